"""How others find the site: heads of pages, linked data, site maps, old addresses."""

import json
import re
from datetime import timedelta

import pytest
from django.contrib.auth import get_user_model
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Locale

from core.models import ProjectSettings
from home.models import StandardPage

pytestmark = pytest.mark.django_db
HOUR = timedelta(hours=1)
HIDDEN = [
    {"live": False},
    {"embargo_until": HOUR},
    {"go_live_at": HOUR},
    {"expire_at": -HOUR},
]


def shifted(fields: dict) -> dict:
    now = timezone.now()
    return {k: now + v if isinstance(v, timedelta) else v for k, v in fields.items()}


def html_of(client, address) -> str:
    answer = client.get(address)
    assert answer.status_code == 200, address
    return answer.content.decode()


def meta(html: str, name: str) -> str:
    return re.search(rf'<meta (?:name|property)="{name}" content="([^"]*)"', html)[1]


def canonical(client, address) -> str:
    (found,) = re.findall(r'<link rel="canonical" href="([^"]*)"', html_of(client, address))
    return found


def graph_of(client, address) -> dict:
    """The nodes of the page's linked data by type."""
    html = html_of(client, address)
    blocks = re.findall(r'<script type="application/ld\+json">(.*?)</script>', html, re.S)
    nodes = [node for block in map(json.loads, blocks) for node in block.get("@graph", [block])]
    return {node["@type"]: node for node in nodes}


@pytest.fixture
def swedish_home(site_root):
    """A public Swedish home page."""
    swedish, _made = Locale.objects.get_or_create(language_code="sv")
    home = site_root.get_translation_or_none(swedish) or site_root.copy_for_translation(swedish)
    home.alias_of = None
    home.live = True
    home.title = "Framtidens skapare"
    home.save()
    return home


@pytest.fixture
def swedish_page(swedish_home, standard_page):
    """A public Swedish version of the standard page."""
    locale = swedish_home.locale
    page = standard_page.get_translation_or_none(locale)
    page = page or standard_page.copy_for_translation(locale)
    page.alias_of = None
    page.live = True
    page.title = "För arbetssökande"
    page.slug = "arbetssokande"
    page.save()
    return page


# --- the head of a page -----------------------------------------------------------------------


def test_the_canonical_address_is_absolute_and_the_pages_own(client, standard_page):
    assert canonical(client, standard_page.url) == "http://testserver/tyonhakijalle/"
    assert canonical(client, f"{standard_page.url}?utm_source=x&sivu=2") == (
        "http://testserver/tyonhakijalle/"
    )


def test_facets_lead_to_the_listing_and_later_pages_to_themselves(client, make_post, terms):
    for number in range(14):
        make_post(f"{number}", slug=f"n{number}", municipalities=[terms["nivala"]])
    listing = "http://testserver/ajankohtaista/"
    assert canonical(client, "/ajankohtaista/") == listing
    assert canonical(client, "/ajankohtaista/?sivu=1") == listing
    assert canonical(client, "/ajankohtaista/?sivu=2") == f"{listing}?sivu=2"
    assert canonical(client, "/ajankohtaista/?kunta=nivala&sivu=2") == listing


def test_a_post_from_elsewhere_leads_search_engines_there_and_shares_to_itself(client, make_post):
    post = make_post(original_url="https://www.example.org/a?b=1&c=2")
    html = html_of(client, post.url)
    assert '<link rel="canonical" href="https://www.example.org/a?b=1&amp;c=2">' in html
    assert meta(html, "og:url") == f"http://testserver{post.url}"


def test_title_and_description_come_from_the_page(client, standard_page):
    standard_page.seo_title = "Tukea työnhakuun"
    standard_page.search_description = "Kuvaus & <merkit>"
    standard_page.save()
    html = html_of(client, standard_page.url)
    assert "<title>Tukea työnhakuun – Tulevaisuuden tekijät</title>" in html
    assert meta(html, "description") == "Kuvaus &amp; &lt;merkit&gt;"


# --- linked data ------------------------------------------------------------------------------


def test_every_page_tells_who_pays_and_how_to_search(client, standard_page):
    nodes = graph_of(client, standard_page.url)
    assert nodes["Organization"]["name"] == "Tulevaisuuden tekijät"
    assert nodes["Organization"]["funder"]["name"] == "European Union"
    action = nodes["WebSite"]["potentialAction"]
    assert action["target"]["urlTemplate"] == "http://testserver/haku/?q={search_term_string}"
    assert nodes["WebPage"]["url"] == "http://testserver/tyonhakijalle/"
    assert nodes["WebPage"]["inLanguage"] == "fi"


def test_breadcrumbs_lead_from_home_to_the_page(client, site_root, standard_page):
    steps = graph_of(client, standard_page.url)["BreadcrumbList"]["itemListElement"]
    assert [step["position"] for step in steps] == [1, 2]
    assert [step["item"] for step in steps] == [
        "http://testserver/",
        "http://testserver/tyonhakijalle/",
    ]
    assert "BreadcrumbList" not in graph_of(client, "/")


def test_a_post_is_an_article_and_a_listing_a_collection(client, make_post):
    post = make_post()
    nodes = graph_of(client, post.url)
    assert "NewsArticle" in nodes
    assert "WebPage" not in nodes
    assert "CollectionPage" in graph_of(client, "/ajankohtaista/")


def test_linked_data_cannot_end_its_script(client, standard_page):
    standard_page.title = "</script><script>alert(1)</script>"
    standard_page.save()
    assert graph_of(client, standard_page.url)["WebPage"]["name"] == standard_page.title
    assert "<script>alert" not in html_of(client, standard_page.url)


def test_simplified_finnish_is_finnish_to_machines(client, site_root):
    locale, _made = Locale.objects.get_or_create(language_code="fi-simple")
    home = site_root.get_translation_or_none(locale) or site_root.copy_for_translation(locale)
    home.alias_of = None
    home.live = True
    home.save()
    nodes = graph_of(client, "/fi-simple/")
    assert nodes["WebPage"]["inLanguage"] == nodes["WebSite"]["inLanguage"] == "fi"
    assert nodes["WebSite"]["potentialAction"]["target"]["urlTemplate"].startswith(
        "http://testserver/fi-simple/haku/"
    )


def test_the_head_of_a_page_stays_within_the_pages_twelve_queries(client, standard_page):
    client.get(standard_page.url)
    with CaptureQueriesContext(connection) as queries:
        client.get(standard_page.url)
    assert len(queries) <= 12


# --- site maps, robots, llms.txt --------------------------------------------------------------


def test_the_index_lists_a_site_map_for_each_language_with_pages(client, standard_page):
    text = client.get("/sitemap.xml").content.decode()
    assert re.findall("<loc>(.*?)</loc>", text) == ["http://testserver/sitemap-fi.xml"]


def test_a_language_joins_when_it_has_a_public_page(client, swedish_page):
    text = client.get("/sitemap.xml").content.decode()
    assert "http://testserver/sitemap-sv.xml" in text
    assert "sitemap-en.xml" not in text
    swedish = client.get("/sitemap-sv.xml").content.decode()
    assert "<loc>http://testserver/sv/arbetssokande/</loc>" in swedish
    assert "<loc>http://testserver/tyonhakijalle/</loc>" not in swedish


def test_a_page_tells_its_public_versions_in_other_languages(client, swedish_page):
    text = client.get("/sitemap-fi.xml").content.decode()
    for code, path in (
        ("fi", "/tyonhakijalle/"),
        ("sv", "/sv/arbetssokande/"),
        ("x-default", "/tyonhakijalle/"),
    ):
        assert f'hreflang="{code}" href="http://testserver{path}"' in text
    type(swedish_page).objects.filter(pk=swedish_page.pk).update(live=False)
    text = client.get("/sitemap-fi.xml").content.decode()
    assert "arbetssokande" not in text


def test_the_site_map_tells_when_a_page_was_published(client, make_post):
    post = make_post(day=-3)
    text = client.get("/sitemap-fi.xml").content.decode()
    entry = re.search(rf"<loc>http://testserver{post.url}</loc>\s*<lastmod>(.*?)</lastmod>", text)
    assert entry[1] == timezone.localtime(post.last_published_at).strftime("%Y-%m-%d") or entry[
        1
    ].startswith(post.last_published_at.strftime("%Y-%m"))


@pytest.mark.parametrize("fields", [*HIDDEN, {"is_sample": True}])
def test_hidden_and_sample_pages_are_in_no_site_map_and_no_llms_txt(
    client, make_post, site_root, organisation, fields
):
    make_post("Salaisuus", slug="salaisuus", **shifted(fields))
    own = {k: v for k, v in shifted(fields).items() if k != "embargo_until"}
    if own:
        site_root.add_child(
            instance=StandardPage(
                title="Salainen sivu", slug="salainen", organisation=organisation, **own
            )
        )
    for address in ("/sitemap-fi.xml", "/llms.txt"):
        text = client.get(address).content.decode().lower()
        assert "salaisuus" not in text
        assert "salainen" not in text


@pytest.mark.parametrize(
    "address",
    [
        "/sitemap-xx.xml",
        "/sitemap-sv.xml",
        "/sitemap-fi.xml?p=2",
        "/sitemap-fi.xml?p=x",
        "/sv/llms.txt",
    ],
)
def test_site_maps_that_do_not_exist_are_not_found(client, site_root, address):
    assert client.get(address).status_code == 404


def test_the_site_map_costs_the_same_however_many_pages(client, make_post):
    def cost():
        client.get("/sitemap-fi.xml")
        with CaptureQueriesContext(connection) as queries:
            client.get("/sitemap-fi.xml")
        return len(queries)

    make_post("Yksi")
    before = cost()
    for number in range(5):
        make_post(f"{number}", slug=f"n{number}")
    assert cost() == before <= 12


def test_robots_keeps_out_of_the_admin_and_of_searches_in_every_language(client, site_root):
    lines = client.get("/robots.txt").content.decode().splitlines()
    assert "Disallow: /admin/" in lines
    assert "Disallow: /haku/?" in lines
    assert "Disallow: /fi-simple/haku/?" in lines
    assert "Sitemap: http://testserver/sitemap.xml" in lines


def test_a_closed_site_is_closed_to_robots_and_language_models(client, site_root):
    ProjectSettings.objects.update(search_engines_allowed=False)
    text = client.get("/robots.txt").content.decode()
    assert text == "User-agent: *\nDisallow: /\n"
    assert client.get("/llms.txt").status_code == 404


def test_llms_txt_tells_what_the_site_holds(client, make_post, standard_page):
    make_post("Yksittäinen uutinen")
    ProjectSettings.objects.update(tagline="Työ ja tekijät löytävät toisensa")
    answer = client.get("/llms.txt")
    text = answer.content.decode()
    assert answer["Content-Type"] == "text/plain; charset=utf-8"
    assert text.startswith("# Tulevaisuuden tekijät\n\n> Työ ja tekijät löytävät toisensa\n")
    assert "- [Työnhakijalle](http://testserver/tyonhakijalle/): Tukea työnhakuun." in text
    assert "(http://testserver/ajankohtaista/rss.xml)" in text
    assert "(http://testserver/ajankohtaista/feed.json)" in text
    assert "http://testserver/++api++/" in text
    assert "Euroopan unionin osarahoittama" in text
    assert "https://creativecommons.org/licenses/by/4.0/" in text
    assert "Yksittäinen uutinen" not in text


def test_llms_txt_of_a_language_tells_of_that_language(client, swedish_page, standard_page):
    text = client.get("/sv/llms.txt").content.decode()
    assert "För arbetssökande" in text
    assert "Työnhakijalle" not in text


def test_the_feeds_that_llms_txt_names_are_there(client, news_index):
    text = client.get("/llms.txt").content.decode()
    addresses = re.findall(r"\((http://testserver[^)]*(?:xml|json))\)", text)
    assert len(addresses) == 3
    for address in addresses:
        assert client.get(address.removeprefix("http://testserver")).status_code == 200


def test_llms_txt_follows_the_pages(client, standard_page):
    assert "Työnhakijalle" in client.get("/llms.txt").content.decode()
    standard_page.live = False
    standard_page.save()
    assert "Työnhakijalle" not in client.get("/llms.txt").content.decode()


def test_a_title_cannot_write_markdown(client, standard_page):
    standard_page.title = "Otsikko](http://x.example)\n# Muu"
    standard_page.save()
    text = client.get("/llms.txt").content.decode()
    assert "](http://x.example)" not in text
    assert "\n# Muu" not in text


# --- old addresses ----------------------------------------------------------------------------


@pytest.fixture
def editor(client, db):
    user = get_user_model().objects.create_superuser("paakayttaja", "p@example.org", "x" * 14)
    client.force_login(user)
    return user


@pytest.fixture
def rename(django_capture_on_commit_callbacks):
    """Publishes a page under another slug, as the editor does."""

    def rename(page, slug):
        page = page.specific_class.objects.get(pk=page.pk)
        page.slug = slug
        # Wagtail writes the redirect once the new name is stored for good.
        with django_capture_on_commit_callbacks(execute=True):
            page.save_revision().publish()
        page.refresh_from_db()
        return page

    return rename


def test_a_renamed_page_is_found_at_its_old_address(client, standard_page, rename):
    rename(standard_page, "tyota-hakevalle")
    answer = client.get("/tyonhakijalle/")
    assert (answer.status_code, answer["Location"]) == (301, "/tyota-hakevalle/")
    assert client.get("/tyonhakijalle/?utm_source=x").status_code == 301


def test_a_page_below_a_renamed_one_is_found_too(client, make_post, news_index, rename):
    make_post("Uutinen", slug="uutinen")
    rename(news_index, "uutiset")
    answer = client.get("/ajankohtaista/uutinen/")
    assert (answer.status_code, answer["Location"]) == (301, "/uutiset/uutinen/")


def test_a_page_moved_in_the_admin_is_found_at_its_old_address(
    client, site_root, standard_page, editor, organisation
):
    below = StandardPage(title="Ohjeita", slug="ohjeita", organisation=organisation)
    site_root.add_child(instance=below)
    address = reverse("wagtailadmin_pages:move_confirm", args=(below.pk, standard_page.pk))
    assert client.post(address).status_code == 302
    client.logout()
    answer = client.get("/ohjeita/")
    assert (answer.status_code, answer["Location"]) == (301, "/tyonhakijalle/ohjeita/")


def test_a_renamed_translation_is_found_at_its_old_address(client, swedish_page, rename):
    rename(swedish_page, "jobbsokande")
    answer = client.get("/sv/arbetssokande/")
    assert (answer.status_code, answer["Location"]) == (301, "/sv/jobbsokande/")


def test_an_old_address_is_quiet_about_a_page_that_is_now_hidden(client, standard_page, rename):
    page = rename(standard_page, "salainen-uusi-nimi")
    type(page).objects.filter(pk=page.pk).update(live=False)
    answer = client.get("/tyonhakijalle/")
    assert answer.status_code == 404
    assert "salainen-uusi-nimi" not in answer.content.decode()


def test_a_page_renamed_twice_leads_straight_to_its_last_address(client, standard_page, rename):
    rename(rename(standard_page, "toinen"), "kolmas")
    for old in ("/tyonhakijalle/", "/toinen/"):
        assert client.get(old)["Location"] == "/kolmas/"


def test_a_name_taken_back_is_no_loop(client, standard_page, rename):
    rename(rename(standard_page, "toinen"), "tyonhakijalle")
    assert client.get("/tyonhakijalle/").status_code == 200
    assert client.get("/toinen/")["Location"] == "/tyonhakijalle/"
    assert Redirect.objects.filter(old_path="/toinen").count() == 1
