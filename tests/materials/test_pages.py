"""What a reader and a program see of packages and sessions."""

import json
import re
from datetime import date

import pytest
from django.utils.html import escapejs
from wagtail.blocks.struct_block import StructBlockValidationError
from wagtail.models import PageViewRestriction

from core import pdf
from core.querysets import visible_pages
from materials import jobs
from materials.blocks import BankItemBlock
from materials.models import BankPage, PackagePage
from reach import buffer
from tests.materials.conftest import publish, session_of
from tests.schema_org.check import complaints

pytestmark = pytest.mark.django_db


@pytest.fixture
def page(package, monkeypatch):
    monkeypatch.setattr(pdf, "make", lambda *args: b"%PDF")
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
    heads = re.findall(r'<th scope="col">([^<]+)<', text)
    assert heads[:3] == ["Kello", "Minuutit", "Vaihe"]


def test_all_linked_data_speaks_schema_org(page, client, make_file):
    document = make_file()
    handout = ("handout", {"document": document, "minutes": 5, "licence": "", "source": None})
    publish(session_of(page), handouts=[handout], change_note="Moniste")
    source = {
        "name": "Ryhmän ohjaajan kirja",
        "author": "Kokeilukunta",
        "url": "https://a.example/",
    }
    publish(
        page,
        based_on=[("source", source)],
        prerequisites="Kokemusta ryhmistä",
        identifier="https://aoe.fi/#/materiaali/1",
        expires=date(2030, 1, 1),
        uses=["kurssimateriaali"],
        change_note="Lähteet",
    )
    page.tags.add("työnhaku")
    jobs.build_archives()
    for path in ("", "kohti-tyota/", "kohti-tyota/aloitus/"):
        for part in re.findall(r'ld\+json">(.*?)</script>', read(client, path)):
            assert complaints(json.loads(part)) == [], path
    data = linked_data(read(client, "kohti-tyota/"), "LearningResource")
    assert data["isBasedOn"][0]["creditText"] == "Kokeilukunta"
    assert data["timeRequired"] == "PT1H10M"
    assert data["license"] == "https://creativecommons.org/licenses/by/4.0/"
    assert [part["position"] for part in data["hasPart"]] == [1, 2]
    assert data["encoding"]["contentUrl"].endswith("/materiaalit/kohti-tyota/lataa/")


def test_what_is_no_schema_org_is_complained_of():
    assert complaints({"@type": "LearningMaterial"})
    assert complaints({"@type": "LearningResource", "kesto": "PT1H"})
    # https://schema.org/contentSize is told of media, not of learning resources.
    assert complaints({"@type": "LearningResource", "contentSize": "1"})
    assert complaints({"@type": "LearningResource", "author": "Kokeilukunta"})
    assert complaints({"@type": "LearningResource", "funder": {"@type": "MediaObject"}})


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


def test_files_are_files_for_programs(page, client, make_file):
    document = make_file(name="Tehtävä.pdf")
    value = {"document": document, "minutes": 5, "licence": "cc0", "source": document}
    publish(session_of(page), handouts=[("handout", value)], change_note="Moniste")
    asked = {"accept": "application/json"}
    session = client.get("/materiaalit/kohti-tyota/aloitus/", headers=asked).json()
    (file,) = session["handouts"]
    assert file["@type"] == "File"
    assert file["file"]["content-type"] == "application/pdf"
    assert file["license"]["token"] == "cc0"
    assert file["editable_source"]["@type"] == "File"
    own = client.get(document.url, headers=asked)
    assert own.json()["@id"] == file["@id"]
    assert own.json()["file"]["size"] == document.file.size
    assert "Accept" in own.headers["Vary"]
    assert client.get(document.url).headers["Content-Type"] == "application/pdf"


def test_a_private_file_is_no_file_for_programs(make_file, client):
    document = make_file(private=True)
    answer = client.get(document.url, headers={"accept": "application/json"})
    assert answer.status_code == 302
    assert "Moniste" not in answer.content.decode()


def test_downloads_are_told_once_there_are_some(page, client):
    buffer.reset()
    person = {
        "user-agent": "Mozilla/5.0 (X11; Linux x86_64; rv:130.0) Gecko/20100101 Firefox/130.0"
    }
    address = "/materiaalit/kohti-tyota/"
    etag = client.get(f"{address}lataa/", headers=person).headers["ETag"]
    buffer.flush()
    assert "Ladattu" not in read(client, "kohti-tyota/")
    for _ in range(4):
        client.get(f"{address}lataa/", headers=person)
    client.get(f"{address}opas/", headers=person)
    client.get(f"{address}aloitus/tuloste/", headers=person)
    # None of these is a download: a later part of the same file, a question about the file, a
    # browser that has it already, a robot.
    client.get(f"{address}lataa/", headers={**person, "range": "bytes=5-"})
    client.head(f"{address}lataa/", headers=person)
    client.get(f"{address}lataa/", headers={**person, "if-none-match": etag})
    client.get(f"{address}lataa/", headers={"user-agent": "Googlebot/2.1"})
    buffer.flush()
    assert "Ladattu 7 kertaa." in read(client, "kohti-tyota/")


def marked_addresses(text):
    """Every address of the page that names the bytes it leads to."""
    return set(re.findall(r'href="([^"]+\?v=[0-9a-f]{12})"', text))


def test_every_link_to_a_file_names_its_bytes_and_the_browser_keeps_it_until_midnight(
    page, client, make_file
):
    document = make_file()
    value = {"document": document, "minutes": 5, "licence": "", "source": document}
    publish(session_of(page), handouts=[("handout", value)], change_note="Moniste")
    jobs.build_archives()
    package, session = read(client, "kohti-tyota/"), read(client, "kohti-tyota/aloitus/")
    addresses = marked_addresses(package) | marked_addresses(session)
    paths = {
        address.partition("?")[0].removeprefix("/materiaalit/kohti-tyota/") for address in addresses
    }
    assert paths == {"lataa/", "opas/", "versiot/1.0/lataa/", "aloitus/tuloste/", document.url}
    for address in addresses:
        kept = client.get(address).headers["Cache-Control"]
        assert re.fullmatch(r"private, max-age=\d+", kept), address
    # Addresses that others have written down ask whether their copy is still the file.
    for path in ("lataa/", "opas/", "aloitus/tuloste/"):
        answer = client.get(f"/materiaalit/kohti-tyota/{path}")
        assert answer.headers["Cache-Control"] == "private, no-cache"


def test_what_is_made_anew_has_a_new_address(page, client):
    before = marked_addresses(read(client, "kohti-tyota/"))
    sheet = marked_addresses(read(client, "kohti-tyota/aloitus/"))
    publish(session_of(page), goal="Uusi.", change_note="Tavoite")
    jobs.build_archives()
    after = marked_addresses(read(client, "kohti-tyota/"))
    assert [
        address
        for address in before & after
        if "/versiot/" not in address and "opas" not in address
    ] == []
    assert not sheet & marked_addresses(read(client, "kohti-tyota/aloitus/"))


def test_files_of_a_package_that_asks_for_a_login_are_kept_nowhere(page, client, admin_client):
    PageViewRestriction.objects.create(page=page, restriction_type="login")
    for path in ("lataa/", "opas/", "aloitus/tuloste/"):
        address = f"/materiaalit/kohti-tyota/{path}?v=0123456789ab"
        assert client.get(address).status_code == 302
        assert "no-store" in admin_client.get(address).headers["Cache-Control"]


def test_a_model_has_no_sessions_and_no_hours(index, organisation, client, monkeypatch):
    monkeypatch.setattr(pdf, "make", lambda template, context: b"%PDF")
    model = index.add_child(
        instance=PackagePage(
            title="Malli",
            slug="malli",
            kind="toimintamalli",
            lead="Kuka ohjaa?",
            organisation=organisation,
            guide=[("chapter", {"title": "Idea", "text": "<p>Kuule ensin.</p>"})],
            live=False,
        )
    )
    publish(model)
    jobs.build_archives()
    text = read(client, "malli/")
    assert "Toimintamalli" in text
    assert "0 tuntia" not in text
    assert "0 tapaamista" not in text
    assert "Kuule ensin." in text
    name = client.get("/materiaalit/malli/opas/").headers["Content-Disposition"]
    assert "mallin-kuvaus" in name


def test_the_bank_leads_to_files_and_to_what_is_always_up_to_date(
    index, organisation, make_file, client
):
    items = [
        ("item", {"title": "Logo", "text": "", "document": make_file(), "address": ""}),
        (
            "item",
            {"title": "Juliste", "text": "", "document": None, "address": "/hanke/juliste.pdf"},
        ),
        (
            "item",
            {"title": "Suljettu", "text": "", "document": make_file(private=True), "address": ""},
        ),
    ]
    index.add_child(
        instance=BankPage(title="Pankki", slug="pankki", organisation=organisation, items=items)
    )
    text = read(client, "pankki/")
    assert 'href="/hanke/juliste.pdf"' in text
    assert "Suljettu" not in text
    data = client.get("/materiaalit/pankki/", headers={"accept": "application/json"}).json()
    assert [row["@type"] for row in data["bank"]] == ["File", "Link"]


@pytest.mark.parametrize(
    "address", ["//paha.example/", "javascript:alert(1)", "/\\\\paha.example", ""]
)
def test_an_item_of_the_bank_leads_nowhere_else(address):
    block = BankItemBlock()
    with pytest.raises(StructBlockValidationError):
        block.clean(block.to_python({"title": "Juliste", "address": address}))
