"""The guide with its twelve chapters, and the facts, support, contacts and terms they name."""

import json
from datetime import date
from decimal import Decimal
from pathlib import Path
from uuid import uuid4

from django.conf import settings
from wagtail.models import Site

from core.demo.pictures import picture_of
from core.demo.publish import days_from_now, publish
from core.demo.stream import page_at
from core.models import Municipality, Organisation, TargetGroup, WorkPackage
from startup_guide.models import (
    ChapterPage,
    Contact,
    Fact,
    FactValue,
    GlossaryTerm,
    GuidePage,
    SupportForm,
)

FOLDER = Path(__file__).parent
# The day the facts were compared with their sources: later, they are overdue by themselves.
CHECKED = date(2026, 11, 24)
PUBLISHED = -30
WORDS = ("sv", "en")
# The guide stands before this page in the menu.
NEXT_IN_MENU = "/materiaalit/"


def read(name: str):
    return json.loads((FOLDER / name).read_text(encoding="utf-8"))


def chapters() -> list[dict]:
    files = sorted((FOLDER / "chapters").glob("*.json"))
    return [json.loads(path.read_text(encoding="utf-8")) for path in files]


def create() -> None:
    create_facts()
    create_support()
    create_contacts()
    create_terms()
    create_pages()


def words(row: dict) -> dict:
    """The translations of a row, without empty ones."""
    found = {code: {k: v for k, v in row.get(code, {}).items() if v} for code in WORDS}
    return {code: texts for code, texts in found.items() if texts}


def day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def create_facts() -> None:
    for row in read("facts.json"):
        fact, is_new = Fact.objects.get_or_create(
            key=row["key"],
            defaults={
                "label": row["label"],
                "note": row.get("note", ""),
                "grantor": row["grantor"],
                "grantor_url": row["grantor_url"],
                "confirmed": row.get("confirmed", True),
                "checked_on": CHECKED,
                "translations": words(row),
            },
        )
        for value in row["values"] if is_new else []:
            FactValue.objects.create(
                fact=fact,
                number=Decimal(value["number"]) if value.get("number") else None,
                text=value.get("text", ""),
                unit=value.get("unit", ""),
                valid_from=day(value.get("from")),
                valid_until=day(value.get("until")),
                source=value["source"],
                source_url=value["source_url"],
                translations=words(value),
            )


def create_support() -> None:
    for order, row in enumerate(read("support.json")):
        form, is_new = SupportForm.objects.get_or_create(
            key=row["key"],
            defaults={
                **{name: row[name] for name in SupportForm.translated_fields if name in row},
                "stage": row["stage"],
                "amount_type": row["amount_type"],
                "amounts": [("fact", key) for key in row["facts"]],
                "apply_before": row["apply_before"],
                "valid_until": day(row.get("valid_until")),
                "source": row["source"],
                "source_url": row["source_url"],
                "checked_on": CHECKED,
                "order": order,
                "translations": words(row),
            },
        )
        if is_new and row.get("municipalities"):
            form.municipalities = Municipality.objects.filter(key__in=row["municipalities"])
            form.save()


def create_contacts() -> None:
    for order, row in enumerate(read("contacts.json")):
        defaults = {name: row[name] for name in ("name", "organisation", "description", "role")}
        Contact.objects.get_or_create(
            key=row["key"],
            defaults={
                **defaults,
                "municipalities": row["places"],
                "url": row["url"],
                "order": order,
                "translations": words(row),
            },
        )


def create_terms() -> None:
    for row in read("glossary.json"):
        defaults = {"term": row["term"], "definition": row["definition"]}
        GlossaryTerm.objects.get_or_create(
            key=row["key"], defaults={**defaults, "translations": words(row)}
        )


# --- pages ----------------------------------------------------------------------------------------


def masters():
    """The guide in the master language: its translations may have the same slug."""
    return GuidePage.objects.filter(locale__language_code=settings.LANGUAGE_CODE)


def create_pages() -> None:
    guide = masters().first() or create_guide()
    for row in chapters():
        if ChapterPage.objects.child_of(guide).filter(slug=row["slug"]).exists():
            continue
        guide.add_child(
            instance=ChapterPage(
                title=row["title"],
                slug=row["slug"],
                number=row["number"],
                question=row["question"],
                lead=row["lead"],
                organisation=guide.organisation,
                live=False,
            )
        )


def create_guide() -> GuidePage:
    row = read("guide.json")
    home = Site.objects.get(is_default_site=True).root_page.specific
    guide = home.add_child(
        instance=GuidePage(
            title=row["title"],
            slug=row["slug"],
            lead=row["lead"],
            show_in_menus=True,
            organisation=Organisation.objects.get(key=row["owner"]),
            live=False,
        )
    )
    put_before(guide, page_at(NEXT_IN_MENU))
    return GuidePage.objects.get(pk=guide.pk)


def put_before(guide: GuidePage, other) -> None:
    """The place in the menu, in every language."""
    if other is None:
        return
    pairs = {page.locale_id: page for page in other.get_translations(inclusive=True)}
    for page in guide.get_translations(inclusive=True):
        if page.locale_id in pairs:
            fresh = type(page).objects.get(pk=page.pk)
            fresh.move(type(other).objects.get(pk=pairs[page.locale_id].pk), pos="left")


def fill() -> None:
    row = read("guide.json")
    guide = masters().get()
    if not guide.live:
        guide.promise, guide.plain_summary = row["promise"], row["plain_summary"]
        guide.picture, guide.picture_alt = picture_of(row["motif"]), row["alt"]
        classify(guide)
        publish(guide, at=days_from_now(PUBLISHED))
    for chapter in chapters():
        page = ChapterPage.objects.child_of(guide).get(slug=chapter["slug"])
        if page.live:
            continue
        page.plain_summary = chapter["plain_summary"]
        page.body = [block_of(block) for block in chapter["body"]]
        classify(page)
        publish(page, at=days_from_now(PUBLISHED))


def classify(page) -> None:
    page.last_reviewed, page.review_interval = CHECKED, 12
    page.work_packages = WorkPackage.objects.filter(key="tp4")
    page.target_groups = TargetGroup.objects.filter(key="aloittavat-yrittajat")


def block_of(block: list) -> dict:
    """A stored block from its short form in the files, with an id, as editors store it."""
    kind, *parts = block
    return {"type": kind, "id": str(uuid4()), "value": VALUES[kind](*parts)}


def items(values) -> list[dict]:
    return [{"type": "item", "id": str(uuid4()), "value": value} for value in values]


def comparison(caption: str, heads: list[str], rows: list[list[str]]) -> dict:
    return {
        "columns": [{"type": "text", "heading": head} for head in heads],
        "rows": [{"values": row} for row in rows],
        "caption": caption,
    }


def checklist(title: str, entries: dict) -> dict:
    return {"title": title, "items": items({"key": k, "text": v} for k, v in entries.items())}


def decision(title: str, cases: list[list[str]]) -> dict:
    return {"title": title, "cases": items({"situation": s, "advice": a} for s, a in cases)}


VALUES = {
    "heading": lambda text: {"text": text, "level": "h2"},
    "paragraph": lambda html: html,
    "step": lambda fields: fields,
    "comparison": comparison,
    "checklist": checklist,
    "decision": decision,
    "facts": lambda title, keys: {"title": title, "facts": items(keys)},
    "support": lambda title, keys: {"title": title, "forms": items(keys)},
    "contacts": lambda title, roles: {"title": title, "roles": items(roles)},
    "warning": lambda title, body: {"title": title, "body": body},
    "story": lambda title, body: {"title": title, "body": body, "is_sample": True},
    "calculator": lambda key: {"calculator": key},
    "ask": lambda subject, text: {"subject": subject, "text": text},
}
