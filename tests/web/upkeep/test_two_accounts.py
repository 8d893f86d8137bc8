"""On PostgreSQL two accounts: one owns the tables, the site's own can do its work and can't touch the history."""

from __future__ import annotations

import uuid
from collections.abc import Iterator

import pytest
from click.testing import CliRunner
from django.db import DatabaseError, connection, transaction

from goldenthread_web.accounts.models import Person
from goldenthread_web.accounts.roles import Role
from goldenthread_web.commands.opening import bring_up_to_date
from goldenthread_web.commands.update_database import command
from goldenthread_web.history import queries
from goldenthread_web.history.models import Line
from goldenthread_web.history.operations import By, record
from goldenthread_web.upkeep.doctor import site
from goldenthread_web.upkeep.doctor.finding import Standing
from tests.web.accounts.people import somebody
from tests.web.history.databases import pointed_at, postgresql_at


@pytest.fixture
def account(on_postgresql: str) -> Iterator[str]:
    """An account of the server that owns nothing."""
    name = f"site_{uuid.uuid4().hex[:8]}"
    with connection.cursor() as cursor:
        cursor.execute(f"CREATE ROLE {name} LOGIN")
    yield name
    with connection.cursor() as cursor:
        cursor.execute(f"DROP OWNED BY {name}")
        cursor.execute(f"DROP ROLE {name}")


def test_the_sites_account_does_its_work_and_no_more(on_postgresql: str, account: str) -> None:
    said = CliRunner().invoke(command, ["--account", account])
    assert said.exit_code == 0, said.output
    with pointed_at(postgresql_at(on_postgresql.replace("goldenthread@", f"{account}@"))):
        bring_up_to_date()  # as `serve` does: nothing waits, so nothing is asked of this account
        somebody("Ada", Role.ANALYST)
        record("history.read", by=By())
        Person.objects.update(name="Ada L")
        for statement in (
            "UPDATE history_line SET person = 'x'",
            "DELETE FROM history_line",
            "TRUNCATE history_line",
            "ALTER TABLE history_line DISABLE TRIGGER ALL",
            "DROP TRIGGER history_line_stays ON history_line",
            "DROP TABLE history_line",
            "DELETE FROM django_migrations",
            "CREATE TABLE mine (n int)",
        ):
            with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
                cursor.execute(statement)
        assert list(queries.faults([])) == []
        assert Line.objects.count() == 1
        assert {each.standing for each in site.database()} == {Standing.OK}


def test_what_is_no_account(on_postgresql: str) -> None:
    assert (
        "could not be given its rights" in CliRunner().invoke(command, ["--account", "nobody_there"]).output
    )
    assert "another one" in CliRunner().invoke(command, ["--account", "goldenthread"]).output
    assert CliRunner().invoke(command, ["--account", "x; DROP TABLE history_line"]).exit_code == 2


def test_a_file_has_no_accounts(on_sqlite: str) -> None:
    said = CliRunner().invoke(command, ["--account", "site"])
    assert (said.exit_code, "Only PostgreSQL" in said.output) == (1, True)
    assert CliRunner().invoke(command, []).exit_code == 0
