"""Deliveries that lie beside the archive until somebody accepts them."""

import errno
import os
import resource
from datetime import date
from pathlib import Path

import pytest

from goldenthread.records import files
from goldenthread.workspace import Standing, Workspace, WorkspaceError
from goldenthread.workspace import history as past
from goldenthread.workspace.problem import DiskFullError
from goldenthread.workspace.staging import (
    OvertakenError,
    Staged,
    accept,
    discard,
    findings_of,
    place_of,
    stage,
    staged_names,
)
from goldenthread.workspace.state import read_state
from tests.workspace.conftest import MADE_UP
from tests.workspace.deliveries import CONTACTS, JUNE, MAY, ssd, staff
from tests.workspace.test_loading import contents

MAY_END, JUNE_END = date(2023, 5, 31), date(2023, 6, 30)
HOLD = ("staged", "building")


@pytest.fixture
def held(workspace: Workspace, tmp_path: Path) -> Workspace:
    """A workspace that holds May."""
    workspace.load([ssd(tmp_path / "may", MAY)], reference_date=MAY_END)
    return workspace


def june(workspace: Workspace, tmp_path: Path, contacts: str = JUNE, name: str = "one") -> Staged:
    return stage(workspace, name, [ssd(tmp_path / name, contacts)], reference_date=JUNE_END)


def without_staged(folder: Path) -> dict[str, bytes]:
    return {name: content for name, content in contents(folder).items() if not name.startswith(HOLD)}


def test_what_is_staged_changes_nothing(held: Workspace, tmp_path: Path) -> None:
    before = without_staged(held.folder)
    staged = june(held, tmp_path)
    assert without_staged(held.folder) == before
    assert [each.standing for each in staged.receipt.deliveries] == [Standing.KEPT]
    assert staged_names(held) == ("one",)
    discard(held, "one")
    assert staged_names(held) == ()
    assert without_staged(held.folder) == before


def test_it_is_compared_with_the_last_of_its_kind(held: Workspace, tmp_path: Path) -> None:
    staged = june(held, tmp_path, CONTACTS + "2,B,2023-05-03\n3,C,2023-06-06\n4,D,2023-06-07\n")
    [beside] = staged.compared
    assert beside.before_date == MAY_END
    rows = {row.table: (row.now, row.before) for row in beside.rows}
    assert rows["contacts"] == (3, 2)
    assert (beside.new_children, beside.missing_children) == (0, 0)
    [change] = [each for each in staged.receipt.changes if each.table == "contacts"]
    assert (change.added, change.removed, change.changed) == (0, 1, 0)  # of May, which was known


def test_the_first_of_its_kind_has_nothing_beside_it(held: Workspace, tmp_path: Path) -> None:
    staged = stage(held, "one", [staff(tmp_path / "hr")])
    [beside] = staged.compared
    assert (beside.before, beside.new_children) == ("", None)


def test_accepted_it_is_as_if_it_had_been_loaded(held: Workspace, tmp_path: Path) -> None:
    staged = june(held, tmp_path)
    snapshot = accept(held, "one", who="Ann")
    assert staged.snapshot is not None
    assert snapshot.id == staged.snapshot.id == held.snapshot().id
    assert held.faults() == []
    line = past.read(held.folder)[-1]
    assert (line["who"], line["action"], line["outcome"]) == ("Ann", "load kept", "accepted")
    discard(held, "one")
    assert held.faults() == []

    other = Workspace.create(tmp_path / "other", MADE_UP)
    other.load([ssd(tmp_path / "may", MAY)], reference_date=MAY_END)
    other.load([ssd(tmp_path / "one", JUNE)], reference_date=JUNE_END)
    assert other.snapshot().manifest["files"] == snapshot.manifest["files"]


def test_accepted_twice_it_is_in_force_once(held: Workspace, tmp_path: Path) -> None:
    june(held, tmp_path)
    first = accept(held, "one")
    before = without_staged(held.folder)
    assert accept(held, "one").id == first.id
    assert without_staged(held.folder) == before


def test_it_takes_the_place_of_another_of_its_date(held: Workspace, tmp_path: Path) -> None:
    held.load([ssd(tmp_path / "june", JUNE)], reference_date=JUNE_END)
    staged = june(held, tmp_path, JUNE + "4,A,2023-06-09\n")
    [delivered] = staged.receipt.deliveries
    assert delivered.instead_of
    accept(held, "one")
    standing = {entry.id: entry.standing.value for entry in read_state(held.folder).loads}
    assert standing[delivered.instead_of] == "replaced"


def test_what_is_held_already_is_said(held: Workspace, tmp_path: Path) -> None:
    staged = stage(held, "one", [tmp_path / "may"], reference_date=MAY_END)
    assert [each.standing for each in staged.receipt.deliveries] == [Standing.HELD]
    assert staged.snapshot is None


def test_what_is_refused_keeps_its_findings_and_nothing_else(held: Workspace, tmp_path: Path) -> None:
    (tmp_path / "note.txt").write_text("hello")
    staged = stage(held, "one", [tmp_path / "note.txt", ssd(tmp_path / "june")], reference_date=None)
    assert staged.receipt.refused
    assert "note.txt" in findings_of(held, "one").read_text()
    assert [path.name for path in place_of(held, "one").iterdir()] == ["findings.csv"]
    with pytest.raises(WorkspaceError, match="Hand over its files again"):
        accept(held, "one")


def test_another_kind_that_came_meanwhile_does_no_harm(held: Workspace, tmp_path: Path) -> None:
    june(held, tmp_path)
    stage(held, "two", [staff(tmp_path / "hr")])
    accept(held, "two")
    accept(held, "one")
    assert held.faults() == []
    assert len(read_state(held.folder).in_force) == 3


def test_the_same_kind_and_date_that_came_meanwhile_is_not_walked_over(
    held: Workspace, tmp_path: Path
) -> None:
    june(held, tmp_path)
    june(held, tmp_path, JUNE + "4,A,2023-06-09\n", name="two")
    accept(held, "two")
    before = without_staged(held.folder)
    with pytest.raises(OvertakenError, match="Nothing was changed"):
        accept(held, "one")
    assert without_staged(held.folder) == before


def test_what_was_damaged_meanwhile_is_not_accepted(held: Workspace, tmp_path: Path) -> None:
    june(held, tmp_path)
    path = next(p for p in place_of(held, "one").rglob("contacts.parquet") if "loads" in p.parts)
    path.chmod(0o600)
    path.write_bytes(b"damaged")
    with pytest.raises(WorkspaceError, match="damaged"):
        accept(held, "one")
    assert held.faults() == []


def test_a_full_disk_is_said_and_gone_when_there_is_room(
    held: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    june(held, tmp_path)
    before = without_staged(held.folder)
    with monkeypatch.context() as patched:
        patched.setattr(files.os, "fsync", _full)
        with pytest.raises(DiskFullError, match="make room and try again"):
            accept(held, "one")
        with pytest.raises(DiskFullError):
            june(held, tmp_path, JUNE + "4,A,2023-06-09\n", name="two")
    assert without_staged(held.folder) == before
    accept(held, "one")
    assert held.faults() == []


@pytest.mark.parametrize("limit", [3_000, 30_000])
def test_a_real_limit_on_files_is_said_by_whatever_writes(
    held: Workspace, tmp_path: Path, limit: int
) -> None:
    many = CONTACTS + "".join(f"{n},A,2023-06-{n % 28 + 1:02}\n" for n in range(5_000))
    path = ssd(tmp_path / "one", many)
    before = without_staged(held.folder)
    unlimited = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (limit, unlimited[1]))
    try:
        with pytest.raises(DiskFullError):
            stage(held, "one", [path], reference_date=JUNE_END)
        with pytest.raises(DiskFullError):
            held.load([path], reference_date=JUNE_END)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, unlimited)
    assert without_staged(held.folder) == before
    stage(held, "one", [path], reference_date=JUNE_END)


def _full(_: int) -> None:
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
