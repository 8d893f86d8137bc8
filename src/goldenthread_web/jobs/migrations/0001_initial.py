"""Jobs: what long work was asked for, how far it is, how it ended."""

import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models

import goldenthread_web.jobs.models

_OPEN = ["waiting", "under way"]
_ENDED = ["done", "failed", "cancelled", "broken off"]


class Migration(migrations.Migration):
    initial = True

    dependencies = (migrations.swappable_dependency(settings.AUTH_USER_MODEL),)

    operations = (
        migrations.CreateModel(
            name="Job",
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
                        default=goldenthread_web.jobs.models.new_reference,
                        editable=False,
                        max_length=20,
                        unique=True,
                    ),
                ),
                ("kind", models.CharField(max_length=60)),
                ("about", models.CharField(max_length=200)),
                ("asked_as", models.CharField(max_length=200)),
                ("asked_on", models.DateTimeField(default=django.utils.timezone.now)),
                (
                    "status",
                    models.CharField(
                        choices=[(name, name) for name in (*_OPEN, *_ENDED)],
                        default="waiting",
                        max_length=20,
                    ),
                ),
                ("began_on", models.DateTimeField(null=True)),
                ("ended_on", models.DateTimeField(null=True)),
                ("tries", models.PositiveIntegerField(default=0)),
                ("cancel_asked_on", models.DateTimeField(null=True)),
                ("is_final", models.BooleanField(default=False)),
                ("saying", models.CharField(default="", max_length=200)),
                ("part", models.PositiveIntegerField(default=0)),
                ("parts", models.PositiveIntegerField(default=0)),
                ("ending", models.CharField(default="", max_length=500)),
                (
                    "asked_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ("-asked_on", "-pk"),
                "indexes": [models.Index(fields=["status", "asked_on"], name="jobs_by_status")],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(status__in=_OPEN),
                        fields=["kind", "about"],
                        name="the_same_is_not_asked_for_twice_at_a_time",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(status="under way"),
                        fields=["status"],
                        name="one_job_at_a_time",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(ended_on=None, status__in=_OPEN)
                        | models.Q(ended_on__isnull=False, status__in=_ENDED),
                        name="a_job_that_ended_ended_on_a_day",
                    ),
                ],
            },
        ),
    )
