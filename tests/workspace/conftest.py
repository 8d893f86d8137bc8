"""An empty workspace of a made-up authority."""

from pathlib import Path

import pytest

from goldenthread.indicators.population import Estimate
from goldenthread.workspace import Workspace
from goldenthread.workspace.authorities import Authority

MADE_UP = Authority("999", "Made-up", estimates=(Estimate(2022, "made up", "999", 1_000),), made_up=True)


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    return Workspace.create(tmp_path / "workspace", MADE_UP)
