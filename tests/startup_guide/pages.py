"""A guide and a chapter with every block, for tests that look at each page type."""

from django.utils import timezone

from startup_guide.models import (
    ChapterPage,
    Contact,
    Fact,
    FactValue,
    GlossaryTerm,
    GuidePage,
    SupportForm,
)

BODY = [
    ("heading", {"text": "Raha", "level": "h2"}),
    ("paragraph", '<p>Kysy <a href="#termi-alv">verosta</a>.</p>'),
    (
        "step",
        {
            "key": "s-1",
            "action": "Laske",
            "text": "<p>Näin.</p>",
            "cost_fact": "raja",
            "who": "Itse",
        },
    ),
    ("checklist", {"title": "Lista", "items": [{"key": "c-1", "text": "Hae"}]}),
    ("decision", {"title": "Mitä?", "cases": [{"situation": "A", "advice": "B"}]}),
    ("facts", {"title": "Luvut", "facts": ["raja"]}),
    ("support", {"title": "Tuet", "forms": ["tuki"]}),
    ("contacts", {"title": "Yhteys", "roles": ["advice"]}),
    ("calculator", {"calculator": "kannattavuus"}),
    ("warning", {"title": "Varo", "body": "<p>Odota.</p>"}),
    ("story", {"title": "Tarina", "body": "<p>Kerran.</p>", "is_sample": True}),
    ("ask", {"subject": "Raha", "text": "Kerro."}),
]


def startup_guide(home, organisation) -> tuple[GuidePage, ChapterPage]:
    fact = Fact.objects.create(
        key="raja",
        label="Raja",
        grantor="Vero",
        grantor_url="https://vero.fi/",
        checked_on=timezone.localdate(),
    )
    FactValue.objects.create(
        fact=fact, number=20000, unit="€", source="Vero", source_url="https://vero.fi/"
    )
    SupportForm.objects.create(
        key="tuki", name="Tuki", description="Tukea.", granted_by="Alue", for_whom="Sinulle",
        stage="before", amount_type="varies", amounts=[("fact", "raja")], channel="Verkossa",
        source="Alue", source_url="https://alue.example/", checked_on=timezone.localdate(),
    )  # fmt: skip
    GlossaryTerm.objects.create(key="alv", term="Arvonlisävero", definition="Vero.")
    Contact.objects.create(
        key="n", name="Neuvoja", organisation="Kunta", description="Neuvoo.", role="advice",
        municipalities=["sievi"], url="https://sievi.example/",
    )  # fmt: skip
    guide = home.add_child(
        instance=GuidePage(
            title="Yrittäjälle",
            slug="yrittajalle",
            lead="Luvut.",
            show_in_menus=True,
            organisation=organisation,
        )
    )
    chapter = guide.add_child(
        instance=ChapterPage(
            title="Rahoitus", slug="rahoitus", number=5, question="Mistä?", lead="Raha.",
            plain_summary="Hae ensin.", organisation=organisation, body=BODY,
        )
    )  # fmt: skip
    return guide, chapter
