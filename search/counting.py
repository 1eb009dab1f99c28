"""Counts searches and opened results in daily sums, from beacons: a reader never waits for it."""

import json

from django.db import connection
from django.db.models import F
from django.utils import timezone

from core.querysets import visible_pages
from search import engine
from search.models import QueryClick, QueryCount
from search.privacy import kept_form

MAX_BYTES = 1024
MOST_CLICKS = 200
# Different words a day; a flood of made-up ones ends here.
MOST_A_DAY = 5000
ADD = """INSERT INTO search_querycount (day, language, words, searches, results, clicks)
    SELECT %s, %s, %s, 1, %s, 0
    WHERE (SELECT COUNT(*) FROM search_querycount WHERE day = %s) < %s
    ON CONFLICT (day, language, words) DO UPDATE
    SET searches = search_querycount.searches + 1, results = excluded.results"""


def read(body: bytes) -> tuple[str, int | None]:
    """(words, id of the opened page or None). ValueError for anything else."""
    message = json.loads(body.decode())
    if not isinstance(message, dict):
        raise ValueError("an object is expected")
    words, page = message.get("q"), message.get("page")
    if not isinstance(words, str) or isinstance(page, bool):
        raise ValueError("q is text")
    if page is not None and not (isinstance(page, int) and 0 < page < 2**31):
        raise ValueError("page is an id")
    return words, page


def count_search(text: str, language: str) -> None:
    words = kept_form(text)
    if not words:
        return
    results = engine.search(text, language).total
    today = timezone.localdate()
    with connection.cursor() as cursor:
        cursor.execute(ADD, [today, language, words, results, today, MOST_A_DAY])


def count_click(text: str, language: str, page: int) -> None:
    """Only for words that have been counted today, so that nothing is made up by clicks alone."""
    words = kept_form(text)
    rows = QueryCount.objects.filter(day=timezone.localdate(), language=language, words=words)
    if not words or not visible_pages().filter(pk=page).exists():
        return
    if not rows.update(clicks=F("clicks") + 1):
        return
    same = {"language": language, "words": words}
    if QueryClick.objects.filter(page_id=page, **same).update(clicks=F("clicks") + 1):
        return
    if QueryClick.objects.filter(**same).count() < MOST_CLICKS:
        QueryClick.objects.bulk_create(
            [QueryClick(page_id=page, clicks=1, **same)], ignore_conflicts=True
        )
