"""The one gate: what an anonymous visitor may see."""

from datetime import timedelta

import pytest
from django.utils import timezone
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
