"""The project's identity, its taxonomies and organisations."""

import json
from decimal import Decimal
from pathlib import Path
from urllib.parse import urlsplit

from django.conf import settings
from wagtail.models import Site

from core.models import (
    Municipality,
    Organisation,
    Partner,
    ProjectSettings,
    TargetGroup,
    WorkPackage,
)

DATA = Path(__file__).with_name("identity.json")


def create() -> None:
    data = json.loads(DATA.read_text(encoding="utf-8"))
    for row in data["organisations"]:
        Organisation.objects.get_or_create(key=row["key"], defaults=row)
    organisations = {row.key: row for row in Organisation.objects.all()}
    for order, row in enumerate(data["work_packages"]):
        lead = organisations[row["lead"]]
        defaults = {**row, "lead": lead, "order": order}
        WorkPackage.objects.get_or_create(key=row["key"], defaults=defaults)
    for model, name in ((Municipality, "municipalities"), (TargetGroup, "target_groups")):
        for order, row in enumerate(data[name]):
            model.objects.get_or_create(key=row["key"], defaults={**row, "order": order})
    create_project(data, organisations)


def create_project(data: dict, organisations: dict[str, Organisation]) -> None:
    site = Site.objects.get(is_default_site=True)
    address = urlsplit(settings.WAGTAILADMIN_BASE_URL)
    if site.hostname == "localhost" and address.hostname:
        site.hostname = address.hostname
        site.port = address.port or {"https": 443}.get(address.scheme, 80)
    site.site_name = site.site_name or data["project"]["name"]
    site.save()
    project = ProjectSettings.for_site(site)
    if project.name:
        return
    for name, value in data["project"].items():
        setattr(
            project, name, Decimal(value) if name in {"total_cost", "support_at_most"} else value
        )
    project.full_clean()
    project.save()
    for order, row in enumerate(data["partners"]):
        Partner.objects.create(
            project=project,
            sort_order=order,
            organisation=organisations[row["organisation"]],
            role=row["role"],
            is_lead=row.get("is_lead", False),
            cost=Decimal(row["cost"]),
            translations=row["translations"],
        )


def fill() -> None:
    """Nothing here points at pages."""
