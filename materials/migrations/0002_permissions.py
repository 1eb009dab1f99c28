"""Who keeps the register of adoptions."""

from django.db import migrations

PERMISSIONS = {
    "Viestintävastaava": ["add", "view", "change"],
    "Raportoija": ["view"],
    "Pääkäyttäjä": ["add", "view", "change", "delete"],
}


def give(apps, schema_editor):
    Group = apps.get_model("auth", "Group")
    Permission = apps.get_model("auth", "Permission")
    ContentType = apps.get_model("contenttypes", "ContentType")

    content_type, _ = ContentType.objects.get_or_create(app_label="materials", model="adoption")
    for name, actions in PERMISSIONS.items():
        group = Group.objects.filter(name=name).first()
        if group is None:
            continue
        for action in actions:
            # The row is made here when Django's post-migrate step has not made it yet.
            permission, _ = Permission.objects.get_or_create(
                content_type=content_type,
                codename=f"{action}_adoption",
                defaults={"name": f"Can {action} adoption"},
            )
            group.permissions.add(permission)


class Migration(migrations.Migration):
    dependencies = [
        ("materials", "0001_initial"),
        ("core", "0002_groups_and_workflow"),
    ]

    operations = [migrations.RunPython(give, migrations.RunPython.noop)]
