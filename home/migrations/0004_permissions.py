"""Communications and administrators keep the results; administrators name the supervisors."""

from django.db import migrations

# group → {model: actions}; the names of the groups are those of core.permissions.
PERMISSIONS = {
    "Viestintävastaava": {"indicator": ["add", "change", "delete", "view"]},
    "Raportoija": {"indicator": ["view"]},
    "Pääkäyttäjä": {
        "indicator": ["add", "change", "delete", "view"],
        "supervisorysettings": ["change"],
    },
}


def give(apps, schema_editor):
    Group = apps.get_model("auth", "Group")
    Permission = apps.get_model("auth", "Permission")
    ContentType = apps.get_model("contenttypes", "ContentType")
    for name, models in PERMISSIONS.items():
        group, _ = Group.objects.get_or_create(name=name)
        for model, actions in models.items():
            content_type, _ = ContentType.objects.get_or_create(app_label="home", model=model)
            for action in actions:
                # Made here when Django's post-migrate step has not made it yet.
                permission, _ = Permission.objects.get_or_create(
                    content_type=content_type,
                    codename=f"{action}_{model}",
                    defaults={"name": f"Can {action} {model}"},
                )
                group.permissions.add(permission)


class Migration(migrations.Migration):
    dependencies = [
        ("home", "0003_results_and_statements"),
        ("core", "0002_groups_and_workflow"),
    ]

    operations = [migrations.RunPython(give, migrations.RunPython.noop)]
