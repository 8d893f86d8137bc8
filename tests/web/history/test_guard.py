"""The database itself refuses whatever would change the history."""

from __future__ import annotations

import uuid

import pytest
from django.db import IntegrityError, ProgrammingError, connection, transaction

from goldenthread_web.history import heads, queries
from goldenthread_web.history.chain import START, hash_of
from goldenthread_web.history.models import Line
from goldenthread_web.history.operations import By, record

COLUMNS = "number, time, person, role, action, object, outcome, reason, request, previous, hash"


@pytest.fixture
def five(database: str) -> None:
    for number in range(1, 6):
        record("plan.changed", by=By("p-1", "analyst"), subject=f"plan {number}")


def refused(statement: str) -> None:
    with pytest.raises(IntegrityError, match="the history only grows"), transaction.atomic():
        run(statement)
    assert Line.objects.count() == 5
    assert list(queries.faults(heads.read())) == []


def run(statement: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement)


def copied(number: int, of: int = 3, before: str = "previous") -> str:
    fields = (
        COLUMNS.replace("number", str(number), 1).replace("previous", before).replace("hash", "'another'")
    )
    if "'another'" in before:
        fields = fields.replace("'another'", "hash", 1)
    return f"SELECT {fields} FROM history_line WHERE number = {of}"


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE history_line SET action = 'nothing' WHERE number = 3",
        "UPDATE history_line SET number = 9 WHERE number = 5",
        "DELETE FROM history_line WHERE number = 5",
        "DELETE FROM history_line",
        f"INSERT INTO history_line ({COLUMNS}) {copied(7, of=5)}",
        f"INSERT INTO history_line ({COLUMNS}) {copied(6, of=3)}",
        f"INSERT INTO history_line ({COLUMNS}) {copied(3)}",
        f"INSERT INTO history_line ({COLUMNS}) {copied(3)} ON CONFLICT (number) DO UPDATE SET action = 'nothing'",
    ],
    ids=["change", "renumber", "delete", "empty", "gap", "not following", "same number", "upsert"],
)
def test_no_statement_changes_the_history(five: None, statement: str) -> None:
    refused(statement)


def test_the_database_takes_a_line_that_follows(five: None) -> None:
    record("plan.changed", by=By("p-2"))
    assert Line.objects.count() == 6


def test_a_chain_begins_once(database: str) -> None:
    line = {"number": 2, "time": "", "person": "", "role": "", "action": "", "object": "", "outcome": ""}
    line |= {"reason": "", "request": "", "previous": START}
    with pytest.raises(IntegrityError, match="at its end"), transaction.atomic():
        Line.objects.create(**line, hash=hash_of(line))


@pytest.mark.parametrize("recursive", ["ON", "OFF"])
def test_replace_does_not_walk_past_on_sqlite(on_sqlite: str, recursive: str) -> None:
    """REPLACE takes the old line away without a DELETE that a trigger sees, unless recursive_triggers is on."""
    for number in range(1, 6):
        record("plan.changed", by=By("p-1"), subject=f"plan {number}")
    run(f"PRAGMA recursive_triggers={recursive}")
    refused(f"REPLACE INTO history_line ({COLUMNS}) {copied(3)}")
    refused(f"REPLACE INTO history_line ({COLUMNS}) {copied(5)}")
    refused("UPDATE OR REPLACE history_line SET number = 4 WHERE number = 5")


@pytest.mark.parametrize(
    "statement",
    [
        "TRUNCATE history_line",
        "TRUNCATE history_line CASCADE",
        "SET LOCAL session_replication_role = replica; DELETE FROM history_line WHERE number = 5",
        "WITH gone AS (DELETE FROM history_line RETURNING number) SELECT count(*) FROM gone",
        "MERGE INTO history_line USING (SELECT 5 AS n) AS new ON number = n WHEN MATCHED THEN DELETE",
    ],
)
def test_postgresql_has_no_other_way(on_postgresql: str, statement: str) -> None:
    for number in range(1, 6):
        record("plan.changed", by=By("p-1"), subject=f"plan {number}")
    refused(statement)


def test_an_account_that_owns_nothing_writes_and_cannot_take_the_guard_away(on_postgresql: str) -> None:
    """As the site is to be run: its account on the database may add to the history and read it."""
    name = f"site_{uuid.uuid4().hex[:8]}"
    run(f"CREATE ROLE {name}; GRANT SELECT, INSERT ON history_line TO {name}")
    run(f"SET ROLE {name}")
    try:
        record("plan.changed", by=By("p-1"))
        for statement in (
            "ALTER TABLE history_line DISABLE TRIGGER ALL",
            "DROP TRIGGER history_line_stays ON history_line",
            "DROP TABLE history_line",
            "SET session_replication_role = replica",
            "CREATE OR REPLACE FUNCTION history_line_stays() RETURNS trigger LANGUAGE sql AS 'SELECT NULL'",
            "UPDATE history_line SET action = 'nothing'",
            "DELETE FROM history_line",
            "TRUNCATE history_line",
        ):
            with pytest.raises(ProgrammingError, match=r"denied|must be owner"), transaction.atomic():
                run(statement)
    finally:
        run(f"RESET ROLE; DROP OWNED BY {name}; DROP ROLE {name}")
    assert Line.objects.count() == 1
