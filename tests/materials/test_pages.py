"""What a reader and a program see of packages and sessions."""

import json
import re

import pytest
from django.utils.html import escapejs

from core import pdf
from core.querysets import visible_pages
from materials import jobs
from tests.materials.conftest import publish, session_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def page(package, monkeypatch):
    monkeypatch.setattr(pdf, "make", lambda template, context: b"%PDF")
    jobs.build_archives()
    return package


def read(client, path="", **headers):
    answer = client.get(f"/materiaalit/{path}", headers=headers)
    assert answer.status_code == 200
    return answer.content.decode()


def linked_data(text, kind):
    found = [json.loads(part) for part in re.findall(r'ld\+json">(.*?)</script>', text)]
    return next(data for data in found if data.get("@type") == kind)


def test_the_page_tells_type_and_size_before_the_click(page, client):
    text = read(client, "kohti-tyota/")
    assert re.search(r"Lataa kaikki, ZIP \d+\s[kM]t", text)


def test_the_running_clock_follows_the_minutes(package, client):
    text = read(client, "kohti-tyota/aloitus/")
    assert re.findall(r'step-table__clock">([^<]+)<', text) == ["0:00", "0:10", "0:30"]


def test_the_linked_data_holds_only_terms_of_learning_resources(page, client):
    data = linked_data(read(client, "kohti-tyota/"), "LearningResource")
    # https://schema.org/LearningResource, with CreativeWork and Thing above it.
    terms = {
        "@context", "@type", "@id", "url", "name", "abstract", "description", "author",
        "publisher", "keywords", "audience", "educationalLevel", "learningResourceType",
        "educationalUse", "timeRequired", "teaches", "competencyRequired", "inLanguage",
        "license", "accessibilityFeature", "accessibilityHazard", "isBasedOn", "expires",
        "sameAs", "funder", "hasPart", "version", "dateModified", "creditText", "encoding",
    }  # fmt: skip
    assert set(data) <= terms
    assert data["timeRequired"] == "PT1H10M"
    assert data["license"] == "https://creativecommons.org/licenses/by/4.0/"
    assert [part["position"] for part in data["hasPart"]] == [1, 2]
    assert data["encoding"]["contentUrl"].endswith("/materiaalit/kohti-tyota/lataa/")


def test_a_session_says_which_package_it_is_part_of(page, client):
    data = linked_data(read(client, "kohti-tyota/aloitus/"), "LearningResource")
    assert data["isPartOf"]["name"] == "Kohti työtä"


def test_sessions_lead_to_each_other_in_order(page, client):
    text = read(client, "kohti-tyota/aloitus/")
    assert 'rel="next" href="/materiaalit/kohti-tyota/paatos/"' in text
    assert 'rel="prev"' not in text


def test_facets_narrow_the_listing(page, client):
    assert "Kohti työtä" in read(client, "?laji=ryhmavalmennus&kesto=alle-10")
    assert "Kohti työtä" not in read(client, "?laji=toimintamalli")
    assert client.get("/materiaalit/?laji=olematon").status_code == 404


def test_programs_get_the_same_as_people(page, client):
    data = client.get("/materiaalit/kohti-tyota/", headers={"accept": "application/json"}).json()
    assert data["@type"] == "Material Package"
    assert data["version"] == "1.0"
    assert data["archive"]["content-type"] == "application/zip"
    assert data["learning_resource"]["@type"] == "LearningResource"
    assert [item["title"] for item in data["items"]] == ["Aloitus", "Päätös"]
    session = client.get(
        "/materiaalit/kohti-tyota/aloitus/", headers={"accept": "application/json"}
    ).json()
    assert session["@type"] == "Session"
    assert [step["start"] for step in session["steps"]] == [0, 10]
    listing = client.get("/materiaalit/", headers={"accept": "application/json"}).json()
    assert listing["items_total"] == 1


def test_pages_take_few_queries_and_no_cookie(page, client, django_assert_max_num_queries):
    for path in ("", "kohti-tyota/", "kohti-tyota/aloitus/"):
        client.get(f"/materiaalit/{path}")
        with django_assert_max_num_queries(12):
            answer = client.get(f"/materiaalit/{path}")
        assert not answer.cookies
        assert "Cookie" not in answer.headers.get("Vary", "")


def test_facilitator_mode_keeps_itself_to_its_own_address(page, client):
    address = "/materiaalit/kohti-tyota/aloitus/ohjaus/"
    text = client.get(address).content.decode()
    assert "reach.js" not in text
    assert "Euroopan unionin osarahoittama" in text
    worker = client.get(f"{address}varasto/")
    assert worker.headers["Service-Worker-Allowed"] == address
    assert worker.headers["Content-Type"].startswith("text/javascript")
    assert escapejs(address) in worker.content.decode()


def test_the_worker_is_new_when_the_session_is(page, client):
    address = "/materiaalit/kohti-tyota/aloitus/ohjaus/varasto/"
    before = client.get(address).content
    assert client.get(address).content == before
    publish(session_of(page), facilitator_notes="Muista tauko.", change_note="Muistiinpano")
    assert client.get(address).content != before


def test_a_package_that_is_not_public_shows_nothing_below_it(page, client):
    page.unpublish()
    assert client.get("/materiaalit/kohti-tyota/").status_code == 404
    assert not visible_pages().filter(slug="kohti-tyota").exists()


def test_the_copy_sheet_follows_the_order_of_the_form(page, client):
    text = read(client, "kohti-tyota/kuvailu/")
    labels = re.findall(r"<dt>\d+\. ([^<]+)</dt>", text)
    assert labels[0] == "Nimi"
    assert labels.index("Kuvaus") < labels.index("Koulutusaste") < labels.index("Lisenssi")
