"""The database itself holds what the tracking of an improvement plan rests on, whoever writes to it.

What was said of an action, shown for it and decided about it is only added to; nothing closes without evidence that
somebody else accepted; the date that was agreed first stays where a date was moved.
"""

from __future__ import annotations

from typing import Any, NamedTuple

from django.db import migrations


def _other(name: str) -> str:
    """Whether a column that may hold nothing becomes another: both databases read it alike."""
    new, old = f"NEW.{name}", f"OLD.{name}"
    return f"(({new} IS NULL) <> ({old} IS NULL) OR COALESCE({new} <> {old}, 1 = 0))"


def _changes(*names: str) -> str:
    return " OR ".join(_other(name) for name in names)


class Guard(NamedTuple):
    """A change that is refused: of a table, where a condition holds, in words."""

    name: str
    event: str
    table: str
    where: str
    words: str


_ACCEPTED = (
    "(SELECT COUNT(*) FROM improvement_evidence e WHERE e.action_id = NEW.id AND e.state = 'accepted'"
    " AND e.checked_by_id <> e.by_id AND NOT EXISTS"
    " (SELECT 1 FROM improvement_closing c WHERE c.action_id = NEW.id AND c.ended_on > e.at))"
)
"""What was accepted by another than its giver, and given since the action was last opened again."""

_MOVED = "EXISTS (SELECT 1 FROM improvement_datemove WHERE action_id = NEW.id)"
_CLOSED = "EXISTS (SELECT 1 FROM improvement_action WHERE id = NEW.action_id AND closed_on IS NOT NULL)"

GUARDS = (
    Guard(
        "action_begins_open",
        "INSERT",
        "action",
        "NEW.closed_on IS NOT NULL",
        "an action is closed when its evidence was accepted",
    ),
    Guard(
        "action_closes_with_evidence",
        "UPDATE",
        "action",
        f"NEW.closed_on IS NOT NULL AND OLD.closed_on IS NULL AND {_ACCEPTED} = 0",
        "an action closes when somebody else accepted its evidence",
    ),
    Guard(
        "action_first_date_stays",
        "UPDATE",
        "action",
        f"({_other('original_due')}) AND OLD.original_due IS NOT NULL AND {_MOVED}",
        "the date that was agreed first stays",
    ),
    Guard("update_while_open", "INSERT", "update", _CLOSED, "a closed action is opened again first"),
    Guard("update_stays", "UPDATE", "update", "1 = 1", "an update stays as it was given"),
    Guard("update_kept", "DELETE", "update", "1 = 1", "an update is kept"),
    Guard("move_stays", "UPDATE", "datemove", "1 = 1", "a moved date stays as it was decided"),
    Guard("move_kept", "DELETE", "datemove", "1 = 1", "a moved date is kept"),
    Guard("embedding_stays", "UPDATE", "embedding", "1 = 1", "what was said of practice stays"),
    Guard("embedding_kept", "DELETE", "embedding", "1 = 1", "what was said of practice is kept"),
    Guard(
        "evidence_waits",
        "INSERT",
        "evidence",
        "NEW.state <> 'waiting' OR NEW.checked_by_id IS NOT NULL",
        "evidence waits to be checked when it is given",
    ),
    Guard(
        "evidence_stays",
        "UPDATE",
        "evidence",
        "OLD.state <> 'waiting' OR NEW.state = 'waiting' OR "
        + _changes(
            "reference", "action_id", "words", "link", "file_name", "file_size", "sha256", "by_id", "at"
        ),
        "evidence is checked once, and stays as it was given",
    ),
    Guard("evidence_kept", "DELETE", "evidence", "1 = 1", "evidence is kept"),
    Guard(
        "override_ends_once",
        "UPDATE",
        "override",
        "OLD.ended_on IS NOT NULL OR NEW.ended_on IS NULL OR NEW.ended_by_id IS NULL OR "
        + _changes("action_id", "brag", "reason", "by_id", "at"),
        "a rating that somebody gave can only be taken back",
    ),
    Guard("override_kept", "DELETE", "override", "1 = 1", "a rating that somebody gave is kept"),
    Guard(
        "closing_ends_once",
        "UPDATE",
        "closing",
        "OLD.ended_on IS NOT NULL OR NEW.ended_on IS NULL OR " + _changes("action_id", "by_id", "at"),
        "a closing can only be ended",
    ),
    Guard("closing_kept", "DELETE", "closing", "1 = 1", "a closing is kept"),
)


def _sqlite(guard: Guard) -> list[str]:
    return [
        f"CREATE TRIGGER improvement_{guard.name} BEFORE {guard.event} ON improvement_{guard.table} "
        f"WHEN {guard.where} BEGIN SELECT RAISE(ABORT, '{guard.words}'); END"
    ]


def _postgresql(guard: Guard) -> list[str]:
    """A function for each, since a trigger's own condition may not look at other tables there."""
    name, table = f"improvement_{guard.name}", f"improvement_{guard.table}"
    row = "OLD" if guard.event == "DELETE" else "NEW"
    return [
        f"CREATE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN IF {guard.where} THEN "
        f"RAISE EXCEPTION '{guard.words}' USING ERRCODE = 'integrity_constraint_violation'; END IF; "
        f"RETURN {row}; END $$",
        f"CREATE TRIGGER {name} BEFORE {guard.event} ON {table} FOR EACH ROW EXECUTE FUNCTION {name}()",
        f"ALTER TABLE {table} ENABLE ALWAYS TRIGGER {name}",
    ]


def guard(apps: Any, schema_editor: Any) -> None:  # noqa: ARG001
    made = {"sqlite": _sqlite, "postgresql": _postgresql}[schema_editor.connection.vendor]
    for one in GUARDS:
        for statement in made(one):
            schema_editor.execute(statement)


class Migration(migrations.Migration):
    dependencies = (("improvement", "0002_closing"),)
    # There is no way back: tracking that can be written over is none.
    operations = (migrations.RunPython(guard),)
