"""Evidence that its giver takes back, series that end, and figures that people enter held by the database itself.

What was given stays as it was given: a figure is checked once, by another than its giver, and never written over.
"""

from importlib import import_module
from typing import Any

import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models

_before = import_module("goldenthread_web.improvement.migrations.0003_guards")
Guard, _changes = _before.Guard, _before._changes

_GIVEN = (
    "reference", "measure_id", "month", "value", "numerator", "denominator", "source", "note", "by_id", "at",
    "corrects_id", "file_id", '"row"',
)  # fmt: skip
_CHECK = _changes("state", "checked_by_id", "checked_on", "reason")
_COUNTS_NOW = "OLD.state = 'waiting' AND NEW.state = 'accepted' AND OLD.corrects_id IS NOT NULL"
_OVER = (
    "EXISTS (SELECT 1 FROM improvement_seriesend e WHERE e.measure_id = NEW.measure_id AND e.month <= NEW.month"
    " AND (e.again_month = '' OR NEW.month < e.again_month))"
)
_WAITS = (
    "EXISTS (SELECT 1 FROM improvement_evidence e WHERE e.id = NEW.evidence_id AND e.state = 'waiting'"
    " AND e.by_id = NEW.by_id)"
)

GUARDS = (
    Guard(
        "taken_back_while_waiting",
        "INSERT",
        "takenback",
        f"NOT {_WAITS}",
        "evidence is taken back by its giver while nobody has checked it",
    ),
    Guard("taken_back_stays", "UPDATE", "takenback", "1 = 1", "that evidence was taken back stays"),
    Guard("taken_back_kept", "DELETE", "takenback", "1 = 1", "that evidence was taken back is kept"),
    Guard(
        "evidence_not_taken_back",
        "UPDATE",
        "evidence",
        "EXISTS (SELECT 1 FROM improvement_takenback t WHERE t.evidence_id = NEW.id)",
        "evidence that was taken back is checked no more",
    ),
    Guard(
        "entered_waits",
        "INSERT",
        "entered",
        "NEW.state <> 'waiting' OR NEW.checked_by_id IS NOT NULL",
        "a figure waits to be checked when it is given",
    ),
    Guard("entered_while_owed", "INSERT", "entered", _OVER, "no figure is given of a series that has ended"),
    Guard(
        "entered_stays",
        "UPDATE",
        "entered",
        f"{_changes(*_GIVEN)} OR ((OLD.state <> 'waiting' OR NEW.state = 'waiting') AND ({_CHECK}))",
        "a figure is checked once, and stays as it was given",
    ),
    Guard(
        "entered_is_replaced_once",
        "UPDATE",
        "entered",
        f"(OLD.replaced AND NOT NEW.replaced AND NOT ({_COUNTS_NOW}))"
        f" OR (OLD.given_again_on IS NOT NULL AND ({_changes('given_again_on')}))",
        "a figure that was replaced stays replaced",
    ),
    Guard("entered_kept", "DELETE", "entered", "1 = 1", "a figure that was given is kept"),
    Guard("figure_file_stays", "UPDATE", "figurefile", "1 = 1", "what was handed over stays as it was"),
    Guard("figure_file_kept", "DELETE", "figurefile", "1 = 1", "what was handed over is kept"),
    Guard(
        "series_ends_first",
        "INSERT",
        "seriesend",
        "NEW.again_at IS NOT NULL",
        "a series ends before it is taken up again",
    ),
    Guard(
        "series_end_stays",
        "UPDATE",
        "seriesend",
        "OLD.again_at IS NOT NULL OR NEW.again_at IS NULL OR "
        + _changes("measure_id", "month", "reason", "by_id", "at"),
        "the end of a series stays, and can only be taken up again",
    ),
    Guard("series_end_kept", "DELETE", "seriesend", "1 = 1", "the end of a series is kept"),
)


def guard(apps: Any, schema_editor: Any) -> None:  # noqa: ARG001
    made = {"sqlite": _before._sqlite, "postgresql": _before._postgresql}[schema_editor.connection.vendor]
    for one in GUARDS:
        for statement in made(one):
            schema_editor.execute(statement)


_KEY = models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")


def _by(**given: Any) -> Any:
    return models.ForeignKey(
        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL, **given
    )


class Migration(migrations.Migration):
    dependencies = (
        ("improvement", "0007_meetings_of_boards"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    )

    operations = (
        migrations.CreateModel(
            name="TakenBack",
            fields=[
                ("id", _KEY.clone()),
                ("at", models.DateTimeField(default=django.utils.timezone.now)),
                ("reason", models.CharField(max_length=300)),
                ("by", _by()),
                (
                    "evidence",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="taken_back",
                        to="improvement.evidence",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("reason", ""), _negated=True),
                        name="evidence_is_taken_back_with_a_reason",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="SeriesEnd",
            fields=[
                ("id", _KEY.clone()),
                ("month", models.CharField(max_length=7)),
                ("reason", models.CharField(max_length=300)),
                ("at", models.DateTimeField(default=django.utils.timezone.now)),
                ("again_month", models.CharField(blank=True, default="", max_length=7)),
                ("again_reason", models.CharField(blank=True, default="", max_length=300)),
                ("again_at", models.DateTimeField(null=True)),
                ("again_by", _by(null=True)),
                ("by", _by()),
                (
                    "measure",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="ends",
                        to="improvement.measure",
                    ),
                ),
            ],
            options={
                "ordering": ("at", "pk"),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("reason", ""), _negated=True), models.Q(("month", ""), _negated=True)
                        ),
                        name="a_series_ends_with_a_reason",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("again_at", None),
                                ("again_by", None),
                                ("again_month", ""),
                                ("again_reason", ""),
                            ),
                            models.Q(
                                models.Q(("again_month", ""), _negated=True),
                                models.Q(("again_reason", ""), _negated=True),
                                ("again_at__isnull", False),
                                ("again_by__isnull", False),
                                ("again_month__gte", models.F("month")),
                            ),
                            _connector="OR",
                        ),
                        name="a_series_is_taken_up_again_with_a_reason",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("again_at", None)),
                        fields=("measure",),
                        name="a_series_is_ended_once_at_a_time",
                    ),
                ],
            },
        ),
        # There is no way back: what was given is kept.
        migrations.RunPython(guard),
    )
