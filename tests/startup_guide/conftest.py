"""A guide with one chapter that names facts, support, contacts and a term; a clock to move."""

from datetime import date, datetime
from decimal import Decimal

import pytest
from django.utils import timezone

from core.models import Municipality
from startup_guide.models import (
    ChapterPage,
    Contact,
    Fact,
    FactValue,
    GlossaryTerm,
    GuidePage,
    SupportForm,
)

SUMMARY = "Hae tuki ensin. Aloita vasta sitten."


@pytest.fixture
def clock(monkeypatch):
    """Moves the clock to noon of a day."""

    def move(day: date, hour: int = 12, minute: int = 0, second: int = 0):
        moment = timezone.make_aware(
            datetime(day.year, day.month, day.day, hour, minute, second)  # noqa: DTZ001
        )
        monkeypatch.setattr("django.utils.timezone.now", lambda: moment)
        return moment

    move(date(2026, 11, 24))
    return move


@pytest.fixture
def make_fact(db, clock):
    """A fact with its values, each (number or words, unit, from, until)."""

    def make(key, *values, checked=date(2026, 11, 24), **fields):
        fact = Fact.objects.create(
            key=key,
            label=fields.pop("label", key),
            grantor="Viranomainen",
            grantor_url="https://viranomainen.example/",
            checked_on=checked,
            **fields,
        )
        for number, unit, start, end in values:
            in_words = isinstance(number, str) and not number[0].isdigit()
            FactValue.objects.create(
                fact=fact,
                number=None if in_words else Decimal(number),
                text=number if in_words else "",
                unit=unit,
                valid_from=start,
                valid_until=end,
                source="Lähde",
                source_url="https://lahde.example/",
            )
        return fact

    return make


@pytest.fixture
def facts(make_fact):
    """The facts of the calculators as they stand in 2026, by key."""
    year = (date(2026, 1, 1), date(2026, 12, 31))
    rows = [
        make_fact("starttiraha-paiva", ("37.21", "€/pv", *year), label="Starttiraha päivässä"),
        make_fact("yel-prosentti", ("24.40", "%", *year)),
        make_fact("yel-alaraja", ("9423.09", "€/v", *year)),
        make_fact("yel-ylaraja", ("214000", "€/v", *year)),
        make_fact("yel-alennus", ("22", "%", None, None)),
        make_fact("alv-raja", ("20000", "€/kalenterivuosi", date(2025, 1, 1), None)),
        make_fact("alv-yleinen", ("25.5", "%", date(2024, 9, 1), None)),
    ]
    return {row.key: row for row in rows}


@pytest.fixture
def places(db):
    rows = [
        Municipality.objects.create(key=name.lower(), name=name, order=order)
        for order, name in enumerate(("Nivala", "Sievi"))
    ]
    return {row.key: row for row in rows}


@pytest.fixture
def contacts(places):
    words = {"organisation": "Kunta", "description": "Neuvontaa.", "role": "advice"}
    for key in places:
        Contact.objects.create(
            key=key,
            name=f"Neuvoja {key}",
            municipalities=[key],
            url=f"https://{key}.example/",
            **words,
        )
    Contact.objects.create(
        key="alue",
        name="Koko alueen Leader",
        **{**words, "role": "leader"},
        url="https://leader.example/",
    )


@pytest.fixture
def support(facts):
    return SupportForm.objects.create(
        key="starttiraha", name="Starttiraha", description="Elämiseen.", granted_by="Työllisyysalue",
        for_whom="Aloittavalle", stage="before", amount_type="per-day", apply_before=True,
        amounts=[("fact", "starttiraha-paiva")], channel="Verkossa", source="Lähde",
        source_url="https://tuki.example/", checked_on=date(2026, 11, 24),
    )  # fmt: skip


@pytest.fixture
def guide(site_root, organisation, contacts, clock):
    return site_root.add_child(
        instance=GuidePage(
            title="Yrittäjälle", slug="yrittajalle", lead="Kaksitoista lukua.", show_in_menus=True,
            organisation=organisation,
        )
    )  # fmt: skip


def chapter_body():
    return [
        ("heading", {"text": "Raha", "level": "h2"}),
        ("paragraph", '<p>Kysy <a href="#termi-starttiraha">starttirahasta</a>.</p>'),
        ("step", {"key": "k-1", "action": "Laske tarve", "text": "", "cost_fact": "alv-raja"}),
        ("facts", {"title": "Luvut", "facts": ["starttiraha-paiva", "alv-raja"]}),
        ("support", {"title": "Tuet", "forms": ["starttiraha"]}),
        ("contacts", {"title": "Yhteys", "roles": ["advice", "leader"]}),
        ("calculator", {"calculator": "starttiraha"}),
        (
            "checklist",
            {"title": "Lista", "items": [{"key": "k-2", "text": "Hae", "former_keys": "vanha"}]},
        ),
        ("ask", {"subject": "Raha", "text": "Kerro tarve."}),
    ]


@pytest.fixture
def make_chapter(guide, organisation, support):
    def make(number=5, slug="rahoitus", body=None, **fields):
        return guide.add_child(
            instance=ChapterPage(
                title=fields.pop("title", f"Luku {slug}"), slug=slug, number=number, question="Mistä?",
                lead="Raha alkuun.", plain_summary=SUMMARY, organisation=organisation,
                body=chapter_body() if body is None else body, **fields,
            )
        )  # fmt: skip

    return make


@pytest.fixture
def chapter(make_chapter):
    GlossaryTerm.objects.create(key="starttiraha", term="Starttiraha", definition="Tuki alkuun.")
    return make_chapter()
