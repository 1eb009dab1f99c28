"""The ready description for the beneficiaries' own sites."""

import html as entities
import json
import re

import html5lib
import pytest
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.visibility.conftest import BENEFICIARIES
from visibility.plain import tidy


@pytest.fixture
def data(client, project_page):
    return lambda key="nivala": json.loads(client.get(f"/hanke/esittely/{key}.json").content)


def test_every_beneficiary_has_a_text_to_copy(client, project_page):
    html = client.get("/hanke/esittely/").content.decode()
    for key, name in BENEFICIARIES.items():
        (text,) = re.findall(
            rf'<textarea id="handout-{key}-html"[^>]*>(.*?)</textarea>', html, re.S
        )
        text = entities.unescape(text)
        assert name in text
        assert "Hanke parantaa työnhakijoiden" in text
        assert "Malli, joka vie työmarkkinoille" in text
        assert "1\xa0083\xa0375\xa0€" in text
        assert "Euroopan unionin osarahoittama" in text
        assert "http://testserver/static/img/eu-emblem.svg" in text
        assert 'href="http://testserver/hanke/"' in text


def test_the_texts_can_be_selected_without_a_script(client, project_page):
    html = client.get("/hanke/esittely/").content.decode()
    areas = re.findall(r"<textarea[^>]*>", html)
    assert len(areas) == 2 * len(BENEFICIARIES)
    assert all(" readonly" in area for area in areas)
    buttons = re.findall(r"<button[^>]*data-copies[^>]*>", html)
    assert len(buttons) == len(areas)
    assert all(" hidden" in button for button in buttons)
    for target in re.findall(r'data-copies="([^"]+)"', html):
        assert f'id="{target}"' in html
        assert f'<label for="{target}">' in html


def test_the_frame_may_stand_on_any_site(client, project_page):
    answer = client.get("/hanke/esittely/nivala.html")
    policy = answer["Content-Security-Policy"]
    assert "frame-ancestors *" in policy
    assert "default-src 'none'" in policy
    assert "X-Frame-Options" not in answer
    html = answer.content.decode()
    assert "Nivalan kaupunki" in html
    assert "Euroopan unionin osarahoittama" in html
    assert "eu-emblem.svg" in html
    assert "<script" not in html
    assert not re.search(r"\sstyle=", html)
    assert html.count("<h1") == 1


def test_other_pages_stay_out_of_frames(client, project_page):
    for address in ("/hanke/", "/hanke/naytto/", "/hanke/esittely/"):
        answer = client.get(address)
        assert "frame-ancestors 'none'" in answer["Content-Security-Policy"]
        assert answer["X-Frame-Options"] == "DENY"


def test_the_json_tells_the_same(data):
    found = data()
    assert found["@id"] == "http://testserver/hanke/esittely/nivala.json"
    assert found["title"] == "Tulevaisuuden tekijät"
    assert found["description"].startswith("Hanke parantaa")
    assert found["language"] == {"token": "fi", "title": "Suomi"}
    assert found["aims"]["text"] == "Malli, joka vie työmarkkinoille."
    assert found["results"]["text"] == "Ryhmiä on pidetty."
    assert found["project"]["support_at_most"] == "1083375.00"
    assert found["project"]["total_cost"] == "1354219.00"
    assert found["project"]["support_percent"] == 80
    assert found["project"]["programme"] == "Uudistuva ja osaava Suomi 2021–2027"
    assert found["project"]["starts"] is None
    assert found["beneficiary"]["title"] == "Nivalan kaupunki"
    assert found["beneficiary"]["role"] == "Osatoteuttaja 2"
    assert found["beneficiary"]["cost"] == "224738.00"
    assert found["beneficiary"]["is_lead"] is False
    assert found["statement"] == "Euroopan unionin osarahoittama"
    assert found["emblem"]["url"] == "http://testserver/static/img/eu-emblem.svg"
    assert found["url"] == "http://testserver/hanke/"


def test_the_json_leads_to_the_other_languages(client, swedish_page, data):
    (other,) = data()["translations"]
    assert other == {
        "@id": "http://testserver/sv/projektet/esittely/nivala.json",
        "language": "sv",
    }
    swedish = json.loads(client.get("/sv/projektet/esittely/nivala.json").content)
    assert swedish["statement"] == "Medfinansieras av Europeiska unionen"
    assert swedish["project"]["fund"] == "Europeiska socialfonden plus (ESF+)"
    assert swedish["translations"][0]["language"] == "fi"


def test_scripts_of_every_site_may_read_the_json(client, project_page):
    answer = client.get("/hanke/esittely/nivala.json", headers={"Origin": "https://muu.example"})
    assert answer["Access-Control-Allow-Origin"] == "*"
    assert answer["Content-Type"] == "application/json"
    assert "Access-Control-Allow-Credentials" not in answer
    again = client.get("/hanke/esittely/nivala.json", headers={"If-None-Match": answer["ETag"]})
    assert again.status_code == 304
    assert again["Access-Control-Allow-Origin"] == "*"


def test_a_change_of_the_project_changes_the_etag(client, project_page, project):
    first = client.get("/hanke/esittely/nivala.json")["ETag"]
    project.support_at_most = 1
    project.save()
    assert client.get("/hanke/esittely/nivala.json")["ETag"] != first


@pytest.mark.parametrize("key", ["eiole", "alavieska", "Nivala", "-", "x" * 300])
def test_an_organisation_that_is_no_beneficiary_is_not_found(client, project_page, key):
    for form in ("html", "json"):
        assert client.get(f"/hanke/esittely/{key}.{form}").status_code == 404


def test_more_beneficiaries_cost_no_more_queries(client, project_page, project):
    def asked():
        client.get("/hanke/esittely/")
        cache.clear()
        client.get("/hanke/esittely/")
        with CaptureQueriesContext(connection) as queries:
            client.get("/hanke/esittely/")
        return len(queries)

    many = asked()
    project.partners.exclude(is_lead=True).delete()
    assert asked() == many
    assert many <= 16


# --- words for other sites ------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("source", "html", "text"),
    [
        ("<p>Yksi <b>kaksi</b></p>", "<p>Yksi <b>kaksi</b></p>", "Yksi kaksi"),
        ("<ul><li>A</li><li>B</li></ul>", "<ul><li>A</li><li>B</li></ul>", "A B"),
        ('<p><a linktype="page" id="3">linkki</a>!</p>', "<p>linkki!</p>", "linkki!"),
        ("<p onclick='x()'>A</p>", "<p>A</p>", "A"),
        ("<script>alert(1)</script>", "alert(1)", "alert(1)"),
        ("<p>&lt;script&gt;</p>", "<p>&lt;script&gt;</p>", "<script>"),
        ("<p><b>auki", "<p><b>auki</b></p>", "auki"),
        ("</p>irti<p>a</b></p>", "irti<p>a</p>", "irti a"),
        ("<p>a<br/>b</p>", "<p>a<br>b</p>", "a b"),
        ("", "", ""),
    ],
)
def test_rich_text_becomes_paragraphs_and_lists(source, html, text):
    assert tidy(source) == (html, text)


def test_hostile_words_stay_words(client, project_page, project, data):
    evil = '</textarea><script>alert(1)</script><img src=x onerror="alert(2)">'
    project.name = evil[:100]
    project.save()
    project_page.lead = evil
    project_page.aims = [("paragraph", f"<p>{evil}</p>")]
    project_page.save()
    for address in ("/hanke/esittely/", "/hanke/esittely/nivala.html", "/hanke/naytto/"):
        tree = html5lib.parse(client.get(address).content, namespaceHTMLElements=False)
        assert not [e for e in tree.iter("img") if e.get("onerror")], address
        assert not [
            e for e in tree.iter("script") if not e.get("src") and "alert" in (e.text or "")
        ]
    pasted = html5lib.parse(data()["html"], namespaceHTMLElements=False)
    assert not list(pasted.iter("script"))
    assert not [e for e in pasted.iter("img") if e.get("onerror")]
