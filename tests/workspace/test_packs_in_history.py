"""A published pack stands in the history: also where publishing was stopped at its very end."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from goldenthread.cli import main
from goldenthread.records import sums
from goldenthread.terms.months import Month
from goldenthread.workspace import Workspace
from goldenthread.workspace import history as past
from goldenthread.workspace.packs import Pack, complete, files_of, keep, unwitnessed
from goldenthread.workspace.writing import BUILDING, PACKS
from tests.workspace.conftest import MADE_UP


@pytest.fixture
def kept(tmp_path: Path) -> tuple[Workspace, Pack]:
    """A workspace with one pack."""
    workspace = Workspace.create(tmp_path / "council", MADE_UP)
    files = tmp_path / "made"
    files.mkdir()
    (files / "figures.csv").write_text("a,b\n")
    pack = Pack("2023-06-board-1", Month(2023, 6), "board", 1, sums.write_sums(files), "A. Person", "")
    return workspace, keep(workspace, pack, files, (), ())


def verify(workspace: Workspace, pack: Pack) -> Result:
    place = files_of(workspace, pack)
    return CliRunner().invoke(main, ["verify", str(place), "--workspace", str(workspace.folder)])


def test_who_published_is_in_the_history(kept: tuple[Workspace, Pack]) -> None:
    workspace, pack = kept
    assert unwitnessed(workspace, pack) == []
    assert verify(workspace, pack).exit_code == 0


def test_a_line_that_was_not_written_any_more_is_written_then(kept: tuple[Workspace, Pack]) -> None:
    """The power went after the state was switched, and before the history had its line."""
    workspace, pack = kept
    file = workspace.folder / past.FILE
    whole = file.read_bytes()
    file.write_bytes(b"".join(whole.splitlines(keepends=True)[:-1]))
    (workspace.folder / BUILDING / PACKS).mkdir(parents=True)
    assert unwitnessed(workspace, pack) == []  # the state still knows what the line was
    complete(workspace)
    assert file.read_bytes() == whole
    assert not (workspace.folder / BUILDING).exists()


@pytest.mark.parametrize("by", ["B. Person", None], ids=["another name", "no history"])
def test_a_history_that_was_changed_is_found(kept: tuple[Workspace, Pack], by: str | None) -> None:
    workspace, pack = kept
    workspace.remember(past.Event("A. Person", "looked", "something", "done"))
    file = workspace.folder / past.FILE
    if by:
        file.write_text(
            file.read_text().replace('"who": "A. Person", "action": "pack', f'"who": "{by}", "action": "pack')
        )
    else:
        file.unlink()
    told = verify(workspace, pack)
    assert told.exit_code == 1
    assert "its history does not bear out" in told.stderr
    assert f"{past.FILE} does not say that A. Person published {pack.name}" in told.stderr


def test_any_line_that_was_changed_is_found(kept: tuple[Workspace, Pack]) -> None:
    workspace, pack = kept
    workspace.remember(past.Event("A. Person", "looked", "something", "done"))
    file = workspace.folder / past.FILE
    file.write_text(file.read_text().replace("looked", "seen"))
    assert verify(workspace, pack).exit_code == 1
    file.write_text("{\n")
    assert unwitnessed(workspace, pack) == [f"{past.FILE} is not as it was written"]
