"""Vectors of PostgreSQL move into their rows, and words at once into the indexes."""

from django.db import migrations

from search.index import schema


def make(apps, schema_editor):
    connection = schema_editor.connection
    if connection.vendor != "postgresql":
        return
    schema.run(connection, schema.MAKE_ALL)
    with connection.cursor() as cursor:
        # A column's place is chosen anew only where a row is written.
        cursor.execute("UPDATE search_indexedpage SET terms_a = terms_a")
        cursor.execute("UPDATE search_staffpage SET terms_a = terms_a")
    schema.run(connection, schema.AGAIN_ALL)


class Migration(migrations.Migration):
    dependencies = [("search", "0006_only_one_index_of_pages")]
    operations = [migrations.RunPython(make, migrations.RunPython.noop)]
