"""A public page, a browser that sends beacons, and a buffer that only the test empties."""

import json

import pytest
from django.test import Client
from wagtail.models import Page

from reach import buffer, page_facts
from reach.daily_readers import daily_readers
from reach.detail_limit import detail_limit
from reach.models import DailyCount, DailyReach
from reach.rate import rate_limit
from reach.staff_hosts import staff_hosts

BROWSER = (
    "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) "
    "Chrome/140.0.0.0 Safari/537.36"
)


@pytest.fixture(autouse=True)
def empty_memory(settings):
    """No thread, and nothing that another test has left in the process."""
    settings.REACH_FLUSH_SECONDS = 0
    forget_everything()
    yield
    forget_everything()


def forget_everything():
    buffer.reset()
    page_facts.forget_all()
    detail_limit.__init__()
    rate_limit.__init__()
    daily_readers.forget()
    staff_hosts.__init__()


@pytest.fixture
def make_page(db):
    """`make_page("slug", **fields)` adds a page under the root; live unless told otherwise."""

    def make(slug, parent=None, model=Page, **fields):
        parent = parent or Page.get_first_root_node()
        fields.setdefault("title", f"Page {slug}")
        return parent.add_child(instance=model(slug=slug, **fields))

    return make


@pytest.fixture
def page(make_page):
    return make_page("counted", title="Counted page")


@pytest.fixture
def send():
    """`send(page, referrer, utm, engaged=, client=, **headers)` posts a beacon as a browser does."""

    def post(page, referrer="", utm=None, engaged=False, client=None, **headers):
        page_id = getattr(page, "pk", page)
        body = {"p": page_id, "r": referrer, **({"u": utm} if utm else {})}
        body |= {"e": 1} if engaged else {}
        headers = {"HTTP_USER_AGENT": BROWSER, "HTTP_ORIGIN": "http://testserver", **headers}
        return (client or Client()).post(
            "/t/", json.dumps(body), content_type="text/plain;charset=UTF-8", **headers
        )

    return post


@pytest.fixture
def counted():
    """Empties the buffer and tells what is stored: `counted(page)` gives (views, visits), and
    `counted(page, kind)` the count of that kind. Page 0 stands for none, no page for all."""

    def totals(page=None, kind=None):
        buffer.flush()
        rows = (DailyReach if kind is None else DailyCount).objects.all()
        if page is not None:
            rows = rows.filter(page_id=getattr(page, "pk", page))
        if kind is not None:
            return sum(row.count for row in rows.filter(kind=kind))
        return (sum(row.views for row in rows), sum(row.visits for row in rows))

    return totals
