"""The four groups with their permissions, and the workflow writer → communications → published."""

from django.db import migrations

# group → {(app, model): actions}; the names are those of core.permissions.
MODEL_PERMISSIONS = {
    "Kirjoittaja": {
        ("wagtailadmin", "admin"): ["access"],
        ("core", "contactperson"): ["view"],
    },
    "Viestintävastaava": {
        ("wagtailadmin", "admin"): ["access"],
        ("core", "contactperson"): ["add", "change", "delete", "view"],
        ("core", "organisation"): ["add", "change", "view"],
        ("core", "targetgroup"): ["add", "change", "view"],
        ("core", "municipality"): ["change", "view"],
        ("core", "workpackage"): ["change", "view"],
        ("wagtailredirects", "redirect"): ["add", "change", "delete"],
        ("wagtailcore", "collection"): ["add", "change"],
    },
    "Raportoija": {
        ("wagtailadmin", "admin"): ["access"],
    },
    "Pääkäyttäjä": {
        ("wagtailadmin", "admin"): ["access"],
        ("core", "contactperson"): ["add", "change", "delete", "view"],
        ("core", "organisation"): ["add", "change", "delete", "view"],
        ("core", "targetgroup"): ["add", "change", "delete", "view"],
        ("core", "municipality"): ["add", "change", "delete", "view"],
        ("core", "workpackage"): ["add", "change", "delete", "view"],
        ("core", "projectsettings"): ["change"],
        ("core", "approvaltask"): ["add", "change", "delete"],
        ("wagtailredirects", "redirect"): ["add", "change", "delete"],
        ("wagtailcore", "collection"): ["add", "change", "delete"],
        ("wagtailcore", "site"): ["add", "change", "delete"],
        ("wagtailcore", "locale"): ["add", "change", "delete"],
        ("wagtailcore", "workflow"): ["add", "change", "delete"],
        ("wagtailcore", "task"): ["add", "change", "delete"],
        ("auth", "user"): ["add", "change", "delete"],
        ("auth", "group"): ["add", "change", "delete"],
    },
}
PAGE_PERMISSIONS = {
    "Kirjoittaja": ["add"],
    "Viestintävastaava": ["add", "change", "publish", "lock", "unlock"],
    "Pääkäyttäjä": ["add", "change", "publish", "lock", "unlock", "bulk_delete"],
}
FILE_PERMISSIONS = {
    "Kirjoittaja": ["add", "choose"],
    "Viestintävastaava": ["add", "change", "choose"],
    "Pääkäyttäjä": ["add", "change", "choose"],
}


def make(apps, schema_editor):
    Group = apps.get_model("auth", "Group")
    Permission = apps.get_model("auth", "Permission")
    ContentType = apps.get_model("contenttypes", "ContentType")
    Page = apps.get_model("wagtailcore", "Page")
    GroupPagePermission = apps.get_model("wagtailcore", "GroupPagePermission")
    Collection = apps.get_model("wagtailcore", "Collection")
    GroupCollectionPermission = apps.get_model("wagtailcore", "GroupCollectionPermission")

    def permission(app, model, action):
        """The permission row, made here when Django's post-migrate step has not made it yet."""
        content_type, _ = ContentType.objects.get_or_create(app_label=app, model=model)
        return Permission.objects.get_or_create(
            content_type=content_type,
            codename=f"{action}_{model}",
            defaults={"name": f"Can {action} {model}"},
        )[0]

    root = Page.objects.get(depth=1)
    files = Collection.objects.get(depth=1)
    for name, models in MODEL_PERMISSIONS.items():
        group, _ = Group.objects.get_or_create(name=name)
        for (app, model), actions in models.items():
            group.permissions.add(*(permission(app, model, action) for action in actions))
        for action in PAGE_PERMISSIONS.get(name, []):
            GroupPagePermission.objects.get_or_create(
                group=group, page=root, permission=permission("wagtailcore", "page", action)
            )
        for action in FILE_PERMISSIONS.get(name, []):
            for app, model in (("wagtailimages", "image"), ("wagtaildocs", "document")):
                GroupCollectionPermission.objects.get_or_create(
                    group=group, collection=files, permission=permission(app, model, action)
                )
    # Wagtail's own two groups would only confuse; they go while nobody is in them.
    Group.objects.filter(name__in=["Editors", "Moderators"], user__isnull=True).delete()
    make_workflow(apps, Group.objects.get(name="Viestintävastaava"), root)


def make_workflow(apps, approvers, root):
    ContentType = apps.get_model("contenttypes", "ContentType")
    Workflow = apps.get_model("wagtailcore", "Workflow")
    WorkflowTask = apps.get_model("wagtailcore", "WorkflowTask")
    WorkflowPage = apps.get_model("wagtailcore", "WorkflowPage")
    ApprovalTask = apps.get_model("core", "ApprovalTask")

    content_type, _ = ContentType.objects.get_or_create(app_label="core", model="approvaltask")
    task = ApprovalTask.objects.create(
        name="Viestintävastaava tarkistaa ja hyväksyy", active=True, content_type=content_type
    )
    task.groups.add(approvers)
    WorkflowPage.objects.filter(page=root).delete()
    Workflow.objects.filter(name="Moderators approval").delete()
    workflow = Workflow.objects.create(name="Viestintävastaava", active=True)
    WorkflowTask.objects.create(workflow=workflow, task_id=task.pk, sort_order=0)
    WorkflowPage.objects.create(workflow=workflow, page=root)


class Migration(migrations.Migration):
    dependencies = [
        ("core", "0001_initial"),
        ("wagtailadmin", "0001_create_admin_access_permissions"),
        ("wagtailimages", "0023_add_choose_permissions"),
        ("wagtaildocs", "0011_add_choose_permissions"),
        ("wagtailredirects", "0001_initial"),
    ]

    operations = [migrations.RunPython(make, migrations.RunPython.noop)]
