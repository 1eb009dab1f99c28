"""Files in parts: announced, sent, gone on with, refused."""

import base64

import pytest
from django.conf import settings as site_settings

from api import jobs
from api.writing import parts
from core.models import Attachment, Picture
from tests.api.conftest import assert_error

TUS = {"Tus-Resumable": "1.0.0"}
PART = "application/offset+octet-stream"
MEGABYTE = 1024 * 1024


@pytest.fixture(autouse=True)
def _folder(settings, tmp_path):
    settings.VAR = str(tmp_path)


def told(**values) -> str:
    pairs = {name.replace("_", "-"): value for name, value in values.items()}
    return ",".join(f"{k} {base64.b64encode(v.encode()).decode()}" for k, v in pairs.items())


@pytest.fixture
def begin(api, standard_page):
    def begin(length, filename="opas.pdf", sender=None, **more):
        headers = {"Upload-Length": str(length), "Upload-Metadata": told(filename=filename, **more)}
        return (sender or api)("POST", "/tyonhakijalle/@tus-upload", None, **TUS, **headers)

    return begin


@pytest.fixture
def send(api):
    def send(address, data, offset, sender=None, kind=PART):
        path = address.removeprefix("http://testserver")
        sender = sender or api
        headers = {**sender.headers, **TUS, "Upload-Offset": str(offset)}
        return sender.client.patch(path, data=data, content_type=kind, headers=headers)

    return send


def test_a_file_of_more_than_one_body_comes_in_parts(begin, send, api, client):
    data = b"%PDF-1.4 " + b"x" * (16 * MEGABYTE)
    assert len(data) > site_settings.MAX_BODY_BYTES
    made = begin(len(data), content_type="application/pdf", title="Suuri opas")
    assert made.status_code == 201, made.content
    address = made.headers["Location"]
    half = len(data) // 2
    first = send(address, data[:half], 0)
    assert (first.status_code, first.headers["Upload-Offset"]) == (204, str(half))
    # The connection broke: the sender asks where to go on.
    asked = api("HEAD", address.removeprefix("http://testserver"), None, **TUS)
    assert (asked.status_code, asked.headers["Upload-Offset"]) == (200, str(half))
    assert_error(send(address, data[half:], 0), 409, "Conflict")
    last = send(address, data[half:], half)
    assert last.status_code == 204, last.content
    document = Attachment.objects.get()
    assert (document.title, document.file_size) == ("Suuri opas", len(data))
    assert last.headers["Location"] == f"http://testserver{document.url}"
    assert not list(parts.folder().iterdir())


def test_a_picture_becomes_an_image(begin, send, picture):
    data = picture.file.open("rb").read()
    made = begin(len(data), "joki.jpg", content_type="image/jpeg")
    last = send(made.headers["Location"], data, 0)
    assert last.status_code == 204, last.content
    assert Picture.objects.exclude(pk=picture.pk).get().title == "joki.jpg"


def test_what_the_admin_would_refuse_is_refused_and_gone(begin, send):
    made = begin(4, "paha.exe")
    body = send(made.headers["Location"], b"MZ..", 0)
    assert body.status_code == 400
    assert body.json()["errors"][0]["field"] == "file"
    assert not Attachment.objects.exists()
    assert_error(send(made.headers["Location"], b"", 0), 404, "NotFound")


def test_limits(begin, send, api, settings):
    settings.API_UPLOAD_BYTES = 100
    assert_error(begin(101), 413, "PayloadTooLarge")
    made = begin(10)
    assert_error(send(made.headers["Location"], b"x" * 11, 0), 413, "PayloadTooLarge")
    assert_error(
        send(made.headers["Location"], b"x", 0, kind="text/plain"), 415, "UnsupportedMediaType"
    )
    told_by = api("OPTIONS", "/tyonhakijalle/@tus-upload")
    assert (told_by.status_code, told_by.headers["Tus-Max-Size"]) == (204, "100")
    for _number in range(parts.MOST_UNFINISHED - 1):
        assert begin(10).status_code == 201
    assert begin(10).status_code == 429
    settings.API_UPLOAD_SECONDS = 0
    address = made.headers["Location"].removeprefix("http://testserver")
    assert api("DELETE", address, None, **TUS).status_code == 204
    assert begin(10).status_code == 201


def test_nonsense_is_refused(begin, api, standard_page):
    at = "/tyonhakijalle/@tus-upload"
    for headers, status in (
        ({}, 412),
        (TUS, 400),
        ({**TUS, "Upload-Length": "-1", "Upload-Metadata": told(filename="a.pdf")}, 400),
        ({**TUS, "Upload-Length": "9", "Upload-Metadata": "filename ei-base64!"}, 400),
        ({**TUS, "Upload-Length": "9", "Upload-Metadata": told(filename="../..")}, 400),
    ):
        assert api("POST", at, None, **headers).status_code == status, headers
    for name in ("x", "0" * 32, "..%2F..", "0" * 31 + "/"):
        assert api("HEAD", f"{at}/{name}", None, **TUS).status_code == 404, name


def test_only_those_who_may_add_files_and_only_their_own(
    begin, send, api_of, stranger, make_user, standard_page
):
    assert begin(9, sender=api_of()).status_code == 401
    assert begin(9, sender=api_of(make_user("Raportoija", name="raportti"))).status_code == 403
    made = begin(9)
    other = api_of(stranger)
    assert_error(send(made.headers["Location"], b"x", 0, sender=other), 404, "NotFound")


def test_the_worker_forgets_what_was_never_finished(begin, settings):
    settings.API_UPLOAD_SECONDS = -1
    begin(100)
    settings.API_UPLOAD_SECONDS = 3600
    waiting = begin(100).headers["Location"].rpartition("/")[2]
    # Beginning another has already cleared away; one that ends while nobody begins any is left.
    (told,) = parts.folder().glob("*.json")
    assert told.stem == waiting
    settings.API_UPLOAD_SECONDS = -1
    begin(100)
    assert len(list(parts.folder().glob("*.json"))) == 2
    jobs.forget_uploads()
    assert {path.stem for path in parts.folder().iterdir()} == {waiting}
