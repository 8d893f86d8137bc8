"""The database itself refuses to change the history: a line can only be added, at the end, bound to the one before."""

from __future__ import annotations

from typing import Any

from django.db import migrations

_START = "0" * 64

# SQLite: a line that would replace another is refused before it does, so that not even a connection with
# recursive_triggers off (where REPLACE fires no trigger of DELETE) walks past.
_SQLITE = (
    f"""
    CREATE TRIGGER history_line_follows BEFORE INSERT ON history_line
    WHEN NEW.number IS NOT (SELECT COALESCE(MAX(number), 0) + 1 FROM history_line)
      OR NEW.previous IS NOT
         COALESCE((SELECT hash FROM history_line ORDER BY number DESC LIMIT 1), '{_START}')
    BEGIN SELECT RAISE(ABORT, 'the history only grows, at its end'); END
    """,  # noqa: S608
    """
    CREATE TRIGGER history_line_stays BEFORE DELETE ON history_line
    BEGIN SELECT RAISE(ABORT, 'the history only grows: no line is taken away'); END
    """,
    """
    CREATE TRIGGER history_line_as_written BEFORE UPDATE ON history_line
    BEGIN SELECT RAISE(ABORT, 'the history only grows: no line is changed'); END
    """,
)

# PostgreSQL: ALWAYS, so that a session that calls itself a replica is refused as well.
_POSTGRESQL = (
    f"""
    CREATE FUNCTION history_line_follows() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      IF NEW.number IS DISTINCT FROM (SELECT COALESCE(MAX(number), 0) + 1 FROM history_line)
         OR NEW.previous IS DISTINCT FROM
            COALESCE((SELECT hash FROM history_line ORDER BY number DESC LIMIT 1), '{_START}')
      THEN
        RAISE EXCEPTION 'the history only grows, at its end'
          USING ERRCODE = 'integrity_constraint_violation';
      END IF;
      RETURN NEW;
    END $$
    """,  # noqa: S608
    """
    CREATE FUNCTION history_line_stays() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      RAISE EXCEPTION 'the history only grows: no line is changed or taken away'
        USING ERRCODE = 'integrity_constraint_violation';
    END $$
    """,
    """
    CREATE TRIGGER history_line_follows BEFORE INSERT ON history_line
    FOR EACH ROW EXECUTE FUNCTION history_line_follows()
    """,
    """
    CREATE TRIGGER history_line_stays BEFORE UPDATE OR DELETE OR TRUNCATE ON history_line
    FOR EACH STATEMENT EXECUTE FUNCTION history_line_stays()
    """,
    "ALTER TABLE history_line ENABLE ALWAYS TRIGGER history_line_follows",
    "ALTER TABLE history_line ENABLE ALWAYS TRIGGER history_line_stays",
)
_STATEMENTS = {"sqlite": _SQLITE, "postgresql": _POSTGRESQL}


def guard(apps: Any, schema_editor: Any) -> None:  # noqa: ARG001
    for statement in _STATEMENTS[schema_editor.connection.vendor]:
        schema_editor.execute(statement)


class Migration(migrations.Migration):
    dependencies = (("history", "0001_initial"),)
    # There is no way back: a history without its guard is none.
    operations = (migrations.RunPython(guard),)
