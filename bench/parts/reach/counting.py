"""How many hits can be counted in a second: folded in memory, or one UPDATE each."""

from django.db import connection
from django.test import RequestFactory

from bench.parts.reach.client import AGENTS, messages
from bench.row import Row, timed
from bench.size import requests
from reach import buffer
from reach.days import helsinki_day
from reach.hit import parse
from reach.models import DailyPage
from reach.page_facts import facts_of
from reach.views import count_page


def measure_counting(posts) -> list[Row]:
    """Ours judges, classifies and folds each hit and ends when all four tables hold everything.

    The other only adds one to a row that is there; nothing is judged, and no way of arriving kept.
    """
    page_ids = [post.pk for post in posts]
    hits = [parse(body) for body in messages(page_ids, requests())]
    request = RequestFactory(SERVER_NAME="localhost").post("/t/", HTTP_USER_AGENT=AGENTS[0])
    day = helsinki_day()
    for page_id in page_ids:
        facts_of(page_id)
        DailyPage.objects.get_or_create(page_id=page_id, day=day)

    def folded() -> None:
        for hit in hits:
            count_page(request, hit, facts_of(hit.page_id))
        buffer.flush()

    update = (
        f"UPDATE {DailyPage._meta.db_table} SET views = views + 1 WHERE page_id = %s AND day = %s"
    )

    def one_by_one() -> None:
        with connection.cursor() as cursor:
            for hit in hits:
                cursor.execute(update, (hit.page_id, day))

    buffer.flush()
    ours, theirs = timed(folded), timed(one_by_one)
    buffer.stop()
    ratio = theirs / ours
    value = f"{ratio:.1f}× ({len(hits) / ours:,.0f} against {len(hits) / theirs:,.0f} a second)"
    return [Row("hits counted, against one UPDATE a view", "≥ 3×", value, ratio >= 3)]
