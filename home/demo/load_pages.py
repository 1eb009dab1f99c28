"""The home page and the pages of the demo's tree."""

import json
from pathlib import Path

from wagtail.models import Site

from core.demo.pictures import picture_of
from core.demo.publish import days_from_now, publish
from core.demo.stream import page_at, to_raw
from core.models import Organisation, ProjectSettings, WorkPackage
from home.demo.statements import fill_statement
from home.models import (
    AccessibilityStatementPage,
    HomePage,
    PrivacyNoticePage,
    ProjectPage,
    StandardPage,
)

PAGES = Path(__file__).with_name("pages")
TYPES = {
    "standard": StandardPage,
    "project": ProjectPage,
    "accessibility": AccessibilityStatementPage,
    "privacy": PrivacyNoticePage,
}
STATEMENTS = (AccessibilityStatementPage, PrivacyNoticePage)
FOOTER = {
    "accessibility_page": "/saavutettavuusseloste/",
    "privacy_page": "/tietosuoja/",
    "about_page": "/tietoa-sivustosta/",
    "feedback_page": "/palaute/",
    "press_page": "/hanke/yhteystiedot/",
}
# The pages of the tree were put out before the first post.
PUBLISHED = -160


def descriptions() -> list[dict]:
    """The files' contents, parents before their children."""
    rows = [json.loads(path.read_text(encoding="utf-8")) for path in PAGES.glob("*.json")]
    return sorted(rows, key=lambda row: (row["path"].count("/"), row.get("order", 0), row["path"]))


def create() -> None:
    """Drafts of every page, so that texts may point at them."""
    for row in descriptions():
        if row["type"] == "home" or page_at(row["path"]):
            continue
        parent_path, slug = row["path"].rstrip("/").rsplit("/", 1)
        page_at(parent_path + "/").specific.add_child(
            instance=TYPES[row["type"]](
                title=row["title"],
                slug=slug,
                lead=row["lead"],
                show_in_menus=row["in_menu"],
                organisation=Organisation.objects.get(key=row["owner"]),
                is_sample=row.get("sample", False),
                live=False,
            )
        )


def fill() -> None:
    for row in descriptions():
        page = page_at(row["path"]).specific
        if page.live and (row["type"] != "home" or page.body):
            continue
        fill_page(page, row)
        publish(page, at=days_from_now(PUBLISHED))
    fill_settings()


def fill_page(page, row: dict) -> None:
    page.organisation = Organisation.objects.get(key=row["owner"])
    page.work_packages = WorkPackage.objects.filter(key__in=row.get("work_packages", ["tp6"]))
    page.last_reviewed = days_from_now(PUBLISHED).date()
    page.review_interval = 12
    if isinstance(page, STATEMENTS):
        fill_statement(page, row, PUBLISHED)
        return
    page.body = to_raw(row.get("body", []))
    if isinstance(page, HomePage):
        page.title, page.lead = row["title"], row["lead"]
        page.hero_title, page.hero_text = row["hero_title"], row["hero_text"]
        page.paths = [
            {"type": "path", "value": {**card, "page": page_at(card["page"]).pk}}
            for card in row["paths"]
        ]
        return
    if row.get("motif"):
        page.picture, page.picture_alt = picture_of(row["motif"]), row["alt"]
    if isinstance(page, ProjectPage):
        page.aims = to_raw(row.get("aims", []))
        page.results = to_raw(row.get("results", []))


def fill_settings() -> None:
    project = ProjectSettings.for_site(Site.objects.get(is_default_site=True))
    for field, address in FOOTER.items():
        if getattr(project, f"{field}_id") is None:
            setattr(project, field, page_at(address))
    if project.share_image_id is None:
        project.share_image = picture_of("river")
    project.save()
