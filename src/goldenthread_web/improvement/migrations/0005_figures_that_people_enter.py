"""What a measure is counted in and when its figures are due; corrections of figures, and files of many."""

import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models

import goldenthread_web.improvement.models.shared


class Migration(migrations.Migration):
    dependencies = (
        ("improvement", "0004_changes_and_registers"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    )

    operations = (
        migrations.AddField(
            model_name="entered",
            name="corrects",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="corrections",
                to="improvement.entered",
            ),
        ),
        migrations.AddField(
            model_name="entered",
            name="given_again_on",
            field=models.DateTimeField(null=True),
        ),
        migrations.AddField(
            model_name="entered",
            name="row",
            field=models.PositiveIntegerField(null=True),
        ),
        migrations.AddField(
            model_name="measure",
            name="better",
            field=models.CharField(blank=True, db_default="", default="", max_length=10),
        ),
        migrations.AddField(
            model_name="measure",
            name="by_itself",
            field=models.BooleanField(db_default=False, default=False),
        ),
        migrations.AddField(
            model_name="measure",
            name="counted",
            field=models.CharField(blank=True, db_default="", default="", max_length=20),
        ),
        migrations.AddField(
            model_name="measure",
            name="every",
            field=models.PositiveSmallIntegerField(db_default=1, default=1),
        ),
        migrations.AddField(
            model_name="measure",
            name="owed_from",
            field=models.CharField(blank=True, db_default="", default="", max_length=7),
        ),
        migrations.AddField(
            model_name="measure",
            name="rare",
            field=models.BooleanField(db_default=False, default=False),
        ),
        migrations.AddField(
            model_name="measure",
            name="series",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="fed",
                to="improvement.measure",
            ),
        ),
        migrations.AddField(
            model_name="measure",
            name="two_numbers",
            field=models.BooleanField(null=True),
        ),
        migrations.AddField(
            model_name="measure",
            name="within_days",
            field=models.PositiveSmallIntegerField(db_default=20, default=20),
        ),
        migrations.CreateModel(
            name="FigureFile",
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
                ("file_name", models.CharField(max_length=300)),
                ("sha256", models.CharField(max_length=64)),
                ("at", models.DateTimeField(default=django.utils.timezone.now)),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ("-at", "-pk"),
            },
        ),
        migrations.AddField(
            model_name="entered",
            name="file",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="figures",
                to="improvement.figurefile",
            ),
        ),
        migrations.AddConstraint(
            model_name="entered",
            constraint=models.UniqueConstraint(
                condition=models.Q(("given_again_on", None), ("state", "waiting")),
                fields=("corrects",),
                name="one_correction_of_a_figure_waits",
            ),
        ),
    )
