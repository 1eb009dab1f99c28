"""The channels a project has, and who keeps the log and the plan."""

from django.db import migrations

# key, name, Swedish, English, medium, metric, method, hosts
CHANNELS = [
    ("facebook", "Facebook", "", "", "some", "reach", "platform",
     "facebook.com fb.com fb.me fb.watch"),
    ("instagram", "Instagram", "", "", "some", "reach", "platform", "instagram.com"),
    ("linkedin", "LinkedIn", "", "", "some", "impressions", "platform", "linkedin.com lnkd.in"),
    ("x", "X", "", "", "some", "impressions", "platform", "x.com twitter.com t.co"),
    ("youtube", "YouTube", "", "", "some", "views", "platform", "youtube.com youtu.be"),
    ("tiktok", "TikTok", "", "", "some", "views", "platform", "tiktok.com"),
    ("newsletter", "Uutiskirje", "Nyhetsbrev", "Newsletter", "email", "recipients", "platform",
     "list-manage.com campaign-archive.com mailchi.mp"),
    ("media", "Lehti tai verkkomedia", "Tidning eller webbmedium", "Newspaper or online media",
     "referral", "circulation", "estimated", ""),
    ("broadcast", "Radio tai televisio", "Radio eller tv", "Radio or television", "print",
     "audience", "estimated", ""),
    ("print", "Painotuote", "Trycksak", "Print", "print", "copies", "measured", ""),
    ("event", "Tapahtuma tai messut", "Evenemang eller mässa", "Event or fair", "print",
     "attendance", "estimated", ""),
    ("partner", "Kumppanin verkkosivu", "Partners webbplats", "Partner's site", "referral",
     "views", "platform", ""),
    ("other", "Muu kanava", "Annan kanal", "Other channel", "referral", "audience",
     "estimated", ""),
]  # fmt: skip

OWN = ["add", "change", "delete", "view"]
ADMINISTERED = ["publication", "planentry", "channel", "target", "annotation", "importjob"]
PERMISSIONS = {
    "Kirjoittaja": {
        "publication": OWN,
        "planentry": OWN,
        "channel": ["view"],
        "target": ["view"],
        "annotation": ["view"],
        "importjob": ["add", "view"],
    },
    "Viestintävastaava": {
        "publication": OWN,
        "planentry": OWN,
        "channel": ["add", "change", "view"],
        "target": OWN,
        "annotation": OWN,
        "importjob": OWN,
    },
    "Raportoija": {
        name: ["view"] for name in ("publication", "planentry", "channel", "target", "annotation")
    },
    "Pääkäyttäjä": dict.fromkeys(ADMINISTERED, OWN),
}


def make_channels(apps, schema_editor):
    Channel = apps.get_model("communications", "Channel")
    for order, (key, name, swedish, english, medium, metric, method, hosts) in enumerate(
        CHANNELS, 1
    ):
        words = {"sv": swedish, "en": english}
        Channel.objects.get_or_create(
            key=key,
            defaults={
                "name": name,
                "order": order * 10,
                "medium": medium,
                "metric": metric,
                "method": method,
                "hosts": hosts,
                "translations": {code: {"name": word} for code, word in words.items() if word},
            },
        )


def give(apps, schema_editor):
    Group = apps.get_model("auth", "Group")
    Permission = apps.get_model("auth", "Permission")
    ContentType = apps.get_model("contenttypes", "ContentType")
    for name, models in PERMISSIONS.items():
        group, _ = Group.objects.get_or_create(name=name)
        for model, actions in models.items():
            content_type, _ = ContentType.objects.get_or_create(
                app_label="communications", model=model
            )
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
        ("communications", "0001_initial"),
        ("core", "0002_groups_and_workflow"),
    ]

    operations = [
        migrations.RunPython(make_channels, migrations.RunPython.noop),
        migrations.RunPython(give, migrations.RunPython.noop),
    ]
