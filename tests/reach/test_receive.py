"""What the beacon's address counts, leaves out and refuses."""

import json
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone
from wagtail.models import PageViewRestriction

from news.models import NewsPage
from reach import buffer
from reach.models import DailyReach, Kind, ReachedPage

pytestmark = pytest.mark.django_db


def test_a_seen_page_is_one_view_and_one_visit(page, send, counted):
    response = send(page)
    assert response.status_code == 204
    assert response.content == b""
    assert counted(page) == (1, 1)


def test_the_answer_is_not_cached_and_sets_no_cookie(page, send):
    response = send(page)
    assert response.headers["Cache-Control"] == "no-store"
    assert not response.cookies


def test_a_view_from_within_the_site_is_not_a_visit(page, send, counted):
    send(page, referrer="testserver")
    send(page, referrer="www.google.fi")
    assert counted(page) == (2, 1)


def test_a_row_remembers_how_the_view_came_and_what_the_page_was(page, send):
    utm = {"utm_source": "kirje", "utm_medium": "email", "utm_campaign": "syksy"}
    send(page, referrer="www.suomi24.fi")
    send(page, utm=utm)
    buffer.flush()
    rows = DailyReach.objects.order_by("channel").values_list("channel", "source", "campaign")
    assert list(rows) == [("newsletter", "kirje", "syksy"), ("social", "www.suomi24.fi", "")]
    row = ReachedPage.objects.get()
    assert (row.title, row.page_type, row.locale) == ("Counted page", "wagtailcore.Page", "fi")


def test_after_the_first_hit_a_hit_asks_nothing_of_the_database(
    page, send, django_assert_num_queries
):
    send(page, referrer="t.co")
    with django_assert_num_queries(0):
        send(page, referrer="www.bing.com")


@pytest.mark.parametrize(
    ("headers", "kind", "page_is_named"),
    [
        ({"HTTP_USER_AGENT": "Googlebot/2.1 (+http://www.google.com/bot.html)"}, Kind.BOT, True),
        ({"HTTP_USER_AGENT": ""}, Kind.BOT, True),
        ({"HTTP_SEC_PURPOSE": "prefetch;prerender"}, Kind.PREFETCH, True),
        ({"HTTP_SEC_GPC": "1"}, Kind.OPT_OUT, False),
        ({"HTTP_DNT": "1"}, Kind.OPT_OUT, False),
    ],
)
def test_what_is_left_out_is_answered_alike_and_only_its_reason_is_counted(
    page, send, counted, headers, kind, page_is_named
):
    assert send(page, **headers).status_code == 204
    assert counted(page) == (0, 0)
    assert counted(page if page_is_named else 0, kind) == 1


def test_a_browser_that_states_no_wish_is_counted(page, send, counted):
    send(page, HTTP_DNT="0", HTTP_SEC_GPC="0", HTTP_SEC_FETCH_SITE="same-origin")
    assert counted(page) == (1, 1)


def test_a_signed_in_editor_is_left_out(page, send, counted, admin_client):
    assert send(page, client=admin_client).status_code == 204
    assert counted(page) == (0, 0)
    assert counted(page, Kind.EDITOR) == 1


def test_an_old_session_cookie_does_not_hide_a_visitor(page, send, counted):
    client = Client()
    client.cookies["sessionid"] = "long-gone"
    send(page, client=client)
    assert counted(page) == (1, 1)


@pytest.mark.parametrize(
    "headers",
    [
        {"HTTP_ORIGIN": "https://evil.example"},
        {"HTTP_ORIGIN": "null"},
        {"HTTP_ORIGIN": "http://testserver.evil.example"},
        {"HTTP_ORIGIN": "http://[broken"},
        {"HTTP_SEC_FETCH_SITE": "cross-site"},
    ],
)
def test_another_site_is_refused(page, send, counted, headers):
    assert send(page, **headers).status_code == 403
    assert counted(page) == (0, 0)
    assert counted(0, Kind.ORIGIN) == 1


def test_only_post_is_taken(client):
    response = client.get("/t/")
    assert response.status_code == 405
    assert response.headers["Allow"] == "POST"


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"p=1",
        b"[]",
        b"null",
        b'"1"',
        b"\xff\xfe",
        b'{"p": "1"}',
        b'{"p": true}',
        b'{"p": 1.0}',
        b'{"p": 0}',
        b'{"p": -1}',
        b'{"p": NaN}',
        b'{"p": 99999999999999999999}',
        b'{"r": "host"}',
        b'{"p": 1, "r": 1}',
        b'{"p": 1, "u": []}',
        b'{"p": 1, "u": {"utm_source": 1}}',
        b'{"p": 1, "e": 2}',
        b'{"p": 1, "e": "1"}',
        b"[" * 1000,
        b'{"p":' + b"9" * 1000 + b"}",
    ],
)
def test_a_malformed_message_is_refused(client, body):
    response = client.post("/t/", body, content_type="application/json")
    assert response.status_code == 400
    assert response.headers["Cache-Control"] == "no-store"


def test_a_message_over_1024_bytes_is_refused(page, client):
    def message(size):
        start = f'{{"p": {page.pk}, "r": "'
        return start + "a" * (size - len(start) - 2) + '"}'

    assert client.post("/t/", message(1024), content_type="text/plain").status_code == 204
    assert client.post("/t/", message(1025), content_type="text/plain").status_code == 413


def test_unstorable_and_overlong_text_is_cut(page, send):
    utm = {"utm_source": "a\0b\ud800c\n", "utm_campaign": "k" * 400, "utm_term": "not ours"}
    assert send(page, referrer="Not a host!", utm=utm).status_code == 204
    buffer.flush()
    row = DailyReach.objects.get()
    assert (row.source, row.campaign) == ("abc", "k" * 120)


def test_an_address_as_referrer_is_not_kept(page, send):
    send(page, referrer="192.168.1.20")
    buffer.flush()
    assert DailyReach.objects.get().source == ""


def test_drafts_expired_private_and_missing_pages_are_not_counted(make_page, send, counted):
    private = make_page("private")
    PageViewRestriction.objects.create(page=private, restriction_type=PageViewRestriction.LOGIN)
    yesterday = timezone.now() - timedelta(days=1)
    hidden = [make_page("draft", live=False), make_page("old", expire_at=yesterday), private]
    for page in [*hidden, 123456789]:
        assert send(page).status_code == 204
        assert counted(page) == (0, 0)
    assert counted(0, Kind.PAGE) == 4


def test_an_embargoed_post_is_counted_only_after_the_embargo(make_page, send, counted):
    post = make_page("free-later", model=NewsPage, embargo_until=timezone.now() + timedelta(days=1))
    send(post)
    assert counted(post) == (0, 0)
    post.embargo_until = timezone.now() - timedelta(seconds=1)
    post.save_revision().publish()
    send(post)
    assert counted(post) == (1, 1)


def test_a_page_is_not_counted_any_more_once_it_is_unpublished(page, send, counted):
    send(page)
    page.unpublish()
    send(page)
    assert counted(page) == (1, 1)


def test_known_pages_are_counted_while_the_database_is_away(page, send, counted, monkeypatch):
    from django.db import OperationalError

    from reach import page_facts

    send(page)
    monkeypatch.setattr(page_facts, "SHOWN_SECONDS", -1)
    page_facts.forget_all()
    send(page)
    with monkeypatch.context() as outage:
        outage.setattr(page_facts, "_read", lambda page_id: (_ for _ in ()).throw(OperationalError))
        assert send(page).status_code == 204
        assert send(page.pk + 1).status_code == 204
    assert counted(page) == (3, 3)


def test_a_flood_from_one_network_is_left_out(page, send, counted, settings):
    settings.REACH_PER_MINUTE = 3
    for last in range(5):
        assert send(page, REMOTE_ADDR=f"2001:db8::{last}").status_code == 204
    send(page, REMOTE_ADDR="2001:db8:1::1")
    assert counted(page) == (4, 4)
    assert counted(0, Kind.RATE) == 2


def test_a_forwarded_address_is_believed_only_from_a_named_proxy(page, send, counted, settings):
    settings.REACH_PER_MINUTE = 1
    settings.TRUSTED_PROXIES = ["192.0.2.1"]
    for last in range(3):
        send(page, REMOTE_ADDR="192.0.2.1", HTTP_X_FORWARDED_FOR=f"6.6.6.6, 198.51.100.{last}")
    assert counted(page) == (3, 3)
    for last in range(3):
        send(page, REMOTE_ADDR="192.0.2.99", HTTP_X_FORWARDED_FOR=f"203.0.113.{last}")
    assert counted(page) == (4, 4)


def test_made_up_campaigns_lose_their_names_but_not_their_views(page, send, counted, monkeypatch):
    from reach import detail_limit

    monkeypatch.setattr(detail_limit, "MAX_PER_PAGE", 2)
    for number in range(5):
        send(page, utm={"utm_campaign": f"c{number}"})
    assert counted(page) == (5, 5)
    assert set(DailyReach.objects.values_list("campaign", flat=True)) == {"c0", "c1", ""}


def test_a_json_message_is_taken_too(page, client, counted):
    from tests.reach.conftest import BROWSER

    client.post(
        "/t/", json.dumps({"p": page.pk}), content_type="application/json",
        HTTP_USER_AGENT=BROWSER,
    )  # fmt: skip
    assert counted(page) == (1, 1)


def test_an_engaged_read_is_added_to_the_view_it_belongs_to(page, send):
    utm = {"utm_source": "kirje", "utm_medium": "email"}
    send(page, utm=utm)
    send(page, utm=utm, engaged=True)
    buffer.flush()
    row = DailyReach.objects.get()
    assert (row.views, row.visits, row.engaged) == (1, 1, 1)


def test_an_engaged_read_of_a_bot_is_neither_counted_nor_left_out_again(page, send, counted):
    for engaged in (False, True):
        send(page, engaged=engaged, HTTP_USER_AGENT="Googlebot/2.1")
    assert counted(page, Kind.BOT) == 1
    assert not DailyReach.objects.exists()
