"""The meetings of the boards that watch the improvement plan.

What was put down stays: the database itself lets a meeting only end, once, by somebody with a reason.
"""

from importlib import import_module
from typing import Any

import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models

import goldenthread_web.improvement.models.shared

_before = import_module("goldenthread_web.improvement.migrations.0003_guards")
_FIELDS = ("reference", "body", "day", "words", "corrects_id", "by_id", "at")
GUARDS = (
    _before.Guard(
        "meeting_begins",
        "INSERT",
        "meeting",
        "NEW.ended_on IS NOT NULL",
        "a meeting of a board stands when it is put down",
    ),
    _before.Guard(
        "meeting_ends_once",
        "UPDATE",
        "meeting",
        "OLD.ended_on IS NOT NULL OR NEW.ended_on IS NULL OR " + _before._changes(*_FIELDS),
        "a meeting of a board stays as it was put down, and can only end",
    ),
    _before.Guard("meeting_kept", "DELETE", "meeting", "1 = 1", "a meeting of a board is kept"),
)


def guard(apps: Any, schema_editor: Any) -> None:  # noqa: ARG001
    made = {"sqlite": _before._sqlite, "postgresql": _before._postgresql}[schema_editor.connection.vendor]
    for one in GUARDS:
        for statement in made(one):
            schema_editor.execute(statement)


class Migration(migrations.Migration):
    dependencies = (
        ("improvement", "0006_plain_words"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    )

    operations = (
        migrations.CreateModel(
            name="Meeting",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "reference",
                    models.CharField(
                        default=goldenthread_web.improvement.models.shared.other_reference,
                        editable=False,
                        max_length=20,
                        unique=True,
                    ),
                ),
                ("body", models.CharField(blank=True, default="", max_length=300)),
                ("day", models.DateField()),
                ("words", models.CharField(blank=True, default="", max_length=300)),
                ("at", models.DateTimeField(default=django.utils.timezone.now)),
                ("ended_on", models.DateTimeField(null=True)),
                ("because", models.CharField(blank=True, default="", max_length=300)),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "corrects",
                    models.OneToOneField(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="corrected_by",
                        to="improvement.meeting",
                    ),
                ),
                (
                    "ended_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ("-day", "body"),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("because", ""), ("ended_by", None), ("ended_on", None)),
                            models.Q(
                                ("ended_by__isnull", False),
                                ("ended_on__isnull", False),
                                models.Q(("because", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="a_meeting_ends_by_somebody_with_a_reason",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("ended_on", None)),
                        fields=("body", "day"),
                        name="a_board_meets_once_a_day",
                    ),
                ],
            },
        ),
        # There is no way back: what was put down is kept.
        migrations.RunPython(guard),
    )
