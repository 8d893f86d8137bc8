"""A small made-up council, as it publishes."""

import shutil
from pathlib import Path

import pytest

from goldenthread.synthetic import write
from goldenthread.terms.months import Month
from goldenthread.workspace import Workspace
from goldenthread.workspace.authorities import Authority
from tests.acceptance.publishing import ALL, JUNE, MAY, publish


@pytest.fixture(scope="session")
def council(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small council: many of its numbers are small."""
    folder = tmp_path_factory.mktemp("publishing") / "council"
    made = Workspace.create(folder, Authority("X01", "Goldshire (made up)"))
    files, last = folder.parent / "files", Month.parse(JUNE).plus(1)
    write(files, scale=0.03, seed=1, months=13, formats=("annex-a", "hr", "local"), last=last)
    assert not made.load([files / "local"], reference_date=last.end).refused
    assert not made.load([*sorted((files / "annex-a").iterdir()), files / "hr"]).refused
    return folder


@pytest.fixture(scope="session")
def published(council: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace that has published May, and June in every format; it is only looked at."""
    place = Path(shutil.copytree(council, tmp_path_factory.mktemp("published") / "council"))
    publish(place, MAY)
    publish(place, JUNE, formats=",".join(ALL))
    return place


@pytest.fixture
def pack(published: Path, tmp_path: Path) -> Path:
    """A copy of June's pack."""
    return Path(shutil.copytree(published / "out" / f"{JUNE}-scrutiny-1", tmp_path / f"{JUNE}-scrutiny-1"))


@pytest.fixture
def workspace(council: Path, tmp_path: Path) -> Path:
    """A workspace of the council that has published nothing."""
    return Path(shutil.copytree(council, tmp_path / "council"))
