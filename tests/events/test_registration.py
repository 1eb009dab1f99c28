"""The public form: who may send it, what it refuses, what it answers; the registrant's own page."""

import re
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from events import needs, seats
from events.models import EventPage, Registration, SeatPool


def own(registration):
    return f"/ilmoittautuminen/{Registration.objects.get(pk=registration.pk).secret}/"


def press(client, registration, action, **data):
    headers = {"HTTP_ORIGIN": "http://testserver"}
    return client.post(own(registration), {"action": action, "homepage": "", **data}, **headers)


def test_a_seat_is_booked_and_the_receipt_tells_it(make_event, fill_in, client):
    event = make_event()
    response = fill_in(event)
    assert response.status_code == 303
    receipt = client.get(response["Location"])
    assert "Sinulla on paikka" in receipt.content.decode()
    assert "aino@example.org" not in receipt.content.decode()
    assert receipt["Cache-Control"] == "private, no-store"
    assert not receipt.cookies
    booked = Registration.objects.get()
    assert (booked.name, booked.state, booked.language) == ("Aino Esimerkki", "confirmed", "fi")


def test_the_confirmation_leads_to_the_own_page(make_event, fill_in, sent, client):
    fill_in(make_event(confirmation_text="Tuo oma muki."))
    mail = sent()[0]
    assert mail.subject == "Sinulla on paikka: Työpaja"
    assert "Tuo oma muki." in mail.body
    assert "Kulttuuritalo" in mail.body
    assert mail.alternatives[0][1] == "text/html"
    link = re.search(r"/ilmoittautuminen/[\w-]{43}/", mail.body)[0]
    assert "Aino Esimerkki" in client.get(link).content.decode()


def test_sending_the_same_form_twice_books_once(make_event, fill_in):
    event = make_event()
    first, second = fill_in(event), fill_in(event)
    assert first.status_code == second.status_code == 303
    assert Registration.objects.count() == SeatPool.objects.get(event=event).taken == 1


def test_the_receipt_does_not_tell_that_somebody_is_registered(make_event, fill_in, client):
    event = make_event(capacity_onsite=5)
    one = client.get(fill_in(event)["Location"]).content.decode()
    two = client.get(fill_in(event, name="Urkkija")["Location"]).content.decode()
    strip = lambda html: re.sub(r"kuitti=[^\"&]+|nonce-\S+", "", html)  # noqa: E731
    assert strip(one) == strip(two)


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("name", "x" * 5000),
        ("name", "   "),
        ("email", "a@example.org\nBcc: b@example.org"),
        ("email", "ei osoite"),
        ("email", ""),
        ("attendance", "remote"),
        ("attendance", "kotona"),
        ("organisation", "y" * 500),
        ("homepage", "http://spam.example"),
        ("stamp", "väärä"),
    ],
)
def test_bad_input_is_refused_in_words_and_books_nothing(make_event, fill_in, field, value):
    event = make_event(mode="hybridi" if value == "kotona" else "lahi", capacity_remote=1)
    response = fill_in(event, **{field: value})
    assert response.status_code == 400
    assert "problems" in response.content.decode()
    assert not Registration.objects.exists()


def test_hostile_text_is_shown_as_text(make_event, fill_in, client):
    event = make_event()
    fill_in(event, name="<script>alert(1)</script>")
    html = client.get(own(Registration.objects.get())).content.decode()
    assert "<script>alert" not in html
    assert "&lt;script&gt;alert" in html


@pytest.mark.parametrize(
    "fields",
    [
        {"booking_opens": timezone.now() + timedelta(days=1)},
        {"booking_closes": timezone.now() - timedelta(minutes=1)},
        {"plan": "cancelled", "plan_note": "Sairastapaus"},
        {"plan": "tentative"},
        {"booking": "none"},
    ],
)
def test_early_late_and_cancelled_events_take_nobody(make_event, fill_in, client, fields):
    event = make_event(**fields)
    assert fill_in(event).status_code == 409
    assert not Registration.objects.exists()
    assert '<form class="form"' not in client.get(event.url + "ilmoittaudu/").content.decode()


def test_an_event_that_is_not_public_has_no_form(make_event, fill_in, client):
    event = make_event()
    EventPage.objects.filter(pk=event.pk).update(live=False)
    assert client.get(event.url + "ilmoittaudu/").status_code == 404
    assert fill_in(event).status_code == 404


def test_a_full_event_without_a_queue_says_so(make_event, fill_in):
    event = make_event(capacity_onsite=1, waiting_places=0)
    fill_in(event)
    response = fill_in(event, email="toinen@example.org")
    assert response.status_code == 409
    assert Registration.objects.count() == 1


def test_a_form_of_another_site_is_refused_and_no_cookie_is_needed(make_event, fill_in):
    event = make_event()
    elsewhere = {"HTTP_ORIGIN": "https://paha.example", "HTTP_SEC_FETCH_SITE": "cross-site"}
    assert fill_in(event, headers=elsewhere).status_code == 403
    assert not Client(enforce_csrf_checks=True).get(event.url + "ilmoittaudu/").cookies


def test_only_what_the_event_asks_is_asked(make_event, client):
    plain = client.get(make_event().url + "ilmoittaudu/").content.decode()
    asking = client.get(make_event("Toinen", asks_diet=True, asks_phone=True).url + "ilmoittaudu/")
    for name in ("phone", "diet", "access", "needs_consent", "photo_consent", "locality"):
        assert f'name="{name}"' not in plain
    assert 'name="diet"' in asking.content.decode()
    for word in ("henkilötunnus", "hetu", "työtön"):
        assert f'name="{word}"' not in asking.content.decode()


def test_needs_are_kept_only_with_consent_and_never_as_they_were_written(make_event, fill_in):
    event = make_event(asks_diet=True, asks_access=True)
    assert fill_in(event, diet="Keliakia").status_code == 400
    assert fill_in(event, diet="Keliakia", needs_consent="on").status_code == 303
    stored = Registration.objects.get()
    assert "Keliakia" not in stored.needs
    assert needs.decrypted(stored.needs)["diet"] == "Keliakia"
    assert stored.needs_consent_at


def test_the_remote_link_is_for_remote_registrants_only(make_event, fill_in, client, sent):
    link = "https://etayhteys.example/salainen"
    event = make_event(mode="eta", capacity_remote=5, place=None, remote_link=link)
    fill_in(event, attendance="remote")
    registration = Registration.objects.get()
    for address in ("", "tapahtuma.ics", "ilmoittaudu/"):
        assert "etayhteys" not in client.get(event.url + address).content.decode()
    assert "etayhteys" not in client.get(event.url, HTTP_ACCEPT="application/json").content.decode()
    assert link in client.get(own(registration)).content.decode()
    assert "etayhteys" in client.get(own(registration) + "tapahtuma.ics").content.decode()
    assert link in sent()[0].body


# --- the registrant's own page -------------------------------------------------------------------


def book(event, name="a"):
    return seats.register(event, "onsite", f"{name}@example.org", name=name, language="fi")


def test_an_altered_link_opens_nothing(make_event, client):
    registration = book(make_event())
    assert client.get(own(registration)).status_code == 200
    assert (
        client.get(
            own(registration).replace("/ilmoittautuminen/", "/ilmoittautuminen/A")
        ).status_code
        == 404
    )
    assert client.get("/ilmoittautuminen/arvaus/").status_code == 404


def test_cancelling_on_the_own_page_twice_is_harmless(make_event, client):
    event = make_event(capacity_onsite=1)
    first, second = book(event), book(event, "b")
    assert press(client, first, "cancel").status_code == 303
    assert press(client, first, "cancel").status_code == 303
    second.refresh_from_db()
    assert second.state == "offered"
    assert press(client, second, "accept").status_code == 303
    assert press(client, second, "accept").status_code == 303
    second.refresh_from_db()
    assert second.state == "confirmed"
    assert SeatPool.objects.get(event=event).taken == 1


def test_an_offer_that_is_gone_is_told(make_event, client):
    event = make_event(capacity_onsite=1)
    first, second = book(event), book(event, "b")
    seats.cancel(first)
    seats.take_back_offers(timezone.now() + timedelta(hours=25))
    response = press(client, second, "accept")
    assert response.status_code == 409
    assert "seuraavalle" in response.content.decode()


def test_after_the_event_nothing_is_changed(make_event, client):
    event = make_event()
    registration = book(event)
    EventPage.objects.filter(pk=event.pk).update(
        start=timezone.now() - timedelta(hours=3), end=timezone.now() - timedelta(hours=1)
    )
    assert press(client, registration, "cancel").status_code == 409
    registration.refresh_from_db()
    assert registration.state == "confirmed"


def test_details_are_corrected_and_the_place_in_the_queue_is_told(make_event, client):
    event = make_event(capacity_onsite=1)
    book(event)
    waiting = book(event, "b")
    press(client, waiting, "details", name="Uusi Nimi", organisation="Yritys Oy")
    html = client.get(own(waiting)).content.decode()
    assert "Uusi Nimi" in html
    assert "Olet jonossa sijalla 1" in html


def test_contact_details_and_the_photograph_are_corrected_and_nothing_is_cut(make_event, client):
    event = make_event(asks_phone=True, asks_photo=True)
    mine = book(event)
    answer = press(client, mine, "details", name="Uusi Nimi", phone="040 1", photo_consent="on")
    assert answer.status_code == 303
    mine.refresh_from_db()
    assert (mine.name, mine.phone, mine.photo_consent) == ("Uusi Nimi", "040 1", True)
    press(client, mine, "details", name="Uusi Nimi", email="toinen@example.org")
    mine.refresh_from_db()
    assert (mine.photo_consent, mine.email) == (False, "a@example.org")
    for name in ("x" * 5000, " "):
        refused = press(client, mine, "details", name=name)
        assert refused.status_code == 400
        assert "problems" in refused.content.decode()
    mine.refresh_from_db()
    assert mine.name == "Uusi Nimi"


def test_needs_are_withdrawn_by_the_person_and_not_shown_again(make_event, client):
    event = make_event(asks_diet=True)
    token = needs.encrypted(diet="Keliakia")
    mine = seats.register(
        event, "onsite", "a@example.org", name="a", language="fi", needs=token,
        needs_consent_at=timezone.now(),
    )  # fmt: skip
    assert "Keliakia" not in client.get(own(mine)).content.decode()
    assert press(client, mine, "withdraw-needs").status_code == 303
    mine.refresh_from_db()
    assert (mine.needs, mine.needs_consent_at) == ("", None)


def test_a_flood_from_one_network_is_stopped(make_event, fill_in, settings):
    settings.REGISTRATIONS_PER_HOUR = 2
    event = make_event(capacity_onsite=9)
    office = {"HTTP_ORIGIN": "http://testserver", "REMOTE_ADDR": "203.0.113.9"}
    answers = [
        fill_in(event, email=f"p{number}@example.org", headers=office) for number in range(3)
    ]
    assert [answer.status_code for answer in answers] == [303, 303, 429]
    assert Registration.objects.count() == 2
