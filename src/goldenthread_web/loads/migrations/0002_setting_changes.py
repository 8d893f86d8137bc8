"""Changes of settings that were asked for on the site."""

import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models

import goldenthread_web.loads.models


class Migration(migrations.Migration):
    dependencies = (
        ("loads", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    )

    operations = (
        migrations.CreateModel(
            name="SettingChange",
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
                        default=goldenthread_web.loads.models.new_change_reference,
                        editable=False,
                        max_length=20,
                        unique=True,
                    ),
                ),
                ("section", models.CharField(max_length=40)),
                ("name", models.CharField(max_length=80)),
                ("before", models.JSONField()),
                ("after", models.JSONField()),
                ("reason", models.CharField(max_length=500)),
                ("asked_on", models.DateTimeField(default=django.utils.timezone.now)),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("being worked out", "being worked out"),
                            ("not worked out", "not worked out"),
                            ("to be decided", "to be decided"),
                            ("being put in force", "being put in force"),
                            ("in force", "in force"),
                            ("left as it was", "left as it was"),
                        ],
                        default="being worked out",
                        max_length=20,
                    ),
                ),
                ("found", models.JSONField(null=True)),
                ("decided_on", models.DateTimeField(null=True)),
                ("version", models.PositiveIntegerField(default=0)),
                (
                    "asked_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "decided_by",
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
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(
                            (
                                "status__in",
                                ["being worked out", "not worked out", "to be decided", "being put in force"],
                            )
                        ),
                        fields=("section", "name"),
                        name="a_setting_is_changed_once_at_a_time",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("decided_by__isnull", False),
                                ("decided_on__isnull", False),
                                ("status__in", ["being put in force", "in force", "left as it was"]),
                            ),
                            models.Q(
                                ("status__in", ["being worked out", "not worked out", "to be decided"]),
                                ("decided_by", None),
                                ("decided_on", None),
                            ),
                            _connector="OR",
                        ),
                        name="who_decided_on_a_setting_decided_on_a_day",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("reason", ""), _negated=True),
                        name="a_setting_is_changed_for_a_reason",
                    ),
                ],
            },
        ),
    )
