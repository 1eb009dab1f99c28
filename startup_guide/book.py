"""What one answer of the guide needs, fetched in one query for each kind of thing."""

import re
from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from django.conf import settings
from django.db.models import Q
from django.http import HttpRequest
from django.utils import timezone

from startup_guide import municipality
from startup_guide.calculators import CALCULATORS
from startup_guide.models import (
    ChapterPage,
    Contact,
    FactValue,
    GlossaryTerm,
    GuidePage,
    SupportForm,
)
from startup_guide.shown import ShownFact, ShownSupport, seconds_until

TERM_LINK = re.compile(r'href=\\?"#termi-([\w-]+)')


@dataclass
class Needs:
    """The keys that chapters name."""

    facts: set[str] = field(default_factory=set)
    forms: set[str] = field(default_factory=set)
    terms: set[str] = field(default_factory=set)
    contacts: bool = False

    def add_chapter(self, chapter: ChapterPage) -> "Needs":
        for block in chapter.body.raw_data:
            self.add(block["type"], block["value"])
        return self

    def add(self, kind: str, value) -> None:
        if kind == "facts":
            self.facts.update(item_values(value["facts"]))
        elif kind == "support":
            self.forms.update(item_values(value["forms"]))
        elif kind == "step" and value.get("cost_fact"):
            self.facts.add(value["cost_fact"])
        elif kind == "calculator" and value["calculator"] in CALCULATORS:
            self.facts.update(CALCULATORS[value["calculator"]].needs)
        elif kind in {"contacts", "ask"}:
            self.contacts = True
        self.terms.update(TERM_LINK.findall(str(value)))


def item_values(items) -> list:
    """The values of a stored list, whose items may be bare."""
    return [item["value"] if isinstance(item, dict) and "value" in item else item for item in items]


class Book:
    """The guide as one answer shows it: in a municipality or in none, on a day."""

    def __init__(
        self,
        guide: GuidePage | None,
        key: str = "",
        needs: Needs | None = None,
        on: date | None = None,
    ):
        self.guide = guide
        self.key = key
        self.needs = needs or Needs()
        self.on = on or timezone.localdate()

    @classmethod
    def of_request(cls, request: HttpRequest, guide, needs: Needs | None = None) -> "Book":
        return cls(guide, municipality.asked_key(request), needs)

    # --- places -------------------------------------------------------------------------------

    @cached_property
    def municipalities(self) -> list:
        return municipality.municipalities()

    @cached_property
    def place(self):
        """The municipality chosen; None when none is, or there is none of that name."""
        return next((row for row in self.municipalities if row.key == self.key), None)

    @property
    def place_key(self) -> str:
        return self.place.key if self.place else ""

    @property
    def query(self) -> str:
        return f"?{municipality.PARAMETER}={self.place.key}" if self.place else ""

    @cached_property
    def all_contacts(self) -> list[Contact]:
        return list(Contact.objects.all())

    def contacts(self, roles=None) -> list[Contact]:
        """Those of the chosen municipality, its own before those of the whole area."""
        found = [row for row in self.all_contacts if row.serves(self.place_key or None)]
        if roles is not None:
            found = [row for row in found if row.role in roles]
        return sorted(found, key=lambda row: (not row.municipalities, len(row.municipalities)))

    def advisers(self, place) -> list[Contact]:
        return [
            row
            for row in self.all_contacts
            if row.role == "advice" and place.key in row.municipalities
        ]

    @property
    def adviser(self) -> Contact | None:
        """The adviser of the chosen municipality."""
        return next(iter(self.advisers(self.place)), None) if self.place else None

    @cached_property
    def place_names(self) -> dict[str, str]:
        return {row.key: row.words("name") for row in self.municipalities}

    # --- the path -----------------------------------------------------------------------------

    @cached_property
    def chapters(self) -> list[ChapterPage]:
        """The visible chapters in their order, each in the language of the guide where it is
        translated and in the master language where it is not.
        """
        if self.guide is None:
            return []
        rows = ChapterPage.objects.visible().select_related("locale").defer("body")
        wanted = Q(locale=self.guide.locale_id) | Q(locale__language_code=settings.LANGUAGE_CODE)
        best = {}
        for row in rows.filter(wanted):
            if row.locale_id == self.guide.locale_id or row.translation_key not in best:
                best[row.translation_key] = row
        return sorted(best.values(), key=lambda row: (row.number, row.path))

    @property
    def own_chapters(self) -> list[ChapterPage]:
        """Those in the language of the guide."""
        return [row for row in self.chapters if row.locale_id == self.guide.locale_id]

    # --- facts --------------------------------------------------------------------------------

    @cached_property
    def forms(self) -> dict[str, SupportForm]:
        if not self.needs.forms:
            return {}
        found = SupportForm.objects.filter(key__in=self.needs.forms)
        if self.place:
            found = found.filter(Q(municipalities=None) | Q(municipalities=self.place))
        return {row.key: row for row in found}

    @cached_property
    def facts(self) -> dict[str, ShownFact]:
        keys = set(self.needs.facts)
        for form in self.forms.values():
            keys.update(form.fact_keys)
        return facts_of(keys, self.on) if keys else {}

    @cached_property
    def supports(self) -> dict[str, ShownSupport]:
        return {key: self.support(form) for key, form in self.forms.items()}

    def support(self, form: SupportForm) -> ShownSupport:
        facts = [self.facts[key] for key in form.fact_keys if key in self.facts]
        return ShownSupport(form, facts, self.on)

    def can_calculate(self, key: str) -> bool:
        """Whether every rate of the calculator may be stated."""
        calculator = CALCULATORS.get(key)
        return calculator is not None and calculator.is_ready(self.facts)

    @cached_property
    def terms(self) -> list[GlossaryTerm]:
        """The words explained below the chapter, by alphabet."""
        if not self.needs.terms:
            return []
        rows = [row.in_language() for row in GlossaryTerm.objects.filter(key__in=self.needs.terms)]
        return sorted(rows, key=lambda row: row.term.lower())

    @property
    def next_change(self) -> date | None:
        shown = [*self.facts.values(), *self.supports.values()]
        return min((row.next_change for row in shown if row.next_change), default=None)

    @property
    def seconds_fresh(self) -> int:
        return seconds_until(self.next_change)

    @property
    def sources(self) -> list[ShownFact]:
        """Every fact that the answer names, for the table of checks."""
        return sorted(self.facts.values(), key=lambda row: row.label.lower())


def facts_of(keys, on: date) -> dict[str, ShownFact]:
    """The facts of the keys on the day; a key without a fact is left out. One query."""
    values = FactValue.objects.select_related("fact").filter(fact__key__in=keys)
    by_fact = defaultdict(list)
    for value in values:
        by_fact[value.fact.key].append(value)
    return {key: ShownFact(rows[0].fact, rows, on) for key, rows in by_fact.items()}


def chapter_book(request: HttpRequest, chapter: ChapterPage, guide: GuidePage) -> Book:
    return Book.of_request(request, guide, Needs().add_chapter(chapter))
