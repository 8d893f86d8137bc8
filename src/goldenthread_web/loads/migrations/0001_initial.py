"""Deliveries that were handed over, and loads that were taken out of force."""

import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models

import goldenthread_web.loads.models


class Migration(migrations.Migration):
    initial = True

    dependencies = (migrations.swappable_dependency(settings.AUTH_USER_MODEL),)

    operations = (
        migrations.CreateModel(
            name="Delivery",
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
                        default=goldenthread_web.loads.models.new_reference,
                        editable=False,
                        max_length=20,
                        unique=True,
                    ),
                ),
                ("handed_as", models.CharField(max_length=200)),
                ("handed_on", models.DateTimeField(default=django.utils.timezone.now)),
                ("files", models.JSONField()),
                ("source", models.CharField(default="", max_length=20)),
                ("reference_date", models.DateField(null=True)),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("received", "received"),
                            ("not read", "not read"),
                            ("refused", "refused"),
                            ("held already", "held already"),
                            ("to be decided", "to be decided"),
                            ("being accepted", "being accepted"),
                            ("accepted", "accepted"),
                            ("rejected", "rejected"),
                        ],
                        default="received",
                        max_length=20,
                    ),
                ),
                ("found", models.JSONField(null=True)),
                ("decided_on", models.DateTimeField(null=True)),
                ("reason", models.CharField(default="", max_length=500)),
                ("version", models.PositiveIntegerField(default=0)),
                (
                    "decided_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "handed_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ("-handed_on", "-pk"),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("decided_by__isnull", False),
                                ("decided_on__isnull", False),
                                ("status__in", ["being accepted", "accepted", "rejected"]),
                            ),
                            models.Q(
                                (
                                    "status__in",
                                    ["received", "not read", "refused", "held already", "to be decided"],
                                ),
                                ("decided_by", None),
                                ("decided_on", None),
                            ),
                            _connector="OR",
                        ),
                        name="who_decided_on_a_delivery_decided_on_a_day",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("status", "rejected"), models.Q(("reason", ""), _negated=True)),
                            models.Q(models.Q(("status", "rejected"), _negated=True), ("reason", "")),
                            _connector="OR",
                        ),
                        name="what_is_rejected_has_a_reason",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Withdrawal",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("load", models.CharField(max_length=80)),
                ("reason", models.CharField(max_length=500)),
                ("asked_on", models.DateTimeField(default=django.utils.timezone.now)),
                ("done_on", models.DateTimeField(null=True)),
                ("left_on", models.DateTimeField(null=True)),
                (
                    "asked_by",
                    models.ForeignKey(
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
                        condition=models.Q(("done_on", None), ("left_on", None)),
                        fields=("load",),
                        name="a_load_is_withdrawn_once_at_a_time",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("done_on", None), ("left_on", None), _connector="OR"),
                        name="a_withdrawal_is_done_or_left",
                    ),
                ],
            },
        ),
    )
