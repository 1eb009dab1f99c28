"""The publication check: what blocks and what advises."""

from datetime import timedelta

import pytest
from django.utils import timezone

from core.models import ContactPerson
from core.publication import link_texts, problems
from news.models import PostContact

NOW = timezone.now


def codes(page):
    return {problem.code: problem.blocking for problem in problems(page)}


@pytest.fixture
def fine(make_post, terms):
    return make_post(work_packages=[terms["tp1"]], live=False)


def test_a_complete_post_has_nothing_to_mend(fine):
    assert codes(fine) == {}


def test_a_missing_owner_blocks(fine):
    fine.organisation = None
    assert codes(fine)["owner"] is True


def test_a_missing_lead_blocks(fine):
    fine.lead = "  "
    assert codes(fine)["lead"] is True


def test_a_missing_work_package_is_advice(fine):
    fine.work_packages = []
    assert codes(fine)["work_package"] is False


def test_a_picture_without_alternative_text_blocks(fine, picture):
    value = {"image": picture.pk, "decorative": False, "alt_text": ""}
    fine.body = [{"type": "image", "value": {"picture": value, "caption": "", "credit": ""}}]
    assert codes(fine)["alt"] is True


def test_a_decorative_picture_needs_none(fine, picture):
    value = {"image": picture.pk, "decorative": True, "alt_text": ""}
    fine.body = [{"type": "image", "value": {"picture": value, "caption": "", "credit": ""}}]
    assert "alt" not in codes(fine)


def test_a_main_picture_without_alternative_text_blocks(fine, picture):
    fine.picture = picture
    assert codes(fine)["alt"] is True
    fine.picture_alt = "Joki ja viisi pistettä"
    assert "alt" not in codes(fine)


def test_people_in_a_picture_must_have_consented(fine, picture):
    picture.shows_people = True
    fine.picture, fine.picture_alt = picture, "Kaksi ihmistä pöydän ääressä"
    assert codes(fine)["picture_consent"] is True
    picture.consent_given = timezone.localdate()
    assert "picture_consent" not in codes(fine)


@pytest.mark.parametrize("words", ["tästä", "Lue lisää", "klikkaa tästä »", "here"])
def test_an_empty_link_text_is_advice(fine, words):
    fine.body = [("paragraph", f'<p>Ilmoittaudu <a href="https://example.org/">{words}</a>.</p>')]
    assert codes(fine)["link_text"] is False


def test_a_link_text_that_tells_is_fine(fine):
    fine.body = [("paragraph", '<p><a href="https://example.org/">Ilmoittaudu ryhmään</a></p>')]
    assert codes(fine) == {}


def test_an_empty_link_text_is_found_inside_a_box_and_an_answer(fine):
    here = '<p><a href="https://example.org/">täältä</a></p>'
    fine.body = [("info_box", {"title": "Hyvä tietää", "body": here, "tone": "info"})]
    assert "link_text" in codes(fine)
    fine.body = [
        {"type": "questions", "value": {"items": [{"question": "Mistä?", "answer": here}]}}
    ]
    assert "link_text" in codes(fine)


def test_a_subheading_before_any_heading_is_advice(fine):
    fine.body = [("heading", {"text": "Alku", "level": "h3"})]
    assert codes(fine)["heading_order"] is False
    fine.body = [
        ("heading", {"text": "Alku", "level": "h2"}),
        ("heading", {"text": "Alempi", "level": "h3"}),
    ]
    assert "heading_order" not in codes(fine)


def test_going_live_before_the_embargo_blocks(fine):
    fine.news_type = "tiedote"
    fine.embargo_until = NOW() + timedelta(days=2)
    fine.go_live_at = NOW() + timedelta(days=1)
    assert codes(fine)["embargo"] is True
    fine.go_live_at = NOW() + timedelta(days=3)
    assert "embargo" not in codes(fine)


def test_dates_in_the_past_are_advice(fine):
    fine.news_type = "tiedote"
    fine.embargo_until = NOW() - timedelta(days=1)
    fine.expire_at = NOW() - timedelta(hours=1)
    found = codes(fine)
    assert found["past_date"] is False
    assert found["past_expiry"] is False


def test_a_contact_without_consent_blocks(fine, organisation):
    person = ContactPerson.objects.create(name="Testihenkilö", organisation=organisation)
    fine.post_contacts = [PostContact(person=person)]
    assert codes(fine)["contact_consent"] is True
    person.consent_given = timezone.localdate()
    fine.post_contacts = [PostContact(person=person)]
    assert "contact_consent" not in codes(fine)


def test_consent_ends_on_its_last_day(organisation):
    today = timezone.localdate()
    person = ContactPerson(
        name="X", organisation=organisation, consent_given=today, consent_until=today
    )
    assert person.has_consent()
    assert not person.has_consent(on=today + timedelta(days=1))
    assert not person.has_consent(on=today - timedelta(days=1))


def test_link_texts_are_read_with_their_inner_markup():
    assert link_texts('<p><a href="/a">Lue <b>ohje</b></a> ja <a href="/b">kuva</a></p>') == [
        "Lue ohje",
        "kuva",
    ]
