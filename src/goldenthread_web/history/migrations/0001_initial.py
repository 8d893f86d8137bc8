"""The lines of the history."""

from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = ()

    operations = (
        migrations.CreateModel(
            name="Line",
            fields=[
                ("number", models.PositiveBigIntegerField(primary_key=True, serialize=False)),
                ("time", models.CharField(db_index=True, max_length=40)),
                ("person", models.CharField(max_length=40)),
                ("role", models.CharField(max_length=200)),
                ("action", models.CharField(max_length=80)),
                ("object", models.CharField(max_length=200)),
                ("outcome", models.CharField(max_length=40)),
                ("reason", models.CharField(max_length=500)),
                ("request", models.CharField(max_length=40)),
                ("previous", models.CharField(max_length=64)),
                ("hash", models.CharField(max_length=64, unique=True)),
            ],
            options={
                "ordering": ("-number",),
                "indexes": [
                    models.Index(fields=["person", "number"], name="history_by_person"),
                    models.Index(fields=["action", "number"], name="history_by_action"),
                ],
            },
        ),
    )
