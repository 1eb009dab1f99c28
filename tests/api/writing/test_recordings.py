"""The exchanges that the pages on writing show, recorded. `RECORD=1` writes them anew.

Tokens, moments and versions differ from run to run; the recordings hold a word in their place.
"""

import json
import os
import re
from http import HTTPStatus
from pathlib import Path

import pytest
from wagtail.models import Locale, Page

from home.models import StandardPage
from tests.api.writing.conftest import PASSWORD

FOLDER = Path(__file__).parent / "examples"
DOCS = Path(__file__).parents[3] / "docs" / "api"
HOST = "tekijat.example"
SHOWN = ("Location", "Tus-Resumable", "Upload-Expires", "ETag", "Cache-Control", "WWW-Authenticate")
MOVING = [
    (r'"token": "ey[^"]+"', '"token": "<token>"'),
    (r"uids=[0-9a-f]{32}", "uids=<uid>"),
    (r"preview=[\w:-]+", "preview=<signature>"),
    (r"20\d\d-\d\d-\d\dT[\d:.]+(\+[\d:]+|Z)", "2026-11-24T09:00:00Z"),
    (r'"time": \d+\.\d+', '"time": 1795510800.0'),
    (r'"\d+-\d+-[01]-\d+\.\d+"', '"<version>"'),
    (r'"token": "\d+-\d+"', '"token": "<lock>"'),
    (r"/documents/\d+/", "/documents/7/"),
    (r"@tus-upload/[\w-]+", "@tus-upload/<name>"),
    (r"Upload-Expires: .*", "Upload-Expires: Wed, 25 Nov 2026 09:00:00 GMT"),
]
AT, TEXT = "/en/news/group", "/en/guide"
FILE = {"data": "UmVhZCBmaXJzdC4=", "encoding": "base64", "filename": "notes.txt"}
# Name → what comes before (method, address, body) and the exchange itself, in the order of running.
EXCHANGES = {
    "login": ("POST", "/@login", {"login": "viesti", "password": PASSWORD}),
    "login-renew": ("POST", "/@login-renew", None),
    "users": ("GET", "/@users/viesti", None),
    "edit": ("PATCH", AT, {"title": "Group coaching"}),
    "stale": ("PATCH", AT, {"title": "Mine"}),
    "wrong-type": ("PATCH", AT, {"title": 7, "subjects": "work"}),
    "publish-blocked": ("POST", f"{AT}/@workflow/publish", {}),
    "workflow": ("GET", f"{AT}/@workflow", None),
    "history-revert": ("PATCH", f"{AT}/@history", {"version": 0}),
    "lock": ("POST", f"{AT}/@lock", {}),
    "unlock": ("DELETE", f"{AT}/@lock", None),
    "preview": ("POST", f"{AT}/@preview", {}),
    "copy": ("POST", TEXT, {"source": "/en/guide/first"}),
    "move": ("POST", "/en/other", {"source": "/en/guide/first"}),
    "ordering": ("PATCH", TEXT, {"ordering": {"obj_id": "first-1", "delta": "top"}}),
    "linkintegrity": ("GET", "/en/@linkintegrity?uids=<uid>", None),
    "file": ("POST", "/en", {"@type": "File", "title": "Notes", "file": FILE}),
    "upload": ("POST", "/en/@tus-upload", None),
    "logout": ("POST", "/@logout", None),
}
HEADERS = {
    "stale": {"If-Match": '"1-1-1-1.0"'},
    "upload": {
        "Tus-Resumable": "1.0.0",
        "Upload-Length": "20971520",
        "Upload-Metadata": "filename b3Bhcy5wZGY=,content-type YXBwbGljYXRpb24vcGRm",
    },
}
SUFFIX = {"copy": "/@copy", "move": "/@move"}


@pytest.fixture
def english(site_root, organisation, make_post, lead, settings, tmp_path):
    settings.VAR = tmp_path
    locale = Locale.objects.get_or_create(language_code="en")[0]
    home = site_root.get_translation(locale).specific
    home.title, home.live, home.alias_of = "Home", True, None
    home.save()
    index = make_post(slug="x").get_parent().specific.get_translation(locale).specific
    index.title, index.slug, index.live, index.alias_of = "News", "news", True, None
    index.save()
    from news.models import NewsPage

    post = NewsPage(title="Group", slug="group", lead="Join.", locale=locale, live=False)
    index.add_child(instance=post)
    for slug in ("guide", "other"):
        page = StandardPage(title=slug.title(), slug=slug, locale=locale, organisation=organisation)
        home.add_child(instance=page)
    child = StandardPage(title="First", slug="first", locale=locale, organisation=organisation)
    Page.objects.get(slug="guide").specific.add_child(instance=child)


def test_the_exchanges_are_as_recorded_and_shown(english, api_of, lead, client):
    api = api_of()
    for name, (method, target, body) in EXCHANGES.items():
        address = target + SUFFIX.get(name, "")
        if name == "linkintegrity":
            address = address.replace("<uid>", api_read(api, "/en/guide")["UID"])
        extra = HEADERS.get(name, {})
        response = api(method, address, body, Host=HOST, **extra)
        if name == "login":
            api.headers["Authorization"] = f"Bearer {response.json()['token']}"
        recorded(name, as_text(method, address, body, api, extra, response))
    shown = {
        block
        for path in DOCS.glob("*.md")
        for block in re.findall(r"```http\n(.*?)```", path.read_text("utf-8"), re.DOTALL)
    }
    for path in FOLDER.glob("*.http"):
        assert path.stem in EXCHANGES
        assert path.read_text("utf-8") in shown, path.stem


def api_read(api, address):
    return api("GET", address, Host=HOST).json()


def as_text(method, address, body, api, extra, response) -> str:
    status = HTTPStatus(response.status_code)
    lines = [f"{method} {address} HTTP/1.1", f"Host: {HOST}", "Accept: application/json"]
    if "Authorization" in api.headers and not address.endswith("/@login"):
        lines.append("Authorization: Bearer <token>")
    lines += [f"{name}: {value}" for name, value in extra.items()]
    if body is not None:
        lines += ["Content-Type: application/json", "", dumped(body)]
    lines += ["", f"HTTP/1.1 {status.value} {status.phrase}"]
    lines += [f"{name}: {response.headers[name]}" for name in SHOWN if name in response.headers]
    if response.content:
        lines += ["Content-Type: application/json", "", dumped(response.json())]
    text = "\n".join(lines) + "\n"
    for pattern, word in MOVING:
        text = re.sub(pattern, word, text)
    return text.replace(PASSWORD, "<password>")


def dumped(data) -> str:
    return json.dumps(data, ensure_ascii=False, indent=1)


def recorded(name: str, text: str) -> None:
    path = FOLDER / f"{name}.http"
    if os.environ.get("RECORD"):
        path.write_text(text, encoding="utf-8")
    assert path.read_text(encoding="utf-8") == text, f"{path.name} has drifted; see RECORD=1"
