"""Changes of a plan's words and its versions; what words of a document became; registers tied to the plan.

A change that holds, and one that was taken back, stay as they were decided: the database itself holds that.
"""

from importlib import import_module
from typing import Any

import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models

import goldenthread_web.improvement.models.shared

_before = import_module("goldenthread_web.improvement.migrations.0003_guards")
_DECIDED = "OLD.holds_since IS NOT NULL OR OLD.dropped_on IS NOT NULL OR "
_FIELDS = ("reference", "plan_id", "kind", "subject", "was", "now", "reason", "by_id", "at", "edition")
GUARDS = (
    _before.Guard(
        "change_stays",
        "UPDATE",
        "change",
        _DECIDED + _before._changes(*_FIELDS),
        "a change of a plan stays as it was made",
    ),
    _before.Guard("change_kept", "DELETE", "change", "1 = 1", "a change of a plan is kept"),
    _before.Guard("version_stays", "UPDATE", "version", "1 = 1", "an approved version stays"),
    _before.Guard("version_kept", "DELETE", "version", "1 = 1", "an approved version is kept"),
)


def guard(apps: Any, schema_editor: Any) -> None:  # noqa: ARG001
    made = {"sqlite": _before._sqlite, "postgresql": _before._postgresql}[schema_editor.connection.vendor]
    for one in GUARDS:
        for statement in made(one):
            schema_editor.execute(statement)


class Migration(migrations.Migration):
    dependencies = (
        ("improvement", "0003_guards"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    )

    operations = (
        migrations.CreateModel(
            name="Placing",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("unplaced", models.PositiveIntegerField()),
                ("field", models.CharField(blank=True, default="", max_length=20)),
                ("of", models.CharField(blank=True, default="", max_length=300)),
                ("reason", models.CharField(blank=True, default="", max_length=300)),
                ("at", models.DateTimeField(default=django.utils.timezone.now)),
            ],
        ),
        migrations.CreateModel(
            name="Version",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("edition", models.PositiveIntegerField()),
                ("approved_on", models.DateTimeField()),
            ],
            options={
                "ordering": ("-edition",),
            },
        ),
        migrations.AddField(
            model_name="action",
            name="withdrawn_on",
            field=models.DateField(null=True),
        ),
        migrations.AddField(
            model_name="register",
            name="measure",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="register",
                to="improvement.measure",
            ),
        ),
        migrations.AddField(
            model_name="risk",
            name="closed_because",
            field=models.CharField(blank=True, db_default="", default="", max_length=300),
        ),
        migrations.AddField(
            model_name="risk",
            name="priority",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="risks",
                to="improvement.priority",
            ),
        ),
        migrations.AddField(
            model_name="selfassessment",
            name="file_name",
            field=models.CharField(blank=True, db_default="", default="", max_length=300),
        ),
        migrations.AddField(
            model_name="selfassessment",
            name="file_size",
            field=models.PositiveIntegerField(db_default=0, default=0),
        ),
        migrations.AddField(
            model_name="selfassessment",
            name="link",
            field=models.URLField(blank=True, db_default="", default="", max_length=1000),
        ),
        migrations.AddField(
            model_name="selfassessment",
            name="sha256",
            field=models.CharField(blank=True, db_default="", default="", max_length=64),
        ),
        migrations.AddField(
            model_name="selffinding",
            name="none_because",
            field=models.CharField(blank=True, db_default="", default="", max_length=300),
        ),
        migrations.AddField(
            model_name="selffinding",
            name="version",
            field=models.PositiveIntegerField(db_default=1, default=1),
        ),
        migrations.CreateModel(
            name="Change",
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
                ("kind", models.CharField(max_length=20)),
                ("subject", models.CharField(max_length=40)),
                ("was", models.JSONField(default=dict)),
                ("now", models.JSONField(default=dict)),
                ("reason", models.TextField(blank=True, default="")),
                ("at", models.DateTimeField(default=django.utils.timezone.now)),
                ("edition", models.PositiveIntegerField()),
                ("holds_since", models.DateTimeField(null=True)),
                ("dropped_on", models.DateTimeField(null=True)),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "dropped_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "plan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="changes",
                        to="improvement.improvementplan",
                    ),
                ),
            ],
            options={
                "ordering": ("pk",),
            },
        ),
        migrations.AddField(
            model_name="placing",
            name="by",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="placing",
            name="draft",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="placings",
                to="improvement.readdraft",
            ),
        ),
        migrations.AddField(
            model_name="version",
            name="approved_by",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="version",
            name="plan",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="versions",
                to="improvement.improvementplan",
            ),
        ),
        migrations.AddIndex(
            model_name="change",
            index=models.Index(fields=["subject"], name="changes_of_a_line"),
        ),
        migrations.AddConstraint(
            model_name="change",
            constraint=models.CheckConstraint(
                condition=models.Q(("holds_since", None), ("dropped_on", None), _connector="OR"),
                name="what_holds_was_not_taken_back",
            ),
        ),
        migrations.AddConstraint(
            model_name="change",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("dropped_by", None), ("dropped_on", None)),
                    models.Q(("dropped_by__isnull", False), ("dropped_on__isnull", False)),
                    _connector="OR",
                ),
                name="somebody_took_a_change_back",
            ),
        ),
        migrations.AddConstraint(
            model_name="placing",
            constraint=models.UniqueConstraint(fields=("draft", "unplaced"), name="words_are_placed_once"),
        ),
        migrations.AddConstraint(
            model_name="placing",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(models.Q(("field", ""), _negated=True), ("reason", "")),
                    models.Q(("field", ""), models.Q(("reason", ""), _negated=True)),
                    _connector="OR",
                ),
                name="words_are_placed_or_set_aside_with_a_reason",
            ),
        ),
        migrations.AddConstraint(
            model_name="version",
            constraint=models.UniqueConstraint(
                fields=("plan", "edition"), name="a_version_of_a_plan_is_approved_once"
            ),
        ),
        # There is no way back: what was decided is kept.
        migrations.RunPython(guard),
    )
