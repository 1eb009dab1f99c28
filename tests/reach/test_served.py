"""Downloads, feeds and JSON: counted by the server, apart from views."""

import pytest
from django.core.files.base import ContentFile
from django.test import Client, RequestFactory

from core.models import Attachment
from core.served import Served, served
from reach import buffer
from reach.models import CountedItem, DailyCount, Kind
from tests.reach.conftest import BROWSER

pytestmark = pytest.mark.django_db


@pytest.fixture
def document():
    return Attachment.objects.create(title="Opas", file=ContentFile(b"%PDF" + b"x" * 5000, "o.pdf"))


@pytest.fixture
def get():
    """`get(url, **headers)` asks as a browser does and reads the whole answer."""

    def ask(url, method="get", client=None, **headers):
        headers = {"HTTP_USER_AGENT": BROWSER, **headers}
        response = getattr(client or Client(), method)(url, **headers)
        list(response.streaming_content) if response.streaming else response.content
        return response

    return ask


def downloads():
    buffer.flush()
    return sum(DailyCount.objects.filter(kind=Kind.DOWNLOAD).values_list("count", flat=True))


def test_a_download_is_counted_for_the_page_whose_link_was_followed(
    get, document, standard_page, counted
):
    address = f"http://testserver{standard_page.url}?tila=1"
    assert get(document.url, HTTP_REFERER=address).status_code == 200
    assert counted(standard_page, Kind.DOWNLOAD) == 1
    row = DailyCount.objects.get()
    assert row.item == f"document:{document.pk}"
    assert CountedItem.objects.get().title == "Opas"
    assert counted() == (0, 0)


@pytest.mark.parametrize(
    "referrer",
    ["", "https://elsewhere.example/tyonhakijalle/", "http://testserver", "http://[broken"],
)
def test_a_download_without_a_page_of_ours_belongs_to_none(
    get, document, standard_page, counted, referrer
):
    get(document.url, HTTP_REFERER=referrer)
    assert counted(0, Kind.DOWNLOAD) == 1


@pytest.mark.parametrize(
    ("ranges", "count"),
    [
        (["bytes=0-"], 1),
        (["bytes=0-1", "bytes=0-4999", "bytes=1000-1999", "bytes=2000-"], 1),
        (["bytes=0-999", "bytes=1000-"], 1),
        (["bytes=-500"], 0),
        (["bytes=500-"], 0),
        (["bytes=0-15"], 1),
    ],
)
def test_a_sequence_of_ranges_is_one_download(get, document, ranges, count):
    for wanted in ranges:
        get(document.url, HTTP_RANGE=wanted)
    assert downloads() == count


def test_in_the_strict_mode_only_the_browser_knows_that_it_has_the_file(get, document):
    first = get(document.url)
    for _ in range(2):
        get(document.url, HTTP_IF_NONE_MATCH=first.headers["ETag"])
    assert downloads() == 1
    # Another browser of the same kind behind the same address: nothing tells it apart, it counts.
    get(document.url)
    assert downloads() == 2


def test_head_and_not_modified_are_no_downloads(get, document):
    etag = get(document.url).headers["ETag"]
    assert get(document.url, HTTP_IF_NONE_MATCH=etag).status_code == 304
    get(document.url, "head")
    assert downloads() == 1


@pytest.mark.parametrize(
    ("headers", "kind"),
    [
        ({"HTTP_USER_AGENT": "Googlebot/2.1"}, Kind.BOT),
        ({"HTTP_SEC_PURPOSE": "prefetch"}, Kind.PREFETCH),
        ({"HTTP_SEC_GPC": "1"}, Kind.OPT_OUT),
    ],
)
def test_what_is_left_out_of_views_is_left_out_of_downloads(get, document, counted, headers, kind):
    get(document.url, **headers)
    assert counted(None, Kind.DOWNLOAD) == 0
    assert counted(0, kind) == 1


def test_an_editors_download_is_left_out(get, document, counted, admin_client):
    get(document.url, client=admin_client)
    assert counted(None, Kind.DOWNLOAD) == 0
    assert counted(None, Kind.EDITOR) == 1


def test_a_missing_document_is_no_download(get, document):
    assert get("/documents/99999/o.pdf").status_code == 404
    assert downloads() == 0


def test_feeds_are_counted_though_programs_read_them(get, news_index, counted):
    for name in ("rss.xml", "feed.json"):
        assert get(f"{news_index.url}{name}", HTTP_USER_AGENT="Feedly/1.0").status_code == 200
    assert counted(news_index, Kind.FEED) == 2
    assert counted() == (0, 0)


def test_a_page_as_json_is_a_kind_of_its_own(get, standard_page, counted):
    response = get(standard_page.url, HTTP_ACCEPT="application/json")
    assert response.status_code == 200
    known = {"HTTP_IF_NONE_MATCH": response.headers["ETag"], "HTTP_ACCEPT": "application/json"}
    assert get(standard_page.url, **known).status_code == 304
    get("/++api++/missing", HTTP_ACCEPT="application/json")
    assert counted(standard_page, Kind.JSON) == 1
    assert counted() == (0, 0)


def test_any_room_may_tell_what_it_has_sent(page, counted):
    request = RequestFactory().get("/paketti/lataa/", HTTP_USER_AGENT=BROWSER)
    request.COOKIES.clear()
    served.send(
        sender=None, request=request, kind=Served.DOWNLOAD, page=page,
        item="package:7@1.2", title="Paketti 1.2",
    )  # fmt: skip
    assert counted(page, Kind.DOWNLOAD) == 1
    assert DailyCount.objects.get().item == "package:7@1.2"


def test_every_kind_of_the_ground_floor_has_its_kind_here():
    assert {Kind(kind).is_left_out for kind in Served} == {False}
