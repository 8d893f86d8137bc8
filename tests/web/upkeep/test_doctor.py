"""The doctor says what is wrong with a deployment, and nothing where nothing is."""

from __future__ import annotations

import fcntl
import subprocess
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from django.conf import settings
from django.db import connection
from django.test import override_settings
from django.utils import timezone
from pyrage import x25519

from goldenthread_web.accounts.models import Person
from goldenthread_web.accounts.roles import Role
from goldenthread_web.commands.doctor import command
from goldenthread_web.history import heads
from goldenthread_web.history.operations import By, keep_head, record
from goldenthread_web.jobs.worker import LOCK
from goldenthread_web.site.environment import Mode
from goldenthread_web.upkeep.doctor import Finding, Standing, machine, site
from tests.web.accounts.people import somebody
from tests.web.upkeep.conftest import Kept

pytestmark = pytest.mark.xdist_group("demo")
PUBLIC = str(x25519.Identity.generate().to_public())


def standings(found: list[Finding]) -> list[tuple[str, str]]:
    return [(each.standing.value, each.thing) for each in found]


def words(found: list[Finding]) -> str:
    return "\n".join(map(str, found))


@pytest.fixture
def in_production(monkeypatch: pytest.MonkeyPatch) -> Callable[[], None]:
    def become() -> None:
        there = replace(settings.ENVIRONMENT, mode=Mode.PRODUCTION, hosts=("figures.council.example",))
        monkeypatch.setattr(settings, "ENVIRONMENT", there)

    return become


def test_one_line_for_each_thing(kept_on_sqlite: Kept, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is not in order has its line and the exit code; what is, has a line too."""
    monkeypatch.setenv("GOLDENTHREAD_WORKSPACE", str(kept_on_sqlite.folder))
    said: Result = CliRunner().invoke(command, ["--port", "9"])
    assert said.exit_code == 1, said.output
    *lines, last = said.output.splitlines()
    things = {line.split()[1].rstrip(":"): line.split()[0] for line in lines}
    assert {things[t] for t in ("rights", "database", "history", "records", "secrets", "assets")} == {"ok"}
    assert {things[t] for t in ("worker", "site", "administrators")} == {"mend"}
    assert {things[t] for t in ("settings", "backup")} == {"look"}
    assert last.endswith("to look at.")


def test_settings_that_do_not_start_are_told(kept_on_sqlite: Kept, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GOLDENTHREAD_MODE", "production")
    said = CliRunner().invoke(command, ["--workspace", str(kept_on_sqlite.folder)])
    assert (said.exit_code, said.output.count("mend  settings")) == (1, 2)
    assert len(CliRunner().invoke(command, ["--new-key"]).output.strip()) >= 50


def test_rights(kept_on_sqlite: Kept, tmp_path: Path) -> None:
    folder, key = kept_on_sqlite.folder, tmp_path / "key"
    key.touch(mode=0o640)
    assert standings(list(machine.rights(folder, {"KEY": key}))) == [("ok", "rights")]
    key.chmod(0o644)
    folder.chmod(0o750)
    found = list(machine.rights(folder, {"KEY": key}))
    assert standings(found) == [("mend", "rights")] * 2
    assert "chmod 700" in words(found)
    assert "chmod o=" in words(found)


def test_secrets_in_the_environment() -> None:
    files, found = machine.secrets_named({"G_SECRET_KEY": "x", "G_DATABASE_FILE": "/etc/database"}, "G_")
    assert files == {"DATABASE": Path("/etc/database")}
    assert standings(found) == [("look", "secrets")]
    assert standings(machine.secrets_named({}, "G_")[1]) == [("ok", "secrets")]


@pytest.mark.parametrize(("free", "standing"), [(1, "mend"), (2 << 30, "look"), (9 << 30, "ok")])
def test_room(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, free: int, standing: str) -> None:
    monkeypatch.setattr("shutil.disk_usage", lambda _: type("Usage", (), {"free": free}))
    assert standings(list(machine.room(tmp_path))) == [(standing, "disk")]


@pytest.mark.parametrize(("said", "standing"), [("yes\n", "ok"), ("no\n", "look"), ("", "look")])
def test_clock(monkeypatch: pytest.MonkeyPatch, said: str, standing: str) -> None:
    monkeypatch.setattr("shutil.which", lambda _: "/usr/bin/timedatectl")
    done = subprocess.CompletedProcess([], 0, said, "")
    assert standings(list(machine.clock(lambda *_, **__: done))) == [(standing, "clock")]


def test_a_worker_is_alive_as_long_as_it_holds_its_lock(tmp_path: Path) -> None:
    assert standings(list(machine.worker(tmp_path / LOCK))) == [("mend", "worker")]
    with (tmp_path / LOCK).open("wb") as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        assert standings(list(machine.worker(tmp_path / LOCK))) == [("ok", "worker")]
    assert standings(list(machine.worker(tmp_path / LOCK))) == [("mend", "worker")]


def test_assets(tmp_path: Path) -> None:
    assert standings(list(machine.assets(tmp_path))) == [("mend", "assets")]
    (tmp_path / "staticfiles.json").touch()
    assert standings(list(machine.assets(tmp_path))) == [("ok", "assets")]


def test_history(kept_on_sqlite: Kept) -> None:
    assert standings(list(site.history())) == [("ok", "history")]
    with connection.cursor() as cursor:
        cursor.execute("DROP TRIGGER history_line_as_written")
        cursor.execute("UPDATE history_line SET person = 'x' WHERE number IN (3, 9)")
    found = list(site.history())
    assert standings(found) == [("mend", "history")] * 2
    assert "Line 3 was changed" in words(found)
    heads.path().unlink()
    assert "is missing" in words(list(site.history()))


def test_records(kept_on_sqlite: Kept) -> None:
    folder = kept_on_sqlite.folder
    assert ("ok", "records") in standings(list(site.records(folder)))
    page = next(folder.glob("packs/*/pack/report.html"))
    page.chmod(0o600)
    page.write_bytes(b"another")
    assert standings(list(site.records(folder)))[0] == ("mend", "records")


def test_figures_that_nobody_worked_out(kept_on_sqlite: Kept) -> None:
    import os
    import shutil

    folder = kept_on_sqlite.folder
    shutil.rmtree(folder / "shelf", ignore_errors=True)
    os.utime(folder / "state.json")
    assert standings(list(site.records(folder)))[-1] == ("look", "figures")
    long_ago = datetime.now(UTC).timestamp() - 3_600
    os.utime(folder / "state.json", (long_ago, long_ago))
    found = list(site.records(folder))
    assert standings(found)[-1] == ("mend", "figures")
    assert "nothing is kept yet, so pages show none" in words(found)


def test_database(database: str) -> None:
    found = list(site.database())
    assert found[0].standing is Standing.OK, words(found)
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM django_migrations WHERE app = 'history' AND name LIKE '0002%'")
    [told] = site.database()
    assert (told.standing, "update-database" in told.words) == (Standing.MEND, True)


def test_an_account_that_owns_the_history_is_told(
    on_postgresql: str, in_production: Callable[[], None]
) -> None:
    """The tests' own account rules the server: so a deployment must not."""
    assert ("look", "account") in standings(list(site.database()))
    in_production()
    assert ("mend", "account") in standings(list(site.database()))


def test_backups(
    kept_on_sqlite: Kept, in_production: Callable[[], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert standings(list(site.backups(PUBLIC))) == [("look", "backup"), ("ok", "backup key")]
    in_production()
    assert standings(list(site.backups("none"))) == [("mend", "backup"), ("mend", "backup key")]
    record("upkeep.backup.made", by=By())
    assert standings(list(site.backups(PUBLIC))) == [("ok", "backup"), ("ok", "backup key")]
    now = timezone.now() + timedelta(days=3)
    monkeypatch.setattr(timezone, "now", lambda: now)
    found = list(site.backups(PUBLIC))
    assert standings(found)[0] == ("mend", "backup")
    assert "3 days and 0 hours ago" in words(found)


def test_people(a_database: str) -> None:
    assert standings(list(site.people())) == [("mend", "administrators")]
    somebody("Ada", Role.ADMINISTRATOR)
    assert standings(list(site.people())) == [("look", "administrators")]
    ben = somebody("Ben", Role.ADMINISTRATOR)
    assert standings(list(site.people())) == [("ok", "administrators")]
    Person.objects.filter(pk=ben.pk).update(open_since=timezone.now() - timedelta(days=99))
    found = list(site.people())
    assert standings(found) == [("ok", "administrators"), ("mend", "administrators")]
    assert ben.reference in words(found)
    assert "Ben" not in words(found)


def test_a_clock_that_was_wrong(a_database: str, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as ahead:
        now = timezone.now() + timedelta(days=1)
        ahead.setattr(timezone, "now", lambda: now)
        record("history.read", by=By())
        keep_head()
    assert ("mend", "clock") in standings(list(site.history()))


@pytest.mark.parametrize(
    ("plain", "by_tls", "standing"),
    [(301, 302, "ok"), (200, 302, "mend"), (301, 301, "mend"), (None, None, "mend")],
)
def test_the_proxy(
    in_production: Callable[[], None], monkeypatch: pytest.MonkeyPatch, plain: int, by_tls: int, standing: str
) -> None:
    in_production()
    monkeypatch.setattr(site, "_answer", lambda _, tls=False: by_tls if tls else plain)
    assert next(site.answering(8000)).standing.value == standing


def test_settings_of_a_deployment_are_asked_of_django(in_production: Callable[[], None]) -> None:
    in_production()
    with override_settings(DEBUG=True, SECURE_HSTS_SECONDS=0):
        found = list(site.deployed())
    assert {each.standing for each in found} == {Standing.MEND}
    assert "security.W004" in words(found)
