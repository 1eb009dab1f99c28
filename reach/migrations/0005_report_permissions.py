"""Who may freeze a report, and who keeps the payment periods. Everybody in the admin reads both."""

from django.db import migrations

PERMISSIONS = {
    "Viestintävastaava": {
        "frozenreport": ["add", "view"],
        "paymentperiod": ["add", "change", "delete", "view"],
    },
    "Raportoija": {
        "frozenreport": ["add", "view"],
        "paymentperiod": ["add", "change", "delete", "view"],
    },
    "Pääkäyttäjä": {
        "frozenreport": ["add", "view"],
        "paymentperiod": ["add", "change", "delete", "view"],
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
            content_type, _ = ContentType.objects.get_or_create(app_label="reach", model=model)
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
        ("reach", "0004_report"),
        ("core", "0002_groups_and_workflow"),
    ]

    operations = [migrations.RunPython(give, migrations.RunPython.noop)]
