"""The one gate: what an anonymous visitor may see."""

from datetime import timedelta

import pytest
from django.db import connection
from django.utils import timezone
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import PageViewRestriction

from core.querysets import visible_pages
from news.models import NewsPage

HOUR = timedelta(hours=1)


def hide_as(kind, make_post):
    now = timezone.now()
    if kind == "draft":
        return make_post(live=False)
    if kind == "embargoed":
        return make_post(embargo_until=now + HOUR)
    if kind == "scheduled":
        return make_post(go_live_at=now + HOUR)
    if kind == "expired":
        return make_post(expire_at=now - HOUR)
    post = make_post()
    PageViewRestriction.objects.create(page=post, restriction_type=PageViewRestriction.LOGIN)
    return post


HIDDEN = ["draft", "embargoed", "scheduled", "expired", "private"]


def test_a_published_post_is_visible(make_post):
    post = make_post()
    assert post in NewsPage.objects.visible()
    assert visible_pages().filter(pk=post.pk).exists()


@pytest.mark.parametrize("kind", HIDDEN)
def test_hidden_posts_are_in_no_public_query(kind, make_post):
    post = hide_as(kind, make_post)
    assert post not in NewsPage.objects.visible()
    assert not visible_pages().filter(pk=post.pk).exists()


@pytest.mark.parametrize("kind", ["draft", "embargoed", "scheduled", "expired"])
def test_the_address_of_a_hidden_post_is_not_found(kind, make_post, client):
    post = hide_as(kind, make_post)
    assert client.get(f"/ajankohtaista/{post.slug}/").status_code == 404


def test_an_embargo_opens_at_its_moment_by_itself(make_post):
    lifts = timezone.now() + HOUR
    post = make_post(embargo_until=lifts)
    assert post not in NewsPage.objects.visible(at=lifts - timedelta(seconds=1))
    assert post in NewsPage.objects.visible(at=lifts)
    assert visible_pages(at=lifts).filter(pk=post.pk).exists()


def test_an_expiry_closes_at_its_moment_by_itself(make_post):
    ends = timezone.now() + HOUR
    post = make_post(expire_at=ends)
    assert post in NewsPage.objects.visible(at=ends - timedelta(seconds=1))
    assert post not in NewsPage.objects.visible(at=ends)


def test_pages_below_a_private_section_are_hidden_and_its_neighbours_are_not(
    make_post, standard_page, news_index
):
    post = make_post()
    PageViewRestriction.objects.create(page=news_index, restriction_type=PageViewRestriction.LOGIN)
    found = set(visible_pages().values_list("pk", flat=True))
    assert post.pk not in found
    assert news_index.pk not in found
    assert standard_page.pk in found
    assert post not in NewsPage.objects.visible()


def test_an_alias_is_as_private_as_its_source(make_post, news_index, site_root):
    post = make_post()
    alias = post.create_alias(parent=site_root, update_slug="alias")
    assert visible_pages().filter(pk=alias.pk).exists()
    PageViewRestriction.objects.create(page=post, restriction_type=PageViewRestriction.LOGIN)
    assert not visible_pages().filter(pk=alias.pk).exists()


def test_an_old_address_does_not_lead_to_a_page_under_embargo(make_post, client, site_root):
    hidden = make_post("Salainen", embargo_until=timezone.now() + HOUR)
    shown = make_post("Julkinen")
    Redirect.add_redirect("/vanha-salainen/", hidden)
    Redirect.add_redirect("/vanha-julkinen/", shown)
    assert client.get("/vanha-salainen/").status_code == 404
    assert client.get("/vanha-julkinen/").status_code == 301


def test_a_link_in_the_text_to_a_hidden_page_becomes_plain_text(make_post, client):
    hidden = make_post("Salainen", live=False)
    shown = make_post("Julkinen")
    links = "".join(f'<a linktype="page" id="{page.pk}">linkki</a> ' for page in (hidden, shown))
    post = make_post("Linkittävä", body=[("paragraph", f"<p>{links}</p>")])
    html = client.get(f"/ajankohtaista/{post.slug}/").content.decode()
    assert "/ajankohtaista/salainen/" not in html
    assert "/ajankohtaista/julkinen/" in html


@pytest.mark.skipif(connection.vendor != "sqlite", reason="PostgreSQL plans by its own statistics")
def test_the_gate_walks_through_the_pages_once_however_many_there_are(make_post):
    for number in range(30):
        make_post(f"Uutinen {number}")
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    plan = visible_pages().values("pk").explain()
    walks = [step for step in plan.splitlines() if "SCAN" in step and "restriction" not in step]
    assert len(walks) <= 1, plan
