"""An earlier text can be taken away, with a reason: somebody may have typed what could name a child.

The row stays, with who wrote it and when; only its words go, and only once it is told who took them away and why.
"""

from __future__ import annotations

from importlib import import_module
from typing import Any

import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models

_guards = import_module("goldenthread_web.commentary.migrations.0002_guards")
_STAYS = "passage_stays"
_SAME = " AND ".join(
    f"NEW.{column} = OLD.{column}" for column in ("id", "report_id", "area", "number", "by_id", "role", "at")
)
_TOLD = "SELECT 1 FROM commentary_blanked WHERE passage_id = OLD.id"
_LATER = (
    "SELECT 1 FROM commentary_passage later"
    " WHERE later.report_id = OLD.report_id AND later.area = OLD.area AND later.number > OLD.number"
)

GUARDS = (
    _guards.Guard(
        _STAYS,
        "UPDATE",
        "passage",
        f"NOT (NEW.text = '' AND {_SAME} AND EXISTS ({_TOLD}) AND EXISTS ({_LATER}))",
        "a passage is changed by a new one",
    ),
    _guards.Guard("blanked_stays", "UPDATE", "blanked", "1 = 1", "what was taken away stays told"),
    _guards.Guard("blanked_kept", "DELETE", "blanked", "1 = 1", "what was taken away stays told"),
)


def guard(apps: Any, schema_editor: Any) -> None:  # noqa: ARG001
    is_postgresql = schema_editor.connection.vendor == "postgresql"
    made = _guards._postgresql if is_postgresql else _guards._sqlite
    name = f"commentary_{_STAYS}"
    if is_postgresql:
        schema_editor.execute(f"DROP TRIGGER {name} ON commentary_passage")
        schema_editor.execute(f"DROP FUNCTION {name}()")
    else:
        schema_editor.execute(f"DROP TRIGGER {name}")
    for one in GUARDS:
        for statement in made(one):
            schema_editor.execute(statement)


class Migration(migrations.Migration):
    dependencies = (
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
        ("commentary", "0003_as_approved"),
    )
    operations = (
        migrations.CreateModel(
            name="Blanked",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("role", models.CharField(max_length=200)),
                ("at", models.DateTimeField(default=django.utils.timezone.now)),
                ("reason", models.CharField(max_length=500)),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "passage",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="blanked",
                        to="commentary.passage",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=~models.Q(reason=""), name="a_text_is_taken_away_for_a_reason"
                    )
                ]
            },
        ),
        migrations.RunPython(guard),
    )
