"""A backup holds all of one moment, and what was brought back is what was there."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from django.db import connections

from goldenthread.records.files import sha256_of
from goldenthread.workspace import Workspace
from goldenthread.workspace.history import Event
from goldenthread_web.accounts.models import Person
from goldenthread_web.history.models import Line
from goldenthread_web.history.operations import By, record
from goldenthread_web.upkeep.backing_up import Backup, back_up
from goldenthread_web.upkeep.databases import Database, Postgresql, Sqlite
from goldenthread_web.upkeep.picture import LEFT_OUT
from goldenthread_web.upkeep.problem import UpkeepError
from goldenthread_web.upkeep.restoring import Restored, restore
from goldenthread_web.upkeep.versions import refuse_newer
from tests.web.history.databases import beside
from tests.web.upkeep.conftest import Kept

pytestmark = [pytest.mark.xdist_group("demo"), pytest.mark.acceptance("4.7")]


@contextmanager
def empty_like(database: Database, into: Path) -> Iterator[Database]:
    """An empty database of the same kind, for what is brought back into a folder."""
    if isinstance(database, Sqlite):
        yield Sqlite(into / "people.sqlite3")
        return
    assert isinstance(database, Postgresql)
    with beside() as name:
        yield Postgresql({**database.words, "dbname": name}, database.password)


@pytest.fixture
def made(kept: Kept, tmp_path: Path) -> Backup:
    return back_up(kept.folder, kept.database, tmp_path / "monday.goldenthread", kept.keys)


def brought_back(kept: Kept, made: Backup, into: Path) -> Restored:
    with empty_like(kept.database, into) as empty:
        return restore(made.path, into, [kept.key], database=empty, check_version=refuse_newer)


def files(folder: Path) -> dict[str, str]:
    found = {p.relative_to(folder).as_posix(): sha256_of(p) for p in folder.rglob("*") if p.is_file()}
    changing = ("history.jsonl", "state.json", "people.sqlite3")
    return {n: s for n, s in found.items() if n.split("/")[0] not in LEFT_OUT and n not in changing}


def test_what_was_brought_back_is_what_was_there(kept: Kept, made: Backup, tmp_path: Path) -> None:
    into = tmp_path / "elsewhere" / "council"
    (kept.folder / "secret-key").write_text("of this machine alone", "utf-8")
    with empty_like(kept.database, into) as empty:
        done = restore(made.path, into, [kept.key], database=empty, check_version=refuse_newer)
        assert [line["hash"] for line in empty.lines()] == list(
            Line.objects.order_by("number").values_list("hash", flat=True)
        )
    assert done.counts == made.manifest.counts
    assert done.counts["people"] == 3
    assert done.counts["packs"] == 1
    (kept.folder / "secret-key").unlink()
    assert files(into) == files(kept.folder)
    there = Workspace.open(into)
    assert there.faults() == []
    assert there.state.loads == Workspace.open(kept.folder).state.loads
    assert into.stat().st_mode & 0o077 == 0
    assert not list(into.glob(".*"))


def test_a_backup_says_nothing_to_who_finds_it(kept_on_sqlite: Kept, tmp_path: Path) -> None:
    """Not a word of it: neither of the records nor of the people."""
    kept = kept_on_sqlite
    made = back_up(kept.folder, kept.database, tmp_path / "monday.goldenthread", kept.keys)
    sealed = made.path.read_bytes()
    assert sealed.startswith(b"age-encryption.org/v1")
    for word in (b"council.example", b"manifest.json", b"goldenthread.toml", b"PAR1", b"accounts_person"):
        assert word not in sealed
    assert made.path.stat().st_mode & 0o077 == 0
    assert sorted(p.name for p in made.path.parent.iterdir() if p.name.startswith("monday")) == [
        made.path.name
    ]


def test_readers_and_writers_go_on_meanwhile(kept: Kept, tmp_path: Path) -> None:
    """Lines are written by two, a workspace is changed by one, from before the backup until after it."""
    stop, faults, written = threading.Event(), [], []

    def write_lines(name: str) -> None:
        try:
            while not stop.is_set():
                record("history.read", by=By(name))
                Person.objects.create_user(f"{name}-{len(written)}@council.example", name=name)
                written.append(name)
        except Exception as fault:
            faults.append(fault)
        finally:
            connections["default"].close()

    def change_workspace() -> None:
        there = Workspace.open(kept.folder)
        while not stop.is_set():
            there.remember(Event("cem", "looked", "at it", "done"))
            stop.wait(0.02)

    threads = [threading.Thread(target=write_lines, args=[f"p-{n}"]) for n in range(2)]
    threads.append(threading.Thread(target=change_workspace))
    for thread in threads:
        thread.start()
    try:
        while not written:
            stop.wait(0.01)
        before = len(written)
        made = back_up(kept.folder, kept.database, tmp_path / "monday.goldenthread", kept.keys)
        after = len(written)
    finally:
        stop.set()
        for thread in threads:
            thread.join()
    assert (faults, after > before) == ([], True)
    done = brought_back(kept, made, tmp_path / "elsewhere")
    assert done.counts == made.manifest.counts
    assert 20 + before <= done.counts["lines of the history"] <= Line.objects.count()
    assert Workspace.open(tmp_path / "elsewhere").faults() == []


def test_it_goes_to_a_folder_under_its_time(kept_on_sqlite: Kept, tmp_path: Path) -> None:
    kept = kept_on_sqlite
    backups = tmp_path / "backups"
    backups.mkdir()
    made = back_up(kept.folder, kept.database, backups, kept.keys)
    assert made.path.parent == backups
    assert made.sha256 == sha256_of(made.path)
    assert list(backups.iterdir()) == [made.path]
    assert not list(kept.folder.glob(".backup-*"))


@pytest.mark.parametrize(
    ("place", "why"),
    [("council/b", "lost with it"), ("there", "is there already"), ("nowhere/b", "There is no folder")],
)
def test_where_no_backup_is_written(kept_on_sqlite: Kept, tmp_path: Path, place: str, why: str) -> None:
    kept = kept_on_sqlite
    (tmp_path / "there").write_text("another", "utf-8")
    with pytest.raises(UpkeepError, match=why):
        back_up(kept.folder, kept.database, tmp_path / place, kept.keys)
    assert (tmp_path / "there").read_text("utf-8") == "another"


def test_a_disk_without_room(kept_on_sqlite: Kept, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Said before; and where it fills up meanwhile, said too, and nothing is left lying about."""
    kept = kept_on_sqlite
    backups = tmp_path / "backups"
    backups.mkdir()
    with monkeypatch.context() as full:
        full.setattr("goldenthread_web.upkeep.backing_up._MARGIN", 1 << 60)
        with pytest.raises(UpkeepError, match="not enough room"):
            back_up(kept.folder, kept.database, backups, kept.keys)

    def fill(*_: object) -> int:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("goldenthread_web.upkeep.backing_up._Summing.write", fill)
    with pytest.raises(UpkeepError, match=r"The disk is full\. No backup was made"):
        back_up(kept.folder, kept.database, backups, kept.keys)
    assert list(backups.iterdir()) == []
    assert not list(kept.folder.glob(".backup-*"))


def test_what_a_killed_backup_left_is_taken_away(kept_on_sqlite: Kept, tmp_path: Path) -> None:
    kept = kept_on_sqlite
    left = kept.folder / ".backup-left"
    left.mkdir()
    (left / "lock").touch()
    (left / "sqlite").write_bytes(b"a copy of the database")
    back_up(kept.folder, kept.database, tmp_path / "b", kept.keys)
    assert not left.exists()


def test_a_link_to_elsewhere_is_not_passed_over_in_silence(kept_on_sqlite: Kept, tmp_path: Path) -> None:
    kept = kept_on_sqlite
    (kept.folder / "more").symlink_to(tmp_path)
    with pytest.raises(UpkeepError, match="more is a link to another place"):
        back_up(kept.folder, kept.database, tmp_path / "b", kept.keys)
    (kept.folder / "more").unlink()
    for name in ("goldenthread.toml", "state.json"):
        (kept.folder / name).rename(tmp_path / name)
        (kept.folder / name).symlink_to(tmp_path / name)
        with pytest.raises(UpkeepError, match=f"{name} is a link to another place"):
            back_up(kept.folder, kept.database, tmp_path / "b", kept.keys)
        (kept.folder / name).unlink()
        (tmp_path / name).rename(kept.folder / name)
