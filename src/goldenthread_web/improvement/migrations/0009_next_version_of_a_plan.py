"""A document that becomes the next version of a plan; priorities and parts that are added to a plan that is there.

The number of an action and the name of a priority are free again once the line that had them was withdrawn.
"""

from typing import ClassVar

import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies: ClassVar = [
        ("improvement", "0008_taken_back_ended_and_guarded"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations: ClassVar = [
        migrations.CreateModel(
            name="Matched",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("line", models.CharField(max_length=60)),
                ("said", models.CharField(max_length=40)),
                ("reason", models.TextField(blank=True, default="")),
                ("at", models.DateTimeField(default=django.utils.timezone.now)),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "draft",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="matches",
                        to="improvement.readdraft",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("draft", "line"), name="a_line_of_a_document_is_one_line")
                ],
            },
        ),
        migrations.RemoveConstraint(model_name="action", name="an_action_has_a_number_of_its_own"),
        migrations.RemoveConstraint(model_name="priority", name="a_priority_has_a_name_of_its_own"),
        migrations.AddField(model_name="measure", name="withdrawn_on", field=models.DateField(null=True)),
        migrations.AddField(
            model_name="part",
            name="reference",
            field=models.CharField(blank=True, db_default="", default="", max_length=20),
        ),
        migrations.AddField(
            model_name="priority",
            name="reference",
            field=models.CharField(blank=True, db_default="", default="", max_length=20),
        ),
        migrations.AddField(model_name="priority", name="withdrawn_on", field=models.DateField(null=True)),
        migrations.AddField(
            model_name="readdraft",
            name="next_of",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="improvement.improvementplan",
            ),
        ),
        migrations.AddConstraint(
            model_name="action",
            constraint=models.UniqueConstraint(
                condition=models.Q(models.Q(("number", ""), _negated=True), ("withdrawn_on", None)),
                fields=("part", "number"),
                name="an_action_has_a_number_of_its_own",
            ),
        ),
        migrations.AddConstraint(
            model_name="priority",
            constraint=models.UniqueConstraint(
                condition=models.Q(("withdrawn_on", None)),
                fields=("part", "name"),
                name="a_priority_has_a_name_of_its_own",
            ),
        ),
    ]
