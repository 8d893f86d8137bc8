"""The database itself holds what signing off rests on, whoever writes to it.

A report goes only the ways that there are; nobody approves what they wrote; without two approvals nothing is approved
or published; a change takes the approvals back; what is published never changes.
"""

from __future__ import annotations

from typing import Any, NamedTuple

from django.db import migrations

_STATUS = "(SELECT status FROM commentary_report WHERE id = NEW.report_id)"
_STANDING = "(SELECT COUNT(*) FROM commentary_approval WHERE report_id = NEW.id AND taken_back_on IS NULL)"
_WAYS = {
    "draft": ("submitted", "set aside"),
    "submitted": ("draft", "approved by one"),
    "approved by one": ("draft", "approved"),
    "approved": ("draft", "being published"),
    "being published": ("approved", "published"),
}


def _among(names: tuple[str, ...]) -> str:
    return ", ".join(f"'{name}'" for name in names)


_GOES = " OR ".join(
    f"(OLD.status = '{was}' AND NEW.status IN ({_among(ways)}))" for was, ways in _WAYS.items()
)


class Guard(NamedTuple):
    """A change that is refused: of a table, where a condition holds, in words."""

    name: str
    event: str
    table: str
    where: str
    words: str


GUARDS = (
    Guard("report_begins", "INSERT", "report", "NEW.status <> 'draft'", "a report begins as a draft"),
    Guard(
        "report_goes",
        "UPDATE",
        "report",
        f"NEW.status <> OLD.status AND NOT ({_GOES})",
        "a report does not go that way",
    ),
    Guard(
        "report_ended",
        "UPDATE",
        "report",
        "OLD.status IN ('published', 'set aside')",
        "what is published or set aside does not change",
    ),
    Guard(
        "report_of",
        "UPDATE",
        "report",
        "NEW.month <> OLD.month OR NEW.audience <> OLD.audience OR NEW.edition <> OLD.edition"
        " OR NEW.begun_by_id <> OLD.begun_by_id OR NEW.replaces <> OLD.replaces OR NEW.reason <> OLD.reason",
        "a report stays what it was begun as",
    ),
    Guard(
        "report_signed",
        "UPDATE",
        "report",
        f"(NEW.status IN ('approved', 'being published', 'published') AND {_STANDING} < 2)"
        f" OR (NEW.status = 'approved by one' AND {_STANDING} <> 1)"
        f" OR (NEW.status IN ('draft', 'submitted', 'set aside') AND {_STANDING} > 0)",
        "a report has the approvals that its status says",
    ),
    Guard("report_kept", "DELETE", "report", "OLD.status = 'published'", "what is published stays"),
    Guard(
        "passage_written",
        "INSERT",
        "passage",
        f"{_STATUS} <> 'draft'",
        "what was submitted is changed as a draft",
    ),
    Guard("passage_stays", "UPDATE", "passage", "1 = 1", "a passage is changed by a new one"),
    Guard("passage_kept", "DELETE", "passage", "1 = 1", "a passage is kept"),
    Guard(
        "approval_by_another",
        "INSERT",
        "approval",
        "EXISTS (SELECT 1 FROM commentary_report WHERE id = NEW.report_id AND begun_by_id = NEW.person_id)"
        " OR EXISTS (SELECT 1 FROM commentary_passage WHERE report_id = NEW.report_id AND by_id = NEW.person_id)",
        "nobody approves what they wrote",
    ),
    Guard(
        "approval_in_time",
        "INSERT",
        "approval",
        f"NEW.taken_back_on IS NOT NULL OR {_STATUS} NOT IN ('submitted', 'approved by one')",
        "what is submitted can be approved",
    ),
    Guard(
        "approval_stays",
        "UPDATE",
        "approval",
        "OLD.taken_back_on IS NOT NULL OR NEW.taken_back_on IS NULL OR NEW.person_id <> OLD.person_id"
        " OR NEW.report_id <> OLD.report_id OR NEW.role <> OLD.role"
        f" OR {_STATUS} IN ('being published', 'published')",
        "an approval can only be taken back",
    ),
    Guard("approval_kept", "DELETE", "approval", "1 = 1", "an approval is kept"),
    Guard(
        "remark_in_time",
        "INSERT",
        "remark",
        f"{_STATUS} IN ('being published', 'published', 'set aside')",
        "what has ended is not talked about",
    ),
    Guard("remark_stays", "UPDATE", "remark", "1 = 1", "a remark stays as it was made"),
    Guard("step_stays", "UPDATE", "step", "1 = 1", "a step stays as it was made"),
    Guard("step_kept", "DELETE", "step", "1 = 1", "a step is kept"),
    Guard("wording_stays", "UPDATE", "wording", "1 = 1", "a comment is changed by a new wording"),
)


def _sqlite(guard: Guard) -> list[str]:
    return [
        f"CREATE TRIGGER commentary_{guard.name} BEFORE {guard.event} ON commentary_{guard.table} "
        f"WHEN {guard.where} BEGIN SELECT RAISE(ABORT, '{guard.words}'); END"
    ]


def _postgresql(guard: Guard) -> list[str]:
    """A function for each, since a trigger's own condition may not look at other tables there."""
    name, table = f"commentary_{guard.name}", f"commentary_{guard.table}"
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
    dependencies = (("commentary", "0001_initial"),)
    # There is no way back: signing off without its guards is none.
    operations = (migrations.RunPython(guard),)
