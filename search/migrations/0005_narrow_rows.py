"""The rows of words lose what the narrow table has. SQLite copies the table for it and drops its
triggers, so the derived indexes are made again."""

from django.db import migrations

from search.index import schema


def make(apps, schema_editor):
    schema.run(schema_editor.connection, schema.MAKE_ALL)


def drop_staff(apps, schema_editor):
    schema.run(schema_editor.connection, schema.AWAY_STAFF)


class Migration(migrations.Migration):
    dependencies = [("search", "0004_found_and_staff_pages")]

    operations = [
        migrations.RemoveIndex(
            model_name="indexedpage",
            name="search_inde_languag_124965_idx",
        ),
        migrations.RemoveField(
            model_name="indexedpage",
            name="ends_at",
        ),
        migrations.RemoveField(
            model_name="indexedpage",
            name="groups",
        ),
        migrations.RemoveField(
            model_name="indexedpage",
            name="kind",
        ),
        migrations.RemoveField(
            model_name="indexedpage",
            name="label",
        ),
        migrations.RemoveField(
            model_name="indexedpage",
            name="language",
        ),
        migrations.RemoveField(
            model_name="indexedpage",
            name="shown_at",
        ),
        migrations.RemoveField(
            model_name="indexedpage",
            name="starts_at",
        ),
        migrations.RemoveField(
            model_name="indexedpage",
            name="themes",
        ),
        migrations.RunPython(make, drop_staff),
    ]
