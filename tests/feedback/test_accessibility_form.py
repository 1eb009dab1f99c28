"""The form for accessibility feedback: what is taken, what is refused, what is told."""

import re
from datetime import timedelta

import pytest
from django.utils import formats, timezone

from core.forms.public import FRESH_SECONDS, STAMP, new_stamp
from feedback.addresses import form_address
from feedback.forms import AccessibilityForm, TextForm
from feedback.models import Ticket
from feedback.models.ticket import DUE_DAYS
from tests.feedback.conftest import FORM, OWN, PROBLEM


def errors_of(answer):
    """(target, text) of the list at the top."""
    html = answer.content.decode()
    part = html[html.index('class="problems__list"') :]
    part = part[: part.index("</ul>")]
    return re.findall(r'<li>(?:<a href="#([^"]*)">)?([^<]+)', part)


def test_the_form_opens_without_a_cookie_and_stays_out_of_caches(client, feedback_page):
    answer = client.get(FORM)
    html = answer.content.decode()
    assert answer.status_code == 200
    assert answer.headers["Cache-Control"] == "private, no-store"
    assert answer.headers["X-Robots-Tag"] == "noindex"
    assert "Cookie" not in answer.get("Vary", "")
    assert not answer.cookies
    assert "csrfmiddlewaretoken" not in html
    assert "Euroopan unionin osarahoittama" in html
    assert html.count("<h1") == 1
    assert f'href="{feedback_page.url}"' in html


def test_the_problem_alone_makes_a_ticket_due_in_exactly_fourteen_days(client, fill_in):
    answer = fill_in()
    assert answer.status_code == 303
    ticket = Ticket.objects.get()
    assert ticket.problem == PROBLEM
    assert ticket.received == timezone.localdate()
    assert ticket.due - ticket.received == timedelta(days=14) == timedelta(days=DUE_DAYS)
    assert (ticket.number, ticket.language, ticket.email) == (1, "fi", "")
    assert [event.kind for event in ticket.events.all()] == ["received"]


def test_the_receipt_tells_the_number_and_the_day(client, fill_in):
    answer = client.get(fill_in().url)
    html = answer.content.decode()
    ticket = Ticket.objects.get()
    assert f"<dd>{ticket.number}</dd>" in html
    assert formats.date_format(ticket.due, "DATE_FORMAT") in html
    assert answer.headers["Cache-Control"] == "private, no-store"
    assert PROBLEM not in html


def test_a_made_up_receipt_is_a_404(client, site_root):
    assert client.get(f"{FORM}abc/").status_code == 404


def test_numbers_run_on(fill_in):
    for _ in range(3):
        fill_in()
    assert list(Ticket.objects.order_by("pk").values_list("number", flat=True)) == [1, 2, 3]


def test_sending_the_same_form_twice_makes_one_ticket(client, site_root, fill_in):
    import time

    stamp = new_stamp(AccessibilityForm, at=time.time() - 60)
    first, second = fill_in(**{STAMP: stamp}), fill_in(**{STAMP: stamp})
    assert (first.status_code, second.status_code) == (303, 303)
    assert Ticket.objects.count() == 1


def test_everything_is_stored_as_it_was_written(fill_in, feedback_page):
    fill_in(
        problem="<b>Lihava</b>\r\n& 'lainaus'",
        address="http://testserver/palaute/?a=1#kohta",
        wish="Niin kuin =SUM(A1)",
        email="maija@example.org",
    )
    ticket = Ticket.objects.get()
    assert ticket.problem == "<b>Lihava</b>\n& 'lainaus'"
    assert ticket.address == "/palaute/?a=1"
    assert ticket.wish == "Niin kuin =SUM(A1)"
    assert ticket.email == "maija@example.org"


def test_the_page_is_filled_in_from_the_address(client, feedback_page):
    html = client.get(f"{FORM}?sivu=/ajankohtaista/%3Fkunta=nivala").content.decode()
    assert 'value="/ajankohtaista/?kunta=nivala"' in html


@pytest.mark.parametrize(
    "given",
    [
        "https://evil.example/",
        "//evil.example/",
        "/\\evil.example",
        "javascript:alert(1)",
        "x" * 900,
    ],
)
def test_a_foreign_page_is_not_filled_in(client, site_root, given):
    html = client.get(FORM, {"sivu": given}).content.decode()
    assert "evil" not in html
    assert "javascript:" not in html


def test_markup_in_the_address_is_harmless(client, site_root):
    html = client.get(FORM, {"sivu": '/"><script>alert(1)</script>'}).content.decode()
    assert "<script>alert" not in html


@pytest.mark.parametrize(
    ("given", "stored"),
    [
        ("etusivu", "etusivu"),
        ("/hanke/", "/hanke/"),
        ("http://testserver//evil.example/", "/evil.example/"),
        ("www.testserver/", None),
        ("https://evil.example/", None),
        ("//evil.example/", None),
        ("ftp://testserver/", None),
        ("/" + "a" * 600, None),
    ],
)
def test_only_pages_of_this_site_are_taken(fill_in, given, stored):
    answer = fill_in(address=given)
    if stored is None:
        assert answer.status_code == 400
        assert errors_of(answer)[0][0] == "id_address"
        assert given.replace("&", "&amp;") in answer.content.decode()
        assert not Ticket.objects.exists()
    else:
        assert answer.status_code == 303
        assert Ticket.objects.get().address == stored


def test_errors_are_listed_at_the_top_and_told_in_the_fields(fill_in):
    answer = fill_in(problem="  ", email="maija", wish="Näin")
    html = answer.content.decode()
    assert answer.status_code == 400
    assert [target for target, _ in errors_of(answer)] == ["id_problem", "id_email"]
    for target in ("problem", "email"):
        assert f'id="id_{target}_error"' in html
        assert re.search(
            rf'id="id_{target}"[^>]*aria-invalid="true"|aria-invalid="true"[^>]*id="id_{target}"',
            html,
        )
    assert 'value="maija"' in html
    assert ">\nNäin</textarea>" in html
    assert "autofocus" in html
    assert not Ticket.objects.exists()


def test_a_hundred_thousand_characters_in_every_field_stay_there(fill_in):
    long = "pitkä " * 17_000
    answer = fill_in(problem=long, address=long, wish=long, email=long)
    html = answer.content.decode()
    assert answer.status_code == 400
    assert html.count(long.strip()) == 4
    assert len({target for target, _ in errors_of(answer)}) == 4


@pytest.mark.parametrize("field", ["problem", "address", "wish", "email"])
@pytest.mark.parametrize("text", ["\0", "a\0b", "\ud83d", "<svg onload=alert(1)>", "%s %(x)s {}"])
def test_no_text_breaks_the_form(client, fill_in, field, text):
    text = text.encode("utf-8", "surrogatepass").decode("utf-8", "replace")
    answer = fill_in(**{"problem": PROBLEM, field: text})
    assert answer.status_code in {303, 400}
    if answer.status_code == 400:
        assert "<svg onload" not in answer.content.decode()


def test_a_filled_trap_is_told_and_the_text_kept(fill_in):
    answer = fill_in(homepage="http://spam.example")
    html = answer.content.decode()
    assert answer.status_code == 400
    assert PROBLEM in html
    assert "spam.example" not in html
    assert not Ticket.objects.exists()


def test_quicker_than_a_person_is_refused_once_and_the_same_form_passes_later(
    fill_in, client, monkeypatch
):
    import time

    answer = fill_in(seconds=0)
    assert answer.status_code == 400
    assert PROBLEM in answer.content.decode()
    stamp = re.search(r'name="stamp" value="([^"]+)"', answer.content.decode())[1]
    now = time.time()
    monkeypatch.setattr("core.forms.public.time.time", lambda: now + 10)
    assert fill_in(**{STAMP: stamp}).status_code == 303


@pytest.mark.parametrize(
    "stamp",
    ["", "nonsense", "a:b:c", new_stamp(TextForm), new_stamp(AccessibilityForm)[:-1] + "!"],
    # Stamps differ every time; the processes of a run must agree on the names of its tests.
    ids=["none", "nonsense", "another shape", "another form's", "altered"],
)
def test_a_missing_or_forged_stamp_is_refused_and_a_good_one_given(fill_in, stamp):
    answer = fill_in(**{STAMP: stamp})
    assert answer.status_code == 400
    html = answer.content.decode()
    assert PROBLEM in html
    given = re.search(r'name="stamp" value="([^"]+)"', html)[1]
    assert given != stamp
    assert not Ticket.objects.exists()


def test_a_form_older_than_a_day_keeps_its_text(fill_in):
    answer = fill_in(seconds=FRESH_SECONDS + 60)
    assert answer.status_code == 400
    assert PROBLEM in answer.content.decode()


def test_a_network_has_a_limit_and_keeps_its_text(client, fill_in, settings):
    settings.PUBLIC_FORMS_PER_HOUR = 2
    headers = {**OWN, "REMOTE_ADDR": "203.0.113.9"}
    codes = [fill_in(headers=headers).status_code for _ in range(3)]
    assert codes == [303, 303, 429]
    assert PROBLEM in fill_in(headers=headers).content.decode()
    assert fill_in().status_code == 303


def test_another_site_cannot_send_it(fill_in):
    answer = fill_in(headers={"HTTP_ORIGIN": "https://evil.example"})
    assert answer.status_code == 403
    assert PROBLEM in answer.content.decode()
    assert not Ticket.objects.exists()


def test_other_methods_are_refused(client, site_root):
    assert client.put(FORM).status_code == 405
    assert client.delete(FORM).status_code == 405
    assert client.head(FORM).status_code == 200


def test_a_body_that_is_too_large_is_a_413(client, site_root, settings):
    settings.MAX_BODY_BYTES = 1000
    answer = client.post(FORM, {"problem": "a" * 2000}, **OWN)
    assert answer.status_code == 413


@pytest.mark.parametrize(
    ("language", "address"),
    [
        ("fi", "/saavutettavuuspalaute/"),
        ("sv", "/sv/tillganglighetsrespons/"),
        ("en", "/en/accessibility-feedback/"),
        ("fi-simple", "/fi-simple/saavutettavuuspalaute/"),
    ],
)
def test_the_form_has_an_address_in_every_language(client, fill_in, language, address):
    assert form_address(language=language) == address
    assert client.get(address).status_code == 200
    answer = fill_in(address)
    assert answer.status_code == 303
    assert answer.url.startswith(address)
    assert Ticket.objects.get().language == language
    assert client.get(answer.url).status_code == 200


def test_a_program_that_prefers_json_gets_the_page_all_the_same(client, feedback_page):
    assert client.get(FORM, HTTP_ACCEPT="application/json").status_code == 200
    shape = client.get(feedback_page.url, HTTP_ACCEPT="application/json").json()
    assert shape["@type"] == "Feedback"
    assert shape["form_address"] == FORM


def test_the_feedback_page_leads_to_the_form_and_is_cached_like_others(client, feedback_page):
    answer = client.get(feedback_page.url)
    assert f'href="{FORM}"' in answer.content.decode()
    assert "no-store" not in answer.get("Cache-Control", "")
    html = client.get(f"{feedback_page.url}?sivu=/hanke/").content.decode()
    assert f'href="{FORM}?sivu=%2Fhanke%2F"' in html
    html = client.get(f"{feedback_page.url}?sivu=https://evil.example/").content.decode()
    assert "evil" not in html


def test_every_page_leads_to_the_form_with_its_own_address(client, standard_page):
    html = client.get(standard_page.url).content.decode()
    assert f'href="{FORM}?sivu=%2Ftyonhakijalle%2F"' in html
