"""Who sees feedback: writers that of their own organisation's pages, reporters without changing."""

from django.db import migrations

PERMISSIONS = {
    "Kirjoittaja": {"vote": ["view", "change"]},
    "Viestintävastaava": {"vote": ["view", "change", "delete"], "ticket": ["view", "change"]},
    "Raportoija": {"vote": ["view"], "ticket": ["view"]},
    "Pääkäyttäjä": {
        "vote": ["view", "change", "delete"],
        "ticket": ["view", "change", "delete"],
    },
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
            content_type, _ = ContentType.objects.get_or_create(app_label="feedback", model=model)
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
        ("feedback", "0001_initial"),
        ("core", "0002_groups_and_workflow"),
    ]

    operations = [migrations.RunPython(give, migrations.RunPython.noop)]
