"""Who teaches the search: those who answer for communications. Reporters read what is searched."""

from django.db import migrations

TAUGHT = ["view", "add", "change", "delete"]
ALL = {"synonym": TAUGHT, "promotion": TAUGHT, "querycount": ["view"]}
PERMISSIONS = {
    "Viestintävastaava": ALL,
    "Raportoija": {"querycount": ["view"]},
    "Pääkäyttäjä": ALL,
}


def give(apps, schema_editor):
    Group = apps.get_model("auth", "Group")
    Permission = apps.get_model("auth", "Permission")
    ContentType = apps.get_model("contenttypes", "ContentType")
    for name, models in PERMISSIONS.items():
        group = Group.objects.filter(name=name).first()
        if group is None:
            continue
        for model, actions in models.items():
            content_type, _ = ContentType.objects.get_or_create(app_label="search", model=model)
            for action in actions:
                # The row is made here when Django's post-migrate step has not made it yet.
                permission, _ = Permission.objects.get_or_create(
                    content_type=content_type,
                    codename=f"{action}_{model}",
                    defaults={"name": f"Can {action} {model}"},
                )
                group.permissions.add(permission)


class Migration(migrations.Migration):
    dependencies = [
        ("search", "0002_database_index"),
        ("core", "0002_groups_and_workflow"),
    ]
    operations = [migrations.RunPython(give, migrations.RunPython.noop)]
