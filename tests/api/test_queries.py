"""The work of an answer does not grow with what it shows."""

import pytest
from django.core.files.base import ContentFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from core.models import Attachment, ContactPerson, PageAuthor
from home.models import StandardPage
from news.models import PostContact, RelatedPost


@pytest.fixture
def count(client):
    """The number of queries of a second read: the first warms what lives in caches."""

    def count(address):
        assert client.get(address, headers={"Accept": "application/json"}).status_code == 200
        with CaptureQueriesContext(
            connection,
        ) as queries:
            client.get(address, headers={"Accept": "application/json"})
        return len(queries)

    return count


@pytest.fixture
def full_post(make_post, terms, picture, standard_page, organisation):
    """A post that uses everything a post has."""

    def full_post(slug, copies=1):
        document = Attachment.objects.create(title="Opas", file=ContentFile(b"x", "opas.pdf"))
        link = f'<p><a linktype="page" id="{standard_page.pk}">x</a></p>'
        file = f'<p><a linktype="document" id="{document.pk}">x</a></p>'
        body = [
            ("paragraph", link + file),
            ("image", {"picture": picture, "caption": "", "credit": ""}),
            ("attachment", {"document": document, "title": ""}),
            ("teaser", {"page": standard_page, "title": "", "text": ""}),
        ]
        post = make_post(
            slug=slug, picture=picture, body=body * copies,
            work_packages=[terms["tp1"]], municipalities=[terms["nivala"]], target_groups=[terms["media"]],
        )  # fmt: skip
        post.tags.add(*(f"tagi {n}" for n in range(copies)))
        post.save()
        for _number in range(copies):
            person = ContactPerson.objects.create(
                name="Aino", organisation=organisation, consent_given=timezone.localdate()
            )
            PostContact.objects.create(post=post, person=person)
            PageAuthor.objects.create(page=post, name="Aino", organisation=organisation)
        return post

    return full_post


@pytest.mark.parametrize("start", ["", "/++api++"])
def test_a_post_with_everything_takes_at_most_14_queries(start, full_post, make_post, count):
    full_post("a")
    make_post("Lähellä")
    assert count(f"{start}/ajankohtaista/a/") <= 14


def test_chosen_related_posts_cost_no_more(full_post, make_post, picture, count):
    post = full_post("a")
    for _number in range(3):
        RelatedPost.objects.create(page=post, post=make_post(picture=picture))
    assert count("/ajankohtaista/a/") <= 14


def test_a_longer_post_costs_no_more(full_post, count):
    full_post("a")
    full_post("b", copies=5)
    assert count("/ajankohtaista/b/") == count("/ajankohtaista/a/")


def test_a_listing_of_25_costs_what_a_listing_of_2_costs(make_post, terms, picture, count):
    for number in range(25):
        make_post(f"{number}", slug=f"n{number}", picture=picture, municipalities=[terms["nivala"]])
    assert count("/ajankohtaista?b_size=2") == count("/ajankohtaista?b_size=25")
    assert count("/ajankohtaista?b_size=25") <= 14


def test_a_listing_of_pages_does_not_grow_either(site_root, count):
    for number in range(20):
        site_root.add_child(
            instance=StandardPage(title=f"{number}", slug=f"s{number}", show_in_menus=True)
        )
    assert count("/?b_size=2") == count("/?b_size=20")


def test_the_total_alone_costs_less_than_a_list(make_post, count):
    make_post()
    assert count("/ajankohtaista?b_size=0") < count("/ajankohtaista?b_size=5")


def test_navigation_does_not_grow_with_the_tree(site_root, count):
    def add(number):
        page = site_root
        for level in range(3):
            page = page.add_child(
                instance=StandardPage(
                    title=f"{level}", slug=f"n{number}-{level}", show_in_menus=True
                )
            )

    address = "/@navigation?expand.navigation.depth=4"
    add(0)
    before = count(address)
    for number in range(1, 6):
        add(number)
    assert count(address) == before <= 8


def test_services_cost_little(make_post, count):
    make_post(slug="a")
    assert count("/ajankohtaista/a/@breadcrumbs") <= 5
    assert count("/ajankohtaista/a/@translations") <= 6


def test_a_deeper_page_costs_no_more(standard_page, count):
    page = standard_page
    for level in range(5):
        page = page.add_child(instance=StandardPage(title=f"{level}", slug=f"l{level}"))
    assert count("/tyonhakijalle/l0/l1/l2/l3") == count("/tyonhakijalle/l0")
