"""Staff: finding a page in the admin by the beginning of its title, and what a save costs."""

from modelsearch.index import get_indexed_instance
from wagtail.models import Page

from bench.parts.search.asking import compared
from bench.parts.search.pages import WORDS, wagtails
from bench.row import Row
from home.models import StandardPage
from search.backend import SearchBackend
from search.index import upkeep


def rows(size: int) -> list[Row]:
    ours, theirs = SearchBackend({}), wagtails()
    start = WORDS["common"][:6]

    def found(backend):
        results = backend.autocomplete(start, Page.objects.all())
        return len(list(results[:20])), results.count()

    if found(theirs)[1] > found(ours)[1]:
        raise AssertionError("ours finds less")
    asked, _ = compared(
        f"{size:,} pages, admin: “{start}”, ours in texts too",
        None,
        lambda: found(ours),
        lambda: found(theirs),
    )
    stored, _ = compared("… indexing a changed page", None, Change(save_ours), Change(save_theirs))
    return [asked, stored]


class Change:
    """Indexes a page that says something new each time."""

    def __init__(self, index):
        self.index, self.number = index, 0
        self.page = StandardPage.objects.get(slug="sivu-1")

    def __call__(self):
        self.number += 1
        self.page.lead = f"Muutos {self.number}."
        self.index(self.page)


def save_ours(page) -> None:
    upkeep.refresh(page)


def save_theirs(page) -> None:
    """As Wagtail's signal does it: the page is loaded once more."""
    again = get_indexed_instance(type(page).objects.get(pk=page.pk))
    again.lead = page.lead
    wagtails().add(again)
