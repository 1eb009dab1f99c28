"""What is counted of searches, what never is, and what staff make of it."""

import json
from datetime import timedelta

import pytest
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from core.permissions import COMMUNICATIONS, REPORTERS, WRITERS
from search import privacy
from search.models import QueryClick, QueryCount

pytestmark = pytest.mark.django_db
BROWSER = {
    "HTTP_USER_AGENT": "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"
}


def tell(client, message, **headers):
    body = message if isinstance(message, bytes) else json.dumps(message)
    return client.post("/haku/laskuri/", body, content_type="text/plain", **{**BROWSER, **headers})


def test_searches_and_clicks_become_daily_sums(client, make_post):
    post = make_post("Kesätyöt")
    for _time in range(2):
        assert tell(client, {"q": " KESÄTYÖT "}).status_code == 204
    tell(client, {"q": "kesätyöt", "page": post.pk})
    row = QueryCount.objects.get()
    assert (row.words, row.searches, row.results, row.clicks) == ("kesätyöt", 2, 1, 1)
    assert QueryClick.objects.get().page_id == post.pk


@pytest.mark.parametrize(
    "words", ["matti@example.org", "040 123 4567", "010190-123A", "https://a.fi/x", "x" * 81, " "]
)
def test_what_may_tell_of_a_person_is_never_stored(client, site_root, words):
    tell(client, {"q": words})
    assert not QueryCount.objects.exists()


@pytest.mark.parametrize(
    "headers",
    [{"HTTP_SEC_GPC": "1"}, {"HTTP_DNT": "1"}, {"HTTP_USER_AGENT": "Googlebot/2.1"}],
)  # fmt: skip
def test_who_opts_out_and_who_is_no_person_is_not_counted(client, site_root, headers):
    assert tell(client, {"q": "kesätyöt"}, **headers).status_code == 204
    assert not QueryCount.objects.exists()


def test_bad_messages_are_refused(client, site_root):
    for body in (b"", b"{", b"[]", b"\xff", b'{"q": 1}', b'{"q": "a", "page": "1"}', b"[" * 1000):
        assert tell(client, body).status_code == 400
    assert tell(client, b"x" * 1025).status_code == 413
    assert tell(client, {"q": "a"}, HTTP_SEC_FETCH_SITE="cross-site").status_code == 403
    assert client.get("/haku/laskuri/").status_code == 405


def test_a_click_without_a_search_or_on_a_hidden_page_counts_nothing(client, make_post):
    hidden = make_post("Salaisuus", live=False)
    tell(client, {"q": "kesätyöt"})
    tell(client, {"q": "kesätyöt", "page": hidden.pk})
    tell(client, {"q": "muu", "page": make_post("Muu").pk})
    assert not QueryClick.objects.exists()


def test_rare_words_are_forgotten_and_common_ones_kept():
    today = timezone.localdate()
    for words, days, searches in (
        ("nimi", 31, 2),
        ("palkka", 31, 3),
        ("uusi", 29, 1),
        ("vanha", 761, 9),
    ):
        QueryCount.objects.create(
            day=today - timedelta(days=days), language="fi", words=words, searches=searches
        )
    privacy.forget()
    assert set(QueryCount.objects.values_list("words", flat=True)) == {"palkka", "uusi"}


def test_a_row_of_the_report_leads_to_a_filled_in_synonym(client, make_user):
    QueryCount.objects.create(
        day=timezone.localdate(), language="fi", words="te-toimisto", searches=5
    )
    client.force_login(make_user(COMMUNICATIONS))
    html = client.get("/admin/search/insight/?found=none").content.decode()
    assert "/admin/search/synonyms/new/?words=te-toimisto&amp;language=fi" in html
    form = client.get("/admin/search/synonyms/new/?words=te-toimisto&language=fi").content.decode()
    assert 'value="te-toimisto"' in form
    made = client.post(
        "/admin/search/synonyms/new/",
        {"words": "te-toimisto", "means": "työllisyysalue", "language": "fi"},
    )
    assert made.status_code == 302
    assert client.get("/admin/search/promotions/new/?words=x").status_code == 200
    assert client.get("/admin/search/insight/?export=csv").status_code == 200


def test_reporters_read_and_writers_do_not(client, make_user):
    client.force_login(make_user(REPORTERS))
    assert client.get("/admin/search/insight/").status_code == 200
    assert client.get("/admin/search/synonyms/new/").status_code == 302
    client.force_login(make_user(WRITERS))
    assert client.get("/admin/search/insight/").status_code == 302


def test_offers_are_words_and_titles_of_public_pages(client, make_post):
    make_post("Ryhmävalmennus alkaa")
    make_post("Ryhmäsalaisuus", slug="salaisuus", live=False)
    found = client.get("/haku/ehdotukset/", {"q": "ryhmäv"}).json()
    assert found["words"] == ["ryhmävalmennus"]
    assert [page["title"] for page in found["pages"]] == ["Ryhmävalmennus alkaa"]
    assert client.get("/haku/ehdotukset/", {"q": "ryhmäsal"}).json() == {"words": [], "pages": []}


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(words=st.text(st.characters(exclude_characters="\0", codec="utf-8"), max_size=200))
def test_no_text_is_an_error(client, standard_page, words):
    assert client.get("/haku/", {"q": words}).status_code == 200
    assert client.get("/haku/ehdotukset/", {"q": words}).status_code == 200
