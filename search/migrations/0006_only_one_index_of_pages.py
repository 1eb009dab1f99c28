"""What Wagtail's index holds of pages is read by nobody any more."""

from django.db import migrations


def forget(apps, schema_editor):
    kinds = apps.get_model("wagtailcore", "Page").objects.order_by().values("content_type_id")
    apps.get_model("wagtailsearch", "IndexEntry").objects.filter(content_type__in=kinds).delete()


class Migration(migrations.Migration):
    dependencies = [
        ("search", "0005_narrow_rows"),
        ("wagtailsearch", "0010_add_text_fields"),
    ]
    operations = [migrations.RunPython(forget, migrations.RunPython.noop)]
