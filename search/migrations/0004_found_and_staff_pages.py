"""What counts and narrows results moves to a narrow table of its own; staff get an index."""

from hashlib import sha1

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

KNOWN = "SELECT DISTINCT kind, groups, themes FROM search_indexedpage"
COPY = """INSERT INTO search_foundpage (page_id, language, facets_id, starts_at, ends_at,
        expires_at, label, shown_at)
    SELECT one.page_id, one.language, facets.id, one.starts_at, one.ends_at,
        page.expire_at, one.label, one.shown_at
    FROM search_indexedpage one
    JOIN search_facetset facets ON facets.kind = one.kind
        AND facets.groups = one.groups AND facets.themes = one.themes
    JOIN wagtailcore_page page ON page.id = one.page_id"""


def copy(apps, schema_editor):
    with schema_editor.connection.cursor() as cursor:
        cursor.execute(KNOWN)
        for kind, groups, themes in cursor.fetchall():
            said = repr((kind, groups, themes)).encode("utf-8", "replace")
            key = sha1(said, usedforsecurity=False).hexdigest()
            apps.get_model("search", "FacetSet").objects.create(
                kind=kind, groups=groups, themes=themes, key=key
            )
        cursor.execute(COPY)


class Migration(migrations.Migration):
    dependencies = [
        ("search", "0003_permissions"),
        ("wagtailcore", "0098_apitoken"),
    ]

    operations = [
        migrations.CreateModel(
            name="FacetSet",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("kind", models.CharField(blank=True, max_length=20)),
                ("groups", models.TextField(blank=True)),
                ("themes", models.TextField(blank=True)),
                ("key", models.CharField(max_length=40, unique=True)),
            ],
            options={
                "default_permissions": (),
            },
        ),
        migrations.CreateModel(
            name="FoundPage",
            fields=[
                (
                    "page",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="found",
                        serialize=False,
                        to="search.indexedpage",
                    ),
                ),
                ("language", models.CharField(max_length=12)),
                (
                    "facets",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="search.facetset",
                    ),
                ),
                ("starts_at", models.DateTimeField(blank=True, null=True)),
                ("ends_at", models.DateTimeField(blank=True, null=True)),
                ("expires_at", models.DateTimeField(blank=True, null=True)),
                ("label", models.CharField(blank=True, max_length=80)),
                ("shown_at", models.DateTimeField(blank=True, null=True)),
            ],
            options={
                "default_permissions": (),
            },
        ),
        migrations.CreateModel(
            name="StaffPage",
            fields=[
                (
                    "page",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="staff_page",
                        serialize=False,
                        to=settings.WAGTAIL_PAGE_MODEL,
                    ),
                ),
                ("terms_a", models.TextField(blank=True)),
                ("terms_c", models.TextField(blank=True)),
                ("fingerprint", models.CharField(blank=True, max_length=40)),
            ],
            options={
                "default_permissions": (),
            },
        ),
        migrations.RunPython(copy, migrations.RunPython.noop),
    ]
