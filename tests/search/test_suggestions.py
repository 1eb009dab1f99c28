"""The page for an address that does not exist: what it suggests and what it never does."""

import re
from datetime import timedelta

import pytest
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.models import Locale

from home.models import StandardPage
from search import suggestions
from search.suggestions import likeness, triples, words_in

pytestmark = pytest.mark.django_db
HOUR = timedelta(hours=1)


def suggested(client, address) -> list[str]:
    answer = client.get(address)
    assert answer.status_code == 404
    shown = re.search(r'class="lost__pages">(.*?)</ul>', answer.content.decode(), re.S)
    return re.findall(r"<a [^>]*>(.*?)</a>", shown[1]) if shown else []


@pytest.mark.parametrize(
    "address",
    ["/tyonhakijale/", "/työnhakijalle/", "/Tyonhakijalle.html", "/vanha/tyonhakijalle/", "/tyonhakija/"],
)  # fmt: skip
def test_a_typing_error_leads_to_the_page_that_was_meant(client, standard_page, address):
    assert suggested(client, address) == ["Työnhakijalle"]


def test_an_address_that_resembles_nothing_suggests_nothing(client, standard_page, make_post):
    make_post("Ryhmävalmennus alkaa")
    assert suggested(client, "/wp-login.php") == []
    assert suggested(client, "/123/") == []


def test_at_most_five_pages_are_suggested_the_closest_first(client, make_post):
    for number in range(8):
        make_post(f"Kesätyöt osa {number}", slug=f"kesatyot-osa-{number}")
    make_post("Kesätyöt", slug="kesatyot")
    found = suggested(client, "/kesatyott/")
    assert len(found) == 5
    assert found[0] == "Kesätyöt"


@pytest.mark.parametrize(
    "fields",
    [{"live": False}, {"embargo_until": HOUR}, {"go_live_at": HOUR}, {"expire_at": -HOUR}],
)
def test_hidden_pages_are_never_suggested(client, make_post, fields):
    now = timezone.now()
    shifted = {k: now + v if isinstance(v, timedelta) else v for k, v in fields.items()}
    make_post("Salaisuus", slug="salaisuus", **shifted)
    assert suggested(client, "/salaisuu/") == []


def test_a_page_hidden_since_the_names_were_kept_is_not_suggested(client, make_post):
    post = make_post("Salaisuus", slug="salaisuus")
    assert suggested(client, "/salaisuu/") == ["Salaisuus"]
    type(post).objects.filter(pk=post.pk).update(live=False)
    assert suggested(client, "/salaisuu/") == []


def test_suggestions_are_in_the_language_of_the_address(client, site_root, standard_page):
    swedish, _made = Locale.objects.get_or_create(language_code="sv")
    home = site_root.get_translation_or_none(swedish) or site_root.copy_for_translation(swedish)
    home.alias_of = None
    home.live = True
    home.save()
    home.add_child(
        instance=StandardPage(title="För arbetssökande", slug="arbetssokande", locale=swedish)
    )
    assert suggested(client, "/sv/arbetsokande/") == ["För arbetssökande"]
    assert suggested(client, "/arbetsokande/") == []
    assert suggested(client, "/sv/tyonhakijale/") == []


@pytest.mark.parametrize(
    ("address", "words"),
    [
        ("/ajankohtaista/ryhma-valmenus/", "ryhma valmenus"),
        ("/sv/nyheter/", "nyheter"),
        ("/vanha/sivu.html", "sivu"),
        ("/uutiset/2024/12/", "uutiset"),
        ("/", ""),
        ("/%%%/", ""),
        ("/" + "pitka-" * 100, None),
    ],
)
def test_the_search_field_holds_the_words_of_the_address(address, words):
    found = words_in(address)
    assert len(found) <= 80
    assert words is None or found == words


def test_the_field_is_on_the_page_and_its_words_are_text(client, site_root):
    html = client.get("/ryhma-valmenus/").content.decode()
    assert 'value="ryhma valmenus"' in html
    html = client.get("/%22%3E%3Cscript%3Ealert(1)/").content.decode()
    assert "<script>alert" not in html


def test_programs_get_their_own_answer(client, standard_page):
    answer = client.get("/tyonhakijale/", headers={"accept": "application/json"})
    assert answer.status_code == 404
    assert set(answer.json()) >= {"type", "message"}


def test_a_flood_of_wrong_addresses_compares_names_from_the_cache(client, standard_page):
    client.get("/tyonhakijale/")
    with CaptureQueriesContext(connection) as queries:
        client.get("/tyonhakijaile/")
    listed = "\n".join(query["sql"][:160] for query in queries.captured_queries)
    assert len(queries) <= 12, listed
    assert sum('"wagtailcore_page"."title" FROM' in q["sql"] for q in queries.captured_queries) == 0


def test_only_so_many_names_are_compared(make_post, monkeypatch):
    monkeypatch.setattr(suggestions, "MOST_COMPARED", 3)
    for number in range(5):
        make_post(f"Kesätyöt {number}", slug=f"k{number}")
    cache.clear()
    assert len(suggestions.names_of_pages("fi")[0]) == 3


def test_files_get_no_suggestions(client, make_post):
    make_post("Kuva", slug="kuva")
    assert suggestions.suggestions("/media/images/kuva.jpg", "fi") == []
    assert suggestions.suggestions("/static/kuva.css", "fi") == []


def test_likeness_runs_from_nothing_to_the_same():
    assert likeness(triples("kesatyot"), triples("kesatyot")) == 1
    assert likeness(triples("kesatyot"), triples("zzz")) == 0
    assert triples("") == set()
