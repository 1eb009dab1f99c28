"""The indexes that the databases derive from the rows."""

from django.db import migrations

from search.index import schema


def make(apps, schema_editor):
    schema.run(schema_editor.connection, schema.MAKE)


def drop(apps, schema_editor):
    schema.run(schema_editor.connection, schema.AWAY)


class Migration(migrations.Migration):
    dependencies = [("search", "0001_initial")]
    operations = [migrations.RunPython(make, drop)]
