"""What the lobby screen shows besides the project itself."""

from django.contrib.contenttypes.models import ContentType
from wagtail.models import Page

from core.querysets import embargoable_models, visible_pages
from visibility import river

LATEST = 3
REFRESH_SECONDS = 15 * 60
# On the drawing of 1920 × 420 at the foot of the view.
RIVER: river.Course = [
    (1500, 186, 3),
    (1600, 204, 9),
    (1530, 226, 16),
    (1340, 244, 26),
    (1250, 272, 34),
    (1390, 302, 44),
    (1480, 332, 56),
    (1260, 362, 90),
    (820, 376, 120),
    (420, 390, 170),
    (60, 430, 380),
    (-300, 500, 700),
]
DOTS = [1, 3, 5.05, 7.3, 9]


def is_full(title: str, lead: str, facts: list) -> bool:
    """Whether there is so much to tell that it is set smaller and the drawing moves down."""
    return len(title) > 26 or len(lead) > 200 or len(facts) > 4


def drawing() -> dict:
    places = river.dots(RIVER, DOTS)
    return {
        "river": river.path(RIVER),
        "dots": [(x, y, 9 + 3.4 * number) for number, (x, y) in enumerate(places)],
    }


def latest(project_page: Page) -> list[Page]:
    """The newest public posts in the language of the page.

    Posts are the pages that may carry an embargo; this room knows no other mark of news.
    """
    kinds = ContentType.objects.get_for_models(*embargoable_models()).values()
    pages = visible_pages().filter(content_type__in=list(kinds), locale_id=project_page.locale_id)
    return list(pages.newest_first().specific()[:LATEST])
