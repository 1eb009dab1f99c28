"""What is searched: sums of words over days, those that find nothing first if asked, and a click
from a row to a synonym or a promoted result."""

from dataclasses import dataclass, field
from datetime import date, timedelta
from urllib.parse import urlencode

import django_filters
from django.db.models import Max, Sum
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import DateRangePickerWidget, WagtailFilterSet
from wagtail.admin.ui.tables import Column, NumberColumn
from wagtail.admin.views.reports import ReportView

from core.spreadsheets import HarmlessExport
from search.models import QueryClick, QueryCount
from search.models.words import languages

DAYS_SHOWN = 30
MOST_DAYS = 30
MOST_PAGES = 3
MOST_ROWS = 2000


class InsightFilters(WagtailFilterSet):
    day = django_filters.DateFromToRangeFilter(
        label=_("Between the days"), widget=DateRangePickerWidget
    )
    language = django_filters.ChoiceFilter(choices=languages, label=_("Language"))
    found = django_filters.ChoiceFilter(
        label=_("Results"),
        choices=[("none", _("without results")), ("some", _("with results"))],
        method="filter_found",
    )

    class Meta:
        model = QueryCount
        fields = ["day", "language", "found"]

    def filter_found(self, rows, name, value):
        # Of the newest search of the words: what they find now.
        return rows.filter(results=0) if value == "none" else rows.filter(results__gt=0)


@dataclass
class WordsSum:
    """The searches of some words in a language. `results` is what they found at best."""

    words: str
    language: str
    searches: int
    results: int
    clicks: int
    last: date
    opened: list = field(default_factory=list)
    actions: list[tuple[str, str]] = field(default_factory=list)

    @property
    def language_name(self) -> str:
        return dict(languages()).get(self.language, self.language)


class OpenedColumn(Column):
    cell_template_name = "search/admin/opened_cell.html"


class ActionsColumn(Column):
    cell_template_name = "search/admin/actions_cell.html"


class InsightView(HarmlessExport, ReportView):
    """One row for words in a language, the most searched first."""

    model = QueryCount
    any_permission_required = ["view"]
    page_title = _("Searched words")
    header_icon = "search"
    index_url_name = "search_insight"
    index_results_url_name = "search_insight_results"
    results_template_name = "search/admin/insight_results.html"
    filterset_class = InsightFilters
    is_searchable = False
    export_filename = "haut"
    list_export = ["words", "language", "searches", "results", "clicks", "last"]
    export_headings = {
        "words": _("Searched words"),
        "language": _("Language"),
        "searches": _("Searches"),
        "results": _("Results"),
        "clicks": _("Opened results"),
        "last": _("Last searched"),
    }
    columns = [
        Column("words", label=_("Searched words")),
        Column("language_name", label=_("Language")),
        NumberColumn("searches", label=_("Searches")),
        NumberColumn("results", label=_("Results")),
        OpenedColumn("opened", label=_("Opened results"), accessor=lambda row: row),
        ActionsColumn("actions", label=_("Teach the search")),
    ]

    def get_filtered_queryset(self):
        self.counts = self.filter_queryset(QueryCount.objects.all())
        rows = self.counts.order_by().values("words", "language")
        sums = rows.annotate(
            searches=Sum("searches"), results=Max("results"), clicks=Sum("clicks"), last=Max("day")
        )
        ordered = sums.order_by("-searches", "words", "language")
        return [WordsSum(**row) for row in ordered[:MOST_ROWS]]

    def decorate_paginated_queryset(self, object_list):
        opened = opened_pages(object_list)
        for row in object_list:
            row.opened = opened.get((row.language, row.words), [])
            row.actions = self.actions(row)
        return object_list

    def actions(self, row: WordsSum) -> list[tuple[str, str]]:
        """(address, label) of what the reader of the report may make of the words."""
        query = urlencode({"words": row.words, "language": row.language})
        offered = [
            ("search.add_synonym", "search_synonyms:add", gettext("Make a synonym")),
            ("search.add_promotion", "search_promotions:add", gettext("Promote a page")),
        ]
        return [
            (f"{reverse(name)}?{query}", label)
            for permission, name, label in offered
            if self.request.user.has_perm(permission)
        ]

    def get_context_data(self, *args, **kwargs):
        return {**super().get_context_data(*args, **kwargs), "days": days(self.counts)}


def opened_pages(rows: list[WordsSum]) -> dict[tuple[str, str], list]:
    """(language, words) → pages that were opened most often."""
    clicks = QueryClick.objects.filter(words__in=[row.words for row in rows])
    found: dict = {}
    for click in clicks.select_related("page").order_by("-clicks"):
        pages = found.setdefault((click.language, click.words), [])
        if len(pages) < MOST_PAGES:
            pages.append(click)
    return found


def days(rows) -> list[dict]:
    """Searches by day, the newest first: all, and those without results."""
    first = timezone.localdate() - timedelta(days=DAYS_SHOWN)
    summed = rows.filter(day__gt=first).order_by().values("day")
    every = dict(summed.annotate(total=Sum("searches")).values_list("day", "total"))
    empty = rows.filter(day__gt=first, results=0).order_by().values("day")
    without = dict(empty.annotate(total=Sum("searches")).values_list("day", "total"))
    return [
        {"day": day, "searches": every[day], "without": without.get(day, 0)}
        for day in sorted(every, reverse=True)[:MOST_DAYS]
    ]
