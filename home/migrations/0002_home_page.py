"""A new site starts with an empty home page in the default language."""

from django.conf import settings
from django.db import migrations


def make(apps, schema_editor):
    ContentType = apps.get_model("contenttypes", "ContentType")
    Page = apps.get_model("wagtailcore", "Page")
    Site = apps.get_model("wagtailcore", "Site")
    Locale = apps.get_model("wagtailcore", "Locale")
    HomePage = apps.get_model("home", "HomePage")

    # Wagtail's welcome page, and the site that points to it.
    Site.objects.all().delete()
    Page.objects.filter(depth=2).delete()
    locale, _ = Locale.objects.get_or_create(language_code=settings.LANGUAGE_CODE)
    content_type, _ = ContentType.objects.get_or_create(app_label="home", model="homepage")
    home = HomePage.objects.create(
        title="Etusivu",
        draft_title="Etusivu",
        slug="etusivu",
        content_type=content_type,
        path="00010001",
        depth=2,
        numchild=0,
        url_path="/etusivu/",
        locale=locale,
        live=True,
    )
    # The root is the first thing an editor sees in the tree.
    Page.objects.filter(depth=1).update(numchild=1, title="Sivustot", draft_title="Sivustot")
    Site.objects.create(
        hostname="localhost", port=80, root_page_id=home.pk, is_default_site=True, site_name=""
    )


class Migration(migrations.Migration):
    dependencies = [
        ("home", "0001_initial"),
        ("core", "0002_groups_and_workflow"),
        ("wagtailcore", "0098_apitoken"),
    ]

    operations = [migrations.RunPython(make, migrations.RunPython.noop)]
