"""The post itself: what it shows, what it refuses, what stands beside it."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from core.models import ContactPerson
from news.models import NewsPage, PostContact, RelatedPost


def test_a_title_of_300_characters_is_refused_with_words(make_post):
    with pytest.raises(ValidationError):
        make_post("Pitkä otsikko " * 25)
    post = make_post("Sopiva otsikko")
    post.title = "x" * 91
    with pytest.raises(ValidationError) as caught:
        post.full_clean()
    assert "90" in str(caught.value.message_dict["title"])


def test_an_expiry_before_the_embargo_is_refused(make_post):
    post = make_post()
    now = timezone.now()
    post.embargo_until, post.expire_at = now + timedelta(days=2), now + timedelta(days=1)
    with pytest.raises(ValidationError) as caught:
        post.full_clean()
    assert "embargo_until" in caught.value.message_dict


def test_the_date_is_the_chosen_one_else_the_first_publication(make_post):
    post = make_post(day=-3)
    assert post.date == post.published_at
    post.published_at = None
    assert post.date == post.first_published_at


def test_a_post_is_dated_no_earlier_than_its_embargo(make_post):
    lifts = timezone.now() - timedelta(days=1)
    freed = make_post("Vapautunut", day=-5, embargo_until=lifts)
    assert freed.date == lifts
    assert NewsPage.objects.with_date().get(pk=freed.pk).shown_at == lifts
    older = make_post("Vanha vapautunut", day=-1, embargo_until=lifts - timedelta(days=9))
    assert older.date == older.published_at
    assert NewsPage.objects.with_date().get(pk=older.pk).shown_at == older.published_at


def test_contacts_are_shown_only_while_their_consent_holds(client, make_post, organisation):
    today = timezone.localdate()
    post = make_post()
    for name, given, until in (
        ("Suostunut Henkilö", today, None),
        ("Suostumaton Henkilö", None, None),
        ("Päättynyt Henkilö", today - timedelta(days=9), today - timedelta(days=1)),
    ):
        person = ContactPerson.objects.create(
            name=name, organisation=organisation, consent_given=given, consent_until=until
        )
        post.post_contacts.add(PostContact(person=person))
    post.save()
    html = client.get(f"/ajankohtaista/{post.slug}/").content.decode()
    assert "Suostunut Henkilö" in html
    assert "Suostumaton Henkilö" not in html
    assert "Päättynyt Henkilö" not in html


def test_chosen_posts_stand_beside_it_in_their_order_and_hidden_ones_do_not(make_post):
    first, second, hidden = make_post("A"), make_post("B"), make_post("C", live=False)
    post = make_post("Pääuutinen")
    post.chosen_related = [
        RelatedPost(post=second),
        RelatedPost(post=hidden),
        RelatedPost(post=first),
    ]
    post.save()
    assert [p.title for p in NewsPage.objects.get(pk=post.pk).related] == ["B", "A"]


def test_without_a_choice_the_closest_posts_stand_beside_it(make_post, terms):
    same_package = make_post(
        "Sama paketti", work_packages=[terms["tp1"]], news_type="kutsu", day=-5
    )
    same_place = make_post(
        "Sama kunta", municipalities=[terms["nivala"]], news_type="kutsu", day=-1
    )
    make_post("Muu", work_packages=[terms["tp2"]], news_type="kutsu")
    post = make_post("Pääuutinen", work_packages=[terms["tp1"]], municipalities=[terms["nivala"]])
    assert NewsPage.objects.get(pk=post.pk).related == [same_package, same_place]


def test_corrections_and_the_plain_summary_are_printed(client, make_post):
    post = make_post(easy_summary="Ryhmä alkaa pian.")
    post.corrections = [
        ("correction", {"date": timezone.localdate(), "text": "Kellonaika korjattu."})
    ]
    post.save()
    html = client.get(f"/ajankohtaista/{post.slug}/").content.decode()
    assert "Ryhmä alkaa pian." in html
    assert "Kellonaika korjattu." in html


def test_a_pinned_post_leads_the_front_page_until_its_pin_ends(make_post):
    now = timezone.now()
    old = make_post("Vanha", day=-30, pinned_until=now + timedelta(days=1))
    new = make_post("Uusi")
    front = NewsPage.objects.visible().for_front_page
    assert list(front()) == [old, new]
    assert list(front(at=now + timedelta(days=2))) == [new, old]


def test_a_post_from_elsewhere_points_search_engines_there(client, make_post):
    post = make_post(original_url="https://kumppani.example/uutinen")
    html = client.get(f"/ajankohtaista/{post.slug}/").content.decode()
    assert '<link rel="canonical" href="https://kumppani.example/uutinen">' in html


def test_sample_posts_carry_a_ribbon_and_ask_not_to_be_indexed(client, make_post):
    post = make_post(is_sample=True)
    html = client.get(f"/ajankohtaista/{post.slug}/").content.decode()
    assert "Esimerkkisisältö" in html
    assert 'content="noindex' in html


def test_structured_data_tells_who_and_when_and_cannot_end_its_element(client, make_post):
    post = make_post("Otsikko </script><script>alert(1)</script>", slug="otsikko")
    html = client.get("/ajankohtaista/otsikko/").content.decode()
    assert '"@type": "NewsArticle"' in html
    assert "<script>alert(1)" not in html
    assert post.organisation.name in html
