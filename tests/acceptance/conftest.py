"""A small made-up council, as it publishes."""

import shutil
from pathlib import Path

import pytest

from tests.acceptance.publishing import ALL, JUNE, MAY, publish


@pytest.fixture(scope="session")
def council(loaded_demo: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small council: many of its numbers are small."""
    return Path(shutil.copytree(loaded_demo, tmp_path_factory.mktemp("publishing") / "council"))


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
