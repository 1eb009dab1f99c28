"""“Was this page helpful?” from the button to the stored words."""

from datetime import date, timedelta

import pytest
from django.core import signing
from django.core.management import call_command
from django.utils import timezone
from wagtail.models import PageViewRestriction

from feedback import jobs
from feedback.models import Vote
from feedback.models.vote import TEXT_LIMIT
from feedback.views.votes import SALT
from tests.feedback.conftest import OWN


def test_the_question_stands_under_a_page_and_holds_no_token(client, standard_page):
    answer = client.get(standard_page.url)
    html = answer.content.decode()
    assert html.count("data-feedback ") == 1
    assert f'name="page" value="{standard_page.pk}"' in html
    assert 'name="stamp"' not in html
    assert "csrfmiddlewaretoken" not in html
    assert not answer.cookies
    assert "no-store" not in answer.headers.get("Cache-Control", "")
    assert client.get(standard_page.url).content == answer.content


@pytest.mark.parametrize("address", ["/", "/eiole/", "/palaute/", "/saavutettavuuspalaute/"])
def test_the_home_page_missing_pages_and_forms_do_not_ask(client, feedback_page, address):
    assert "data-feedback " not in client.get(address).content.decode()


def test_a_preview_does_not_ask(rf, standard_page):
    answer = standard_page.make_preview_request(original_request=rf.get("/"))
    assert "data-feedback " not in answer.render().content.decode()


@pytest.mark.parametrize(("word", "helpful"), [("yes", True), ("no", False)])
def test_a_press_is_stored_as_one_vote_of_the_day(say, standard_page, word, helpful):
    answer = say(standard_page, word)
    assert answer.status_code == 303
    vote = Vote.objects.get()
    assert (vote.page_id, vote.page_title, vote.language) == (
        standard_page.pk,
        "Työnhakijalle",
        "fi",
    )
    assert vote.day == timezone.localdate()
    assert vote.helpful is helpful
    assert vote.text == ""


def test_nothing_of_the_person_is_stored(say, standard_page):
    say(standard_page, REMOTE_ADDR="203.0.113.9", HTTP_USER_AGENT="Selain 1")
    fields = {field.name for field in Vote._meta.fields}
    assert fields == {
        "id", "page", "page_title", "language", "day", "helpful", "text", "handled",
    }  # fmt: skip
    assert type(Vote.objects.get().day) is date


def test_the_thanks_page_asks_for_words_and_leads_back(client, say, standard_page):
    answer = client.get(say(standard_page).url)
    html = answer.content.decode()
    assert answer.status_code == 200
    assert answer.headers["Cache-Control"] == "private, no-store"
    assert "noindex" in answer.headers["X-Robots-Tag"]
    assert '<meta name="robots" content="noindex">' in html
    assert html.count("<h1") == 1
    assert f'href="{standard_page.url}"' in html
    assert not answer.cookies


def test_words_join_the_vote(client, say, standard_page):
    address = say(standard_page, "no").url
    answer = client.post(address, {"text": "Puuttuu\r\npuhelinnumero."}, **OWN)
    assert answer.status_code == 302
    assert Vote.objects.get().text == "Puuttuu\npuhelinnumero."
    assert client.get(answer.url).status_code == 200


def test_a_second_sending_corrects_the_words_and_adds_no_vote(client, say, standard_page):
    address = say(standard_page, "no").url
    for text in ("Ensin", "Sitten"):
        client.post(address, {"text": text}, **OWN)
    assert Vote.objects.get().text == "Sitten"


def test_handled_words_are_not_changed_any_more(client, say, standard_page):
    address = say(standard_page, "no").url
    client.post(address, {"text": "Ensin"}, **OWN)
    Vote.objects.update(handled=True)
    client.post(address, {"text": "Sitten"}, **OWN)
    assert Vote.objects.get().text == "Ensin"


def test_a_hundred_thousand_characters_get_a_message_and_stay_in_the_field(
    client, say, standard_page
):
    long = "ä" * 100_000
    answer = client.post(say(standard_page).url, {"text": long}, **OWN)
    html = answer.content.decode()
    assert answer.status_code == 400
    assert long in html
    assert "100\u00a0000" in html
    assert "2\u00a0000" in html
    assert 'aria-invalid="true"' in html
    assert Vote.objects.get().text == ""


def test_exactly_the_limit_fits(client, say, standard_page):
    client.post(say(standard_page).url, {"text": "a" * TEXT_LIMIT}, **OWN)
    assert len(Vote.objects.get().text) == TEXT_LIMIT


def test_markup_is_shown_as_it_was_written(client, say, standard_page):
    answer = client.post(
        say(standard_page).url, {"text": "<script>alert(1)</script>" + "a" * 3000}, **OWN
    )
    html = answer.content.decode()
    assert "<script>alert" not in html
    assert "&lt;script&gt;alert" in html


def test_a_made_up_token_leads_nowhere(client, standard_page):
    assert client.get("/f/nonsense/").status_code == 404
    assert client.get(f"/f/{signing.dumps(1, salt='other')}/").status_code == 404
    assert client.get(f"/f/{signing.dumps(999, salt=SALT)}/").status_code == 404


def test_a_day_later_the_words_are_given_back(client, say, standard_page, monkeypatch):
    address = say(standard_page).url
    import time

    now = time.time()
    monkeypatch.setattr("django.core.signing.time.time", lambda: now + 24 * 3600 + 60)
    answer = client.post(address, {"text": "Myöhästynyt viesti"}, **OWN)
    assert answer.status_code == 410
    assert "Myöhästynyt viesti" in answer.content.decode()
    assert Vote.objects.get().text == ""


def test_only_public_pages_can_be_voted_on(say, standard_page, site_root, make_post):
    draft = make_post("Luonnos", live=False)
    embargoed = make_post("Myöhemmin", embargo_until=timezone.now() + timedelta(hours=1))
    expired = make_post("Vanha", expire_at=timezone.now() - timedelta(hours=1))
    PageViewRestriction.objects.create(page=standard_page, restriction_type="login")
    for page in (draft, embargoed, expired, standard_page, site_root, 987654):
        assert say(page).status_code == 404, page
    assert not Vote.objects.exists()


@pytest.mark.parametrize("page", ["", "x", "-1", "0", "99999999999999999999", "1e3", "1;2"])
def test_a_number_that_is_no_page_is_a_404(say, standard_page, page):
    assert say(page).status_code == 404


@pytest.mark.parametrize("helpful", ["", "maybe", "True"])
def test_another_answer_than_yes_or_no_is_refused_in_words(say, standard_page, helpful):
    answer = say(standard_page, helpful)
    assert answer.status_code == 400
    assert 'name="helpful"' in answer.content.decode()
    assert not Vote.objects.exists()


def test_a_filled_trap_stores_nothing_and_says_so(client, standard_page):
    data = {"page": standard_page.pk, "helpful": "yes", "homepage": "http://spam.example"}
    answer = client.post("/f/", data, **OWN)
    assert answer.status_code == 400
    assert "spam.example" not in answer.content.decode()
    assert not Vote.objects.exists()


@pytest.mark.parametrize(
    "headers",
    [
        {"HTTP_ORIGIN": "https://evil.example"},
        {"HTTP_ORIGIN": "null"},
        {"HTTP_SEC_FETCH_SITE": "cross-site"},
    ],
)
def test_another_site_cannot_vote(client, standard_page, headers):
    answer = client.post("/f/", {"page": standard_page.pk, "helpful": "yes"}, **headers)
    assert answer.status_code == 403
    assert not Vote.objects.exists()


def test_a_browser_that_tells_nothing_is_believed(client, standard_page):
    answer = client.post("/f/", {"page": standard_page.pk, "helpful": "yes"})
    assert answer.status_code == 303


def test_a_network_has_a_limit(say, standard_page, settings):
    settings.VOTES_PER_HOUR = 3
    codes = [say(standard_page, REMOTE_ADDR="203.0.113.9").status_code for _ in range(5)]
    assert codes == [303, 303, 303, 429, 429]
    assert Vote.objects.count() == 3
    assert say(standard_page, REMOTE_ADDR="198.51.100.1").status_code == 303


def test_the_script_gets_the_inner_part_alone(client, say, standard_page):
    html = client.get(say(standard_page).url, HTTP_X_FEEDBACK_PART="1").content.decode()
    assert "data-feedback-part" in html
    assert "<html" not in html


def test_a_vote_in_swedish_is_answered_in_swedish(client, standard_page, site_root):
    from wagtail.models import Locale

    locale = Locale.objects.get_or_create(language_code="sv")[0]
    page = standard_page.get_translation_or_none(locale)
    page = page or standard_page.copy_for_translation(locale, copy_parents=True)
    for each in (page.get_parent().specific, page):
        each.live, each.alias_of = True, None
        each.save()
    html = client.get(page.url).content.decode()
    assert 'action="/sv/f/"' in html
    answer = client.post("/sv/f/", {"page": page.pk, "helpful": "no"}, **OWN)
    assert answer.url.startswith("/sv/f/")
    assert Vote.objects.get().language == "sv"
    assert '<html lang="sv"' in client.get(answer.url).content.decode()


def test_texts_go_after_24_months_and_votes_stay(db):
    today = timezone.localdate()
    edge = today.replace(year=today.year - 2) if (today.month, today.day) != (2, 29) else None
    old = Vote.objects.create(
        page_title="A", language="fi", helpful=False, text="Vanha", day=edge or date(2020, 1, 1)
    )
    young = Vote.objects.create(
        page_title="A", language="fi", helpful=False, text="Uusi",
        day=(edge or today) + timedelta(days=1),
    )  # fmt: skip
    jobs.forget()
    old.refresh_from_db()
    young.refresh_from_db()
    assert (old.text, young.text) == ("", "Uusi")
    assert Vote.objects.count() == 2


def test_the_worker_has_the_jobs(settings, site_root):
    assert {
        "feedback.jobs.forget",
        "feedback.jobs.remind_of_tickets",
        "core.mail.send_waiting",
    } <= set(settings.WORKER_JOBS)
    call_command("worker", once=True)


def test_the_count_outlives_its_page(say, standard_page):
    say(standard_page)
    standard_page.delete()
    vote = Vote.objects.get()
    assert vote.page is None
    assert vote.page_title == "Työnhakijalle"


def test_a_database_that_is_away_gives_the_words_back(client, say, standard_page, monkeypatch):
    from django.db import OperationalError

    from feedback.views import votes

    address = say(standard_page).url

    def away(*_args):
        raise OperationalError

    monkeypatch.setattr(votes, "vote_of", away)
    answer = client.post(address, {"text": "Tämä teksti ei saa kadota minnekään."}, **OWN)
    assert answer.status_code == 503
    html = answer.content.decode()
    assert "Tämä teksti ei saa kadota minnekään." in html
    assert "eu-emblem" in html
    assert "Cache-Control" in answer.headers
