"""The sums of every page's votes, with the latest messages."""

from dataclasses import dataclass

from django.db.models import Count, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy, pgettext_lazy
from wagtail.admin.ui.tables import Column, NumberColumn
from wagtail.admin.views.reports import ReportView
from wagtail.models import Page

from core.spreadsheets import HarmlessExport
from feedback.admin.votes import VoteSumFilters
from feedback.models import Vote


@dataclass
class PageSum:
    """The votes of one page; `texts` are the latest ones, newest first."""

    page_id: int | None
    title: str
    yes: int
    no: int
    messages: int
    texts: list[str]

    @property
    def votes(self) -> int:
        return self.yes + self.no

    @property
    def share(self) -> int:
        """Percentage of yes."""
        return round(100 * self.yes / self.votes)

    @property
    def share_text(self) -> str:
        return f"{self.share} %"

    @property
    def list_url(self) -> str:
        return f"{reverse('feedback_votes:index')}?page={self.page_id}" if self.page_id else ""


class TextsColumn(Column):
    cell_template_name = "feedback/admin/texts_cell.html"


class PageColumn(Column):
    cell_template_name = "feedback/admin/page_cell.html"


class PageSumView(HarmlessExport, ReportView):
    """How many said yes and no of every page, the most often answered first."""

    LATEST = 3

    model = Vote
    any_permission_required = ["view", "change"]
    page_title = gettext_lazy("Feedback by page")
    header_icon = "comment"
    index_url_name = "feedback_page_sums"
    index_results_url_name = "feedback_page_sums_results"
    filterset_class = VoteSumFilters
    is_searchable = False
    export_filename = "palaute-sivuittain"
    list_export = ["title", "yes", "no", "share", "messages"]
    export_headings = {
        "title": gettext_lazy("Page"),
        "yes": pgettext_lazy("helpful", "yes"),
        "no": pgettext_lazy("helpful", "no"),
        "share": gettext_lazy("Helped, %"),
        "messages": gettext_lazy("Messages"),
    }
    columns = [
        PageColumn("title", label=gettext_lazy("Page"), accessor=lambda row: row),
        NumberColumn("yes", label=pgettext_lazy("helpful", "yes")),
        NumberColumn("no", label=pgettext_lazy("helpful", "no")),
        NumberColumn("share_text", label=gettext_lazy("Helped")),
        NumberColumn("messages", label=gettext_lazy("Messages")),
        TextsColumn("texts", label=gettext_lazy("Latest messages")),
    ]

    def get_filtered_queryset(self):
        votes = self.filter_queryset(Vote.objects.known_to(self.request.user))
        self.votes = votes
        rows = (
            votes.order_by()
            .values("page_id", "page_title")
            .annotate(
                yes=Count("pk", filter=Q(helpful=True)),
                no=Count("pk", filter=Q(helpful=False)),
                messages=Count("pk", filter=~Q(text="")),
            )
        )
        return sorted(self.by_page(rows), key=lambda row: (-row.votes, row.title))

    @staticmethod
    def by_page(rows) -> list[PageSum]:
        """One sum a page: a page that changed its title has several rows."""
        titles = dict(
            Page.objects.filter(pk__in=[row["page_id"] for row in rows]).values_list("pk", "title")
        )
        sums: dict = {}
        for row in rows:
            page_id = row["page_id"]
            title = titles.get(page_id, row["page_title"])
            found = sums.setdefault(
                page_id or title, PageSum(page_id, title, yes=0, no=0, messages=0, texts=[])
            )
            found.yes += row["yes"]
            found.no += row["no"]
            found.messages += row["messages"]
        return list(sums.values())

    def decorate_paginated_queryset(self, object_list):
        for row in object_list:
            if row.page_id and row.messages:
                texts = self.votes.filter(page_id=row.page_id).exclude(text="")
                row.texts = list(
                    texts.order_by("-day", "-pk").values_list("text", flat=True)[: self.LATEST]
                )
        return object_list
