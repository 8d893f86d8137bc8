"""An approval is by nobody who wrote any version, and of a report beside what its figures rested on.

What was submitted before is asked to be looked at again: nobody kept what its figures rested on.
"""

from __future__ import annotations

from importlib import import_module
from typing import Any

from django.db import migrations, models

_guards = import_module("goldenthread_web.commentary.migrations.0002_guards")
_ANOTHER = "approval_by_another"
_VERSIONS = (
    "SELECT 1 FROM commentary_report this JOIN commentary_report version"
    " ON version.month = this.month AND version.audience = this.audience"
)

GUARDS = (
    _guards.Guard(
        _ANOTHER,
        "INSERT",
        "approval",
        f"EXISTS ({_VERSIONS} WHERE this.id = NEW.report_id AND version.begun_by_id = NEW.person_id)"
        f" OR EXISTS ({_VERSIONS} JOIN commentary_passage passage ON passage.report_id = version.id"
        " WHERE this.id = NEW.report_id AND passage.by_id = NEW.person_id)",
        "nobody approves what they wrote",
    ),
    _guards.Guard(
        "report_rests",
        "UPDATE",
        "report",
        "OLD.status <> 'draft' AND (NEW.snapshot <> OLD.snapshot"
        " OR COALESCE(CAST(NEW.rests AS TEXT), '') <> COALESCE(CAST(OLD.rests AS TEXT), ''))",
        "what was submitted rests on what it was submitted with",
    ),
)


def guard(apps: Any, schema_editor: Any) -> None:  # noqa: ARG001
    is_postgresql = schema_editor.connection.vendor == "postgresql"
    made = _guards._postgresql if is_postgresql else _guards._sqlite
    name = f"commentary_{_ANOTHER}"
    if is_postgresql:
        schema_editor.execute(f"DROP TRIGGER {name} ON commentary_approval")
        schema_editor.execute(f"DROP FUNCTION {name}()")
    else:
        schema_editor.execute(f"DROP TRIGGER {name}")
    for one in GUARDS:
        for statement in made(one):
            schema_editor.execute(statement)


class Migration(migrations.Migration):
    dependencies = (("commentary", "0002_guards"),)
    # A column that may be empty is added as it is. Any other change makes the table anew on SQLite, without its guards.
    operations = (
        migrations.AddField("report", "rests", models.JSONField(editable=False, null=True)),
        migrations.AddField("report", "keeping", models.CharField(editable=False, max_length=64, null=True)),
        migrations.RunPython(guard),
    )
