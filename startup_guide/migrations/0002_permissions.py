"""Who keeps the facts: communications and administrators; reporters and writers look."""

from django.db import migrations

MODELS = ("fact", "supportform", "contact", "glossaryterm")
ACTIONS = {
    "Kirjoittaja": ["view"],
    "Viestintävastaava": ["add", "change", "delete", "view"],
    "Raportoija": ["view"],
    "Pääkäyttäjä": ["add", "change", "delete", "view"],
}


def give(apps, schema_editor):
    Group = apps.get_model("auth", "Group")
    Permission = apps.get_model("auth", "Permission")
    ContentType = apps.get_model("contenttypes", "ContentType")

    for model in MODELS:
        content_type, _ = ContentType.objects.get_or_create(app_label="startup_guide", model=model)
        for name, actions in ACTIONS.items():
            group = Group.objects.filter(name=name).first()
            for action in actions if group else []:
                # The row is made here when Django's post-migrate step has not made it yet.
                permission, _ = Permission.objects.get_or_create(
                    content_type=content_type,
                    codename=f"{action}_{model}",
                    defaults={"name": f"Can {action} {model}"},
                )
                group.permissions.add(permission)


class Migration(migrations.Migration):
    dependencies = [
        ("startup_guide", "0001_initial"),
        ("core", "0002_groups_and_workflow"),
    ]

    operations = [migrations.RunPython(give, migrations.RunPython.noop)]
