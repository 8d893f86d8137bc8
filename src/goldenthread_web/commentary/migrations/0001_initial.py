"""Comments with their wordings; reports with their texts, remarks, approvals and steps."""

import functools
from typing import Any

import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models

import goldenthread_web.commentary.models


def _key() -> Any:
    return models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")


def _person(*, null: bool = False) -> Any:
    protect = django.db.models.deletion.PROTECT
    return models.ForeignKey(null=null, on_delete=protect, related_name="+", to=settings.AUTH_USER_MODEL)


class Migration(migrations.Migration):
    initial = True

    dependencies = (migrations.swappable_dependency(settings.AUTH_USER_MODEL),)

    operations = (
        migrations.CreateModel(
            name="Comment",
            fields=[
                ("id", _key()),
                (
                    "reference",
                    models.CharField(
                        default=functools.partial(
                            goldenthread_web.commentary.models.new_reference, *("c",), **{}
                        ),
                        editable=False,
                        max_length=20,
                        unique=True,
                    ),
                ),
                ("indicator", models.CharField(max_length=80)),
                ("group", models.CharField(blank=True, default="", max_length=200)),
                ("area", models.CharField(blank=True, default="", max_length=200)),
                ("month", models.CharField(max_length=7)),
                ("version", models.PositiveIntegerField(default=1)),
                ("withdrawn_on", models.DateTimeField(null=True)),
                ("withdrawn_because", models.CharField(blank=True, default="", max_length=500)),
                (
                    "author",
                    _person(),
                ),
                (
                    "withdrawn_by",
                    _person(null=True),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Report",
            fields=[
                ("id", _key()),
                (
                    "reference",
                    models.CharField(
                        default=functools.partial(
                            goldenthread_web.commentary.models.new_reference, *("r",), **{}
                        ),
                        editable=False,
                        max_length=20,
                        unique=True,
                    ),
                ),
                ("month", models.CharField(max_length=7)),
                ("audience", models.CharField(max_length=20)),
                ("edition", models.PositiveIntegerField()),
                ("replaces", models.CharField(blank=True, default="", max_length=80)),
                ("reason", models.CharField(blank=True, default="", max_length=500)),
                ("status", models.CharField(default="draft", max_length=20)),
                ("version", models.PositiveIntegerField(default=0)),
                ("snapshot", models.CharField(blank=True, default="", max_length=80)),
                ("begun_on", models.DateTimeField(default=django.utils.timezone.now)),
                ("pack", models.CharField(blank=True, default="", max_length=80)),
                ("published_on", models.DateTimeField(null=True)),
                ("refused", models.TextField(blank=True, default="")),
                (
                    "begun_by",
                    _person(),
                ),
                (
                    "corrects",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="corrections",
                        to="commentary.report",
                    ),
                ),
                (
                    "published_by",
                    _person(null=True),
                ),
            ],
            options={
                "ordering": ("-month", "audience", "-edition"),
            },
        ),
        migrations.CreateModel(
            name="Remark",
            fields=[
                ("id", _key()),
                ("area", models.CharField(blank=True, max_length=80)),
                ("text", models.TextField()),
                ("role", models.CharField(max_length=200)),
                ("at", models.DateTimeField(default=django.utils.timezone.now)),
                (
                    "by",
                    _person(),
                ),
                (
                    "report",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="remarks",
                        to="commentary.report",
                    ),
                ),
            ],
            options={
                "ordering": ("at", "pk"),
            },
        ),
        migrations.CreateModel(
            name="Passage",
            fields=[
                ("id", _key()),
                ("area", models.CharField(blank=True, max_length=80)),
                ("number", models.PositiveIntegerField()),
                ("text", models.TextField(blank=True)),
                ("role", models.CharField(max_length=200)),
                ("at", models.DateTimeField(default=django.utils.timezone.now)),
                (
                    "by",
                    _person(),
                ),
                (
                    "report",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="passages",
                        to="commentary.report",
                    ),
                ),
            ],
            options={
                "ordering": ("area", "number"),
            },
        ),
        migrations.CreateModel(
            name="Approval",
            fields=[
                ("id", _key()),
                ("role", models.CharField(max_length=40)),
                ("at", models.DateTimeField(default=django.utils.timezone.now)),
                ("taken_back_on", models.DateTimeField(null=True)),
                ("taken_back_because", models.CharField(blank=True, default="", max_length=500)),
                (
                    "person",
                    _person(),
                ),
                (
                    "report",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="approvals",
                        to="commentary.report",
                    ),
                ),
            ],
            options={
                "ordering": ("at", "pk"),
            },
        ),
        migrations.CreateModel(
            name="Step",
            fields=[
                ("id", _key()),
                ("was", models.CharField(max_length=20)),
                ("now", models.CharField(max_length=20)),
                ("role", models.CharField(max_length=200)),
                ("at", models.DateTimeField(default=django.utils.timezone.now)),
                ("reason", models.CharField(blank=True, default="", max_length=500)),
                (
                    "by",
                    _person(),
                ),
                (
                    "report",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="steps",
                        to="commentary.report",
                    ),
                ),
            ],
            options={
                "ordering": ("at", "pk"),
            },
        ),
        migrations.CreateModel(
            name="Wording",
            fields=[
                ("id", _key()),
                ("number", models.PositiveIntegerField()),
                ("text", models.TextField()),
                ("role", models.CharField(max_length=200)),
                ("at", models.DateTimeField(default=django.utils.timezone.now)),
                (
                    "by",
                    _person(),
                ),
                (
                    "comment",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="wordings",
                        to="commentary.comment",
                    ),
                ),
            ],
            options={
                "ordering": ("number",),
            },
        ),
        migrations.AddIndex(
            model_name="comment",
            index=models.Index(fields=["area", "indicator"], name="comments_of_a_measure"),
        ),
        migrations.AddConstraint(
            model_name="comment",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("withdrawn_because", ""), ("withdrawn_by", None), ("withdrawn_on", None)),
                    models.Q(
                        ("withdrawn_by__isnull", False),
                        ("withdrawn_on__isnull", False),
                        models.Q(("withdrawn_because", ""), _negated=True),
                    ),
                    _connector="OR",
                ),
                name="a_comment_is_withdrawn_by_somebody_with_a_reason",
            ),
        ),
        migrations.AddConstraint(
            model_name="report",
            constraint=models.UniqueConstraint(
                fields=("month", "audience", "edition"), name="an_edition_is_one"
            ),
        ),
        migrations.AddConstraint(
            model_name="report",
            constraint=models.UniqueConstraint(
                condition=models.Q(("status__in", ["published", "set aside"]), _negated=True),
                fields=("month", "audience"),
                name="a_report_is_worked_on_once",
            ),
        ),
        migrations.AddConstraint(
            model_name="report",
            constraint=models.UniqueConstraint(
                condition=models.Q(("status", "being published")),
                fields=("status",),
                name="one_report_is_published_at_a_time",
            ),
        ),
        migrations.AddConstraint(
            model_name="report",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("replaces", ""), ("reason", "")),
                    models.Q(
                        models.Q(("replaces", ""), _negated=True), models.Q(("reason", ""), _negated=True)
                    ),
                    _connector="OR",
                ),
                name="a_correction_has_a_reason",
            ),
        ),
        migrations.AddConstraint(
            model_name="report",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("published_by__isnull", False),
                        ("published_on__isnull", False),
                        ("status", "published"),
                        models.Q(("pack", ""), _negated=True),
                    ),
                    models.Q(
                        models.Q(("status", "published"), _negated=True),
                        ("pack", ""),
                        ("published_by", None),
                        ("published_on", None),
                    ),
                    _connector="OR",
                ),
                name="what_is_published_is_a_pack",
            ),
        ),
        migrations.AddConstraint(
            model_name="report",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "status__in",
                        [
                            "draft",
                            "submitted",
                            "approved by one",
                            "approved",
                            "being published",
                            "published",
                            "set aside",
                        ],
                    )
                ),
                name="a_report_has_a_status",
            ),
        ),
        migrations.AddConstraint(
            model_name="remark",
            constraint=models.CheckConstraint(
                condition=models.Q(("text", ""), _negated=True), name="a_remark_says_something"
            ),
        ),
        migrations.AddConstraint(
            model_name="passage",
            constraint=models.UniqueConstraint(
                fields=("report", "area", "number"), name="a_passage_has_a_number_of_its_own"
            ),
        ),
        migrations.AddConstraint(
            model_name="approval",
            constraint=models.UniqueConstraint(
                condition=models.Q(("taken_back_on", None)),
                fields=("report", "person"),
                name="a_person_approves_once",
            ),
        ),
        migrations.AddConstraint(
            model_name="step",
            constraint=models.CheckConstraint(
                condition=models.Q(("was", models.F("now")), _negated=True), name="a_step_leads_on"
            ),
        ),
        migrations.AddConstraint(
            model_name="wording",
            constraint=models.UniqueConstraint(
                fields=("comment", "number"), name="a_wording_has_a_number_of_its_own"
            ),
        ),
        migrations.AddConstraint(
            model_name="wording",
            constraint=models.CheckConstraint(
                condition=models.Q(("text", ""), _negated=True), name="a_comment_says_something"
            ),
        ),
    )
