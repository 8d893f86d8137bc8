"""What risks, documents, findings and lines that carry an action on said before they were changed.

It is only added to: the database itself refuses that it is altered or deleted.
"""

from importlib import import_module
from typing import Any

import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models

_before = import_module("goldenthread_web.improvement.migrations.0003_guards")
GUARDS = (
    _before.Guard("said_before_stays", "UPDATE", "saidbefore", "1 = 1", "what was said before stays"),
    _before.Guard("said_before_kept", "DELETE", "saidbefore", "1 = 1", "what was said before is kept"),
)


def guard(apps: Any, schema_editor: Any) -> None:  # noqa: ARG001
    made = {"sqlite": _before._sqlite, "postgresql": _before._postgresql}[schema_editor.connection.vendor]
    for one in GUARDS:
        for statement in made(one):
            schema_editor.execute(statement)


_LINES = {"risk": "risk", "document": "register", "link": "link", "finding": "selffinding"}


def _of(model: str) -> Any:
    return models.ForeignKey(
        null=True,
        on_delete=django.db.models.deletion.PROTECT,
        related_name="before",
        to=f"improvement.{model}",
    )


def _one_line() -> models.Q:
    found = models.Q()
    for name in _LINES:
        found |= models.Q(**{f"{other}__isnull": other != name for other in _LINES})
    return found


class Migration(migrations.Migration):
    dependencies = (
        ("improvement", "0009_next_version_of_a_plan"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    )

    operations = (
        migrations.AddField("risk", "put_down_on", models.DateTimeField(null=True)),
        migrations.CreateModel(
            name="SaidBefore",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("said", models.JSONField()),
                ("at", models.DateTimeField(default=django.utils.timezone.now)),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                *((name, _of(model)) for name, model in _LINES.items()),
            ],
            options={
                "ordering": ("pk",),
                "constraints": [
                    models.CheckConstraint(condition=_one_line(), name="what_was_said_before_is_of_one_line")
                ],
            },
        ),
        # There is no way back: what was said is kept.
        migrations.RunPython(guard),
    )
