"""What is damaged, cut off, forged or not sound is not brought back, and nothing of it is written."""

from __future__ import annotations

import io
import json
import shutil
import sqlite3
import tarfile
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pyrage
import pytest
from click.testing import CliRunner
from django.db import connection
from pyrage import x25519

from goldenthread_web.commands import backup as backup_command
from goldenthread_web.commands import restore as restore_command
from goldenthread_web.history.models import Line
from goldenthread_web.upkeep import archive
from goldenthread_web.upkeep.backing_up import Backup, back_up
from goldenthread_web.upkeep.databases import Sqlite
from goldenthread_web.upkeep.problem import UpkeepError
from goldenthread_web.upkeep.restoring import STAGING, restore
from goldenthread_web.upkeep.versions import refuse_newer
from tests.web.upkeep.conftest import Kept

pytestmark = [pytest.mark.xdist_group("demo"), pytest.mark.acceptance("4.7")]
DAMAGED = "damaged or was cut off"


@pytest.fixture
def made(kept_on_sqlite: Kept, tmp_path: Path) -> Backup:
    kept = kept_on_sqlite
    return back_up(kept.folder, kept.database, tmp_path / "monday.goldenthread", kept.keys)


@pytest.fixture
def into(tmp_path: Path) -> Path:
    return tmp_path / "elsewhere"


def bring_back(file: Path, into: Path, key: x25519.Identity) -> None:
    restore(file, into, [key], database=Sqlite(into / "people.sqlite3"), check_version=refuse_newer)


def refused(file: Path, into: Path, key: x25519.Identity, why: str) -> None:
    with pytest.raises(UpkeepError, match=why):
        bring_back(file, into, key)
    assert not into.exists() or list(into.iterdir()) == []


def test_a_backup_that_was_cut_off(kept_on_sqlite: Kept, made: Backup, into: Path) -> None:
    """At its head, between its pieces, in the middle, and where but one byte is missing."""
    whole = made.path.read_bytes()
    for length in (0, 20, 180, 300, 65_536 + 300, len(whole) // 2, len(whole) - 65_536, len(whole) - 1):
        made.path.write_bytes(whole[:length])
        refused(made.path, into, kept_on_sqlite.key, DAMAGED)


def test_a_backup_with_one_other_bit(kept_on_sqlite: Kept, made: Backup, into: Path) -> None:
    whole = made.path.read_bytes()
    for place in (5, 100, 150, 400, len(whole) // 3, len(whole) - 1):
        other = bytearray(whole)
        other[place] ^= 1
        made.path.write_bytes(other)
        refused(made.path, into, kept_on_sqlite.key, f"{DAMAGED}|This key does not open")


def test_another_key_opens_nothing(made: Backup, into: Path) -> None:
    refused(made.path, into, x25519.Identity.generate(), "This key does not open")


def test_two_keys_each_open_it(kept_on_sqlite: Kept, tmp_path: Path) -> None:
    kept, other = kept_on_sqlite, x25519.Identity.generate()
    made = back_up(kept.folder, kept.database, tmp_path / "b", [*kept.keys, other.to_public()])
    for number, key in enumerate([kept.key, other]):
        bring_back(made.path, tmp_path / f"into-{number}", key)


def test_nothing_is_written_over(kept_on_sqlite: Kept, made: Backup, into: Path) -> None:
    into.mkdir()
    (into / "notes.txt").write_text("mine", "utf-8")
    with pytest.raises(UpkeepError, match="is not empty"):
        bring_back(made.path, into, kept_on_sqlite.key)
    assert [path.name for path in into.iterdir()] == ["notes.txt"]


def test_what_a_killed_one_left_is_no_hindrance(kept_on_sqlite: Kept, made: Backup, into: Path) -> None:
    (into / f"{STAGING}left").mkdir(parents=True)
    bring_back(made.path, into, kept_on_sqlite.key)
    assert not list(into.glob(f"{STAGING}*"))


def forge(
    made: Backup, kept: Kept, change: Callable[[tarfile.TarInfo, bytes], list[tuple[str, bytes]]]
) -> None:
    """The backup again, sealed as it should be, with entries that are not those of its manifest."""
    inside = tarfile.open(fileobj=io.BytesIO(pyrage.decrypt(made.path.read_bytes(), [kept.key])))  # noqa: SIM115
    fresh = io.BytesIO()
    with tarfile.open(fileobj=fresh, mode="w") as target:
        for entry in inside:
            for name, content in change(entry, inside.extractfile(entry).read()):  # type: ignore[union-attr]
                other = tarfile.TarInfo(name)
                other.size = len(content)
                target.addfile(other, io.BytesIO(content))
    made.path.write_bytes(pyrage.encrypt(fresh.getvalue(), kept.keys))


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(
            lambda e, c: [] if e.name.endswith("goldenthread.toml") else [(e.name, c)], id="one too few"
        ),
        pytest.param(
            lambda e, c: [(e.name, c), (e.name, c)] if "toml" in e.name else [(e.name, c)], id="one twice"
        ),
        pytest.param(
            lambda e, c: [(e.name, c + b"#")] if "toml" in e.name else [(e.name, c)], id="one changed"
        ),
        pytest.param(
            lambda e, c: [("workspace/../../out", c)] if "toml" in e.name else [(e.name, c)], id="out of it"
        ),
        pytest.param(lambda e, c: [("/tmp/out", c)] if "toml" in e.name else [(e.name, c)], id="anywhere"),  # noqa: S108
        pytest.param(lambda e, c: [] if e.name == archive.MANIFEST else [(e.name, c)], id="no manifest"),
        pytest.param(
            lambda e, c: [(e.name, c[:-9])] if e.name == archive.MANIFEST else [(e.name, c)], id="half of it"
        ),
    ],
)
def test_what_is_not_as_its_manifest_says(
    kept_on_sqlite: Kept, made: Backup, into: Path, change: Callable[..., list[tuple[str, bytes]]]
) -> None:
    forge(made, kept_on_sqlite, change)
    refused(made.path, into, kept_on_sqlite.key, DAMAGED)
    assert not (into.parent / "out").exists()


def told_otherwise(**other: Any) -> Callable[[bytes], bytes]:
    return lambda content: json.dumps(json.loads(content) | other).encode()


@pytest.mark.parametrize(
    "manifest",
    [
        lambda _: b"[" * 100_000,
        lambda _: b"null",
        lambda _: b"[]",
        *(
            told_otherwise(**{name: value})
            for name in ("layout", "files", "tables", "counts", "migrations", "version", "head", "database")
            for value in (None, [], [[]], 7 if name != "layout" else "1")
            if (name, value) != ("migrations", [])
        ),
        told_otherwise(files={"workspace/goldenthread.toml": "abc"}),
        told_otherwise(tables={"accounts_person": "many"}),
        told_otherwise(more=1),
    ],
)
def test_a_manifest_that_is_no_manifest(manifest: Callable[[bytes], bytes]) -> None:
    """Whatever somebody with a key writes into it is refused in words."""
    good = archive.Manifest("2026-01-01", "1", "X", "sqlite", {"a": 1}, ("a.0001",), {"loads": 1}, "h", {})
    inside = io.BytesIO()
    archive.write(inside, [], good)
    with tarfile.open(fileobj=io.BytesIO(inside.getvalue())) as whole:
        content = whole.extractfile(archive.MANIFEST).read()  # type: ignore[union-attr]
    with pytest.raises(UpkeepError, match=DAMAGED):
        archive._read(manifest(content))
    assert archive._read(content) == good


@pytest.mark.parametrize(
    "name", ["", ".", "/", "..", "workspace", "database", "workspace/", "workspace/a\0b"]
)
def test_an_entry_with_an_odd_name(tmp_path: Path, name: str) -> None:
    entry = tarfile.TarInfo("x")
    entry.pax_headers = {"path": name}
    inside = io.BytesIO()
    with tarfile.open(fileobj=inside, mode="w", format=tarfile.PAX_FORMAT) as target:
        target.addfile(entry)
    inside.seek(0)
    with pytest.raises(UpkeepError, match=DAMAGED):
        archive.unpack(inside, tmp_path)
    assert list(tmp_path.iterdir()) in ([], [tmp_path / "workspace"])


def test_a_place_that_is_no_new_folder(kept_on_sqlite: Kept, made: Backup, tmp_path: Path) -> None:
    """A file under the name of what a stopped one leaves, a link to nothing, a file, a name that is too long."""
    used, link, file = tmp_path / "used", tmp_path / "link", tmp_path / "file"
    used.mkdir()
    (used / f"{STAGING}x").write_text("mine", "utf-8")
    link.symlink_to(tmp_path / "nowhere")
    file.write_text("mine", "utf-8")
    for into, why in (
        (used, "used is not empty"),
        (link, "link is a link to what is not there"),
        (file, "file is not a folder"),
        (file / "in it", "Nothing was brought back"),
        (tmp_path / ("a" * 300), "Nothing was brought back"),
        (Path("/"), "/ is not empty"),
    ):
        with pytest.raises(UpkeepError, match=why):
            bring_back(made.path, into, kept_on_sqlite.key)
    assert (used / f"{STAGING}x").read_text("utf-8") == "mine"
    assert not (tmp_path / "nowhere").exists()


def test_a_history_that_somebody_changed(kept_on_sqlite: Kept, tmp_path: Path, into: Path) -> None:
    """A backup of what is not sound any more is made, and not brought back as if it were."""
    kept = kept_on_sqlite
    with connection.cursor() as cursor:
        cursor.execute("DROP TRIGGER history_line_as_written")
        cursor.execute("UPDATE history_line SET person = 'p-nobody' WHERE number = 7")
    made = back_up(kept.folder, kept.database, tmp_path / "b", kept.keys)
    refused(made.path, into, kept.key, "Line 7 was changed")


def test_a_history_that_was_cut(kept_on_sqlite: Kept, tmp_path: Path, into: Path) -> None:
    kept = kept_on_sqlite
    with connection.cursor() as cursor:
        cursor.execute("DROP TRIGGER history_line_stays")
        cursor.execute("DELETE FROM history_line WHERE number > 15")
    made = back_up(kept.folder, kept.database, tmp_path / "b", kept.keys)
    refused(made.path, into, kept.key, "ends at line 15")


def test_a_pack_that_somebody_changed(kept_on_sqlite: Kept, tmp_path: Path, into: Path) -> None:
    kept = kept_on_sqlite
    page = next(kept.folder.glob("packs/*/pack/report.html"))
    page.chmod(0o600)
    page.write_bytes(page.read_bytes() + b" ")
    made = back_up(kept.folder, kept.database, tmp_path / "b", kept.keys)
    refused(made.path, into, kept.key, "report.html")


def test_what_a_newer_goldenthread_made(kept_on_sqlite: Kept, tmp_path: Path, into: Path) -> None:
    kept = kept_on_sqlite
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO django_migrations (app, name, applied) VALUES ('history', '0999_later', 'now')"
        )
    made = back_up(kept.folder, kept.database, tmp_path / "b", kept.keys)
    refused(made.path, into, kept.key, r"newer goldenthread.*history\.0999_later")


def test_a_file_does_not_go_into_a_server(
    kept_on_sqlite: Kept, made: Backup, into: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("GOLDENTHREAD_DATABASE", "postgresql://somewhere/people")
    (tmp_path / "key").write_text(str(kept_on_sqlite.key), "utf-8")
    said = CliRunner().invoke(
        restore_command.command, [str(made.path), "--into", str(into), "--key", str(tmp_path / "key")]
    )
    assert said.exit_code == 1
    assert "a database in a file" in said.output
    assert list(into.iterdir()) == []


def test_from_the_command_line(
    kept_on_sqlite: Kept, tmp_path: Path, into: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A key, a backup by it, the loss of everything, and all of it back."""
    kept, key = kept_on_sqlite, tmp_path / "key"
    run = CliRunner().invoke
    said = run(backup_command.command, ["--new-key", str(key)])
    public = said.output.splitlines()[-1]
    assert (said.exit_code, public[:4], key.stat().st_mode & 0o077) == (0, "age1", 0)
    again = run(backup_command.command, ["--new-key", str(key)])
    assert (again.exit_code, "is there already" in again.output) == (1, True)

    nameless = run(backup_command.command, [str(tmp_path / "b")])
    assert (nameless.exit_code, "none is given" in nameless.output) == (1, True)
    monkeypatch.setenv("GOLDENTHREAD_BACKUP_KEY", public)
    said = run(backup_command.command, [str(tmp_path / "b")])
    assert said.exit_code == 0, said.output
    assert "people: 3" in said.output
    last = Line.objects.order_by("-number").values_list("action", "person", "object").first()
    assert last == (
        "upkeep.backup.made",
        "command line",
        f"sha256:{said.output.split('SHA-256 ')[1].split()[0]}",
    )

    shutil.rmtree(kept.folder)
    said = run(restore_command.command, [str(tmp_path / "b"), "--into", str(into), "--key", str(key)])
    assert said.exit_code == 0, said.output
    assert "people: 3" in said.output
    with closing(sqlite3.connect(into / "people.sqlite3")) as base:
        assert base.execute("SELECT COUNT(*) FROM accounts_person").fetchone() == (3,)
    wrong = run(
        restore_command.command, [str(tmp_path / "b"), "--into", str(into), "--key", str(tmp_path / "b")]
    )
    assert (wrong.exit_code, "no file with a private key" in wrong.output) == (1, True)
