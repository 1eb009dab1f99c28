"""Who may begin a translation: the communications lead and the administrator."""

from django.db import migrations


def allow(apps, schema_editor):
    ContentType = apps.get_model("contenttypes", "ContentType")
    Permission = apps.get_model("auth", "Permission")
    Group = apps.get_model("auth", "Group")
    content_type, _ = ContentType.objects.get_or_create(
        app_label="wagtail_localize", model="translation"
    )
    permission, _ = Permission.objects.get_or_create(
        content_type=content_type,
        codename="submit_translation",
        defaults={"name": "Can submit translations"},
    )
    for group in Group.objects.filter(name__in=["Viestintävastaava", "Pääkäyttäjä"]):
        group.permissions.add(permission)


class Migration(migrations.Migration):
    dependencies = [
        ("core", "0004_outgoing_mail"),
        ("wagtail_localize", "0006_create_submit_translation_permission"),
    ]

    operations = [migrations.RunPython(allow, migrations.RunPython.noop)]
