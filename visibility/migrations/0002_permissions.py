"""Who keeps the register of posters and sees the audit: everybody but writers."""

from django.db import migrations

ACTIONS = {
    "Viestintävastaava": ["add", "change", "delete", "view"],
    "Raportoija": ["add", "change", "view"],
    "Pääkäyttäjä": ["add", "change", "delete", "view"],
}


def give(apps, schema_editor):
    Group = apps.get_model("auth", "Group")
    Permission = apps.get_model("auth", "Permission")
    ContentType = apps.get_model("contenttypes", "ContentType")

    content_type, _ = ContentType.objects.get_or_create(app_label="visibility", model="posterplace")
    for name, actions in ACTIONS.items():
        group = Group.objects.filter(name=name).first()
        for action in actions if group else []:
            # The row is made here when Django's post-migrate step has not made it yet.
            permission, _ = Permission.objects.get_or_create(
                content_type=content_type,
                codename=f"{action}_posterplace",
                defaults={"name": f"Can {action} place of a poster"},
            )
            group.permissions.add(permission)


class Migration(migrations.Migration):
    dependencies = [
        ("visibility", "0001_initial"),
        ("core", "0002_groups_and_workflow"),
    ]

    operations = [migrations.RunPython(give, migrations.RunPython.noop)]
