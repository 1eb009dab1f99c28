"""What counts and narrows results moves to a narrow table of its own; staff get an index."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

COPY = """INSERT INTO search_foundpage (page_id, language, kind, groups, themes, starts_at, ends_at,
        expires_at, label, shown_at)
    SELECT one.page_id, one.language, one.kind, one.groups, one.themes, one.starts_at, one.ends_at,
        page.expire_at, one.label, one.shown_at
    FROM search_indexedpage one JOIN wagtailcore_page page ON page.id = one.page_id"""


class Migration(migrations.Migration):
    dependencies = [
        ("search", "0003_permissions"),
        ("wagtailcore", "0098_apitoken"),
    ]

    operations = [
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
                ("kind", models.CharField(blank=True, max_length=20)),
                ("groups", models.TextField(blank=True)),
                ("themes", models.TextField(blank=True)),
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
        migrations.RunSQL(COPY, migrations.RunSQL.noop),
    ]
