"""The demo as `goldenthread demo` leaves it: made once for all tests that only look at it."""

import fcntl
import os
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from click.testing import CliRunner

from goldenthread.cli import main
from goldenthread.scorecard.shelf import fill
from goldenthread.workspace import Workspace

SMALLEST = "0.02"


@dataclass(frozen=True)
class Demo:
    """The folder, and what the command said."""

    folder: Path
    said: str


def once(factory: pytest.TempPathFactory, name: str, make: Callable[[Path], None]) -> Path:
    """A folder that is made by whichever process of this run needs it first, and looked at by all of them."""
    base = factory.getbasetemp()
    shared = base.parent if "PYTEST_XDIST_WORKER" in os.environ else base
    with (shared / f"{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        folder = shared / name
        if not folder.exists():
            being_made = shared / f"{name}.part" / name
            shutil.rmtree(being_made.parent, ignore_errors=True)
            make(being_made)
            being_made.rename(folder)
    return folder


def load(folder: Path) -> None:
    """The files of the demo, loaded."""
    done = CliRunner().invoke(main, ["demo", str(folder), "--scale", SMALLEST, "--only-load"])
    assert done.exit_code == 0, done.output


@pytest.fixture(scope="session")
def loaded_demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Its files loaded, and nothing reported. Loading takes longest: tests that change something take a copy."""
    return once(tmp_path_factory, "demo", load)


@pytest.fixture(scope="module")
def own_demo(loaded_demo: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the loaded demo for the tests of one module."""
    return Path(shutil.copytree(loaded_demo, tmp_path_factory.mktemp("own") / "demo"))


@pytest.fixture(scope="session")
def shelved_demo(loaded_demo: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """With all its figures kept, which takes long too."""

    def keep(folder: Path) -> None:
        shutil.copytree(loaded_demo, folder)
        fill(Workspace.open(folder))

    return once(tmp_path_factory, "shelved", keep)


@pytest.fixture(scope="session")
def whole_demo(loaded_demo: Path, tmp_path_factory: pytest.TempPathFactory) -> Demo:
    """With its report and its pack. Tests that use it are of the group "demo", and leave it as it is."""
    folder = Path(shutil.copytree(loaded_demo, tmp_path_factory.mktemp("whole") / "demo"))
    done = CliRunner().invoke(main, ["demo", str(folder)])
    assert done.exit_code == 0, done.output
    return Demo(folder, done.stdout)
