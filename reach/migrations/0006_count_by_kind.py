from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("reach", "0005_report_permissions")]

    operations = [
        migrations.RemoveIndex(model_name="dailycount", name="reach_count_day"),
        migrations.AddIndex(
            model_name="dailycount",
            index=models.Index(fields=["kind", "day"], name="reach_count_kind_day"),
        ),
    ]
