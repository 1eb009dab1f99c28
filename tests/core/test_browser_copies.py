"""How long browsers keep the files they are given."""

import re
from datetime import UTC, datetime

import pytest
from django.core.files.base import ContentFile
from wagtail.models import Collection, CollectionViewRestriction

from core import browser_copies
from core.midnight import seconds_to_midnight
from core.models import Attachment


@pytest.fixture
def make_document(db, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path

    def make(**restriction):
        collection = Collection.get_first_root_node()
        if restriction:
            collection = collection.add_child(name="Suljettu")
            CollectionViewRestriction.objects.create(collection=collection, **restriction)
        return Attachment.objects.create(
            title="Opas", collection=collection, file=ContentFile(b"%PDF opas", "opas.pdf")
        )

    return make


def test_the_day_ends_at_midnight_in_helsinki():
    assert seconds_to_midnight(datetime(2026, 11, 24, 21, 59, tzinfo=UTC)) == 60
    assert seconds_to_midnight(datetime(2026, 11, 24, 22, 0, tzinfo=UTC)) == 24 * 3600
    assert seconds_to_midnight(datetime(2026, 11, 24, 21, 59, 59, 900_000, tzinfo=UTC)) == 1


def test_days_on_which_clocks_are_moved_are_an_hour_shorter_and_longer():
    assert seconds_to_midnight(datetime(2027, 3, 27, 22, 0, tzinfo=UTC)) == 23 * 3600
    assert seconds_to_midnight(datetime(2027, 10, 30, 21, 0, tzinfo=UTC)) == 25 * 3600


def test_a_copy_holds_until_midnight_where_the_address_names_the_bytes(rf, monkeypatch):
    monkeypatch.setattr(browser_copies, "seconds_to_midnight", lambda: 1234)
    marked = rf.get(browser_copies.address_of("/opas/", "0123456789abcdef"))
    assert marked.get_full_path() == "/opas/?v=0123456789ab"
    assert browser_copies.cache_control(marked) == "private, max-age=1234"
    assert browser_copies.cache_control(rf.get("/opas/")) == "private, no-cache"
    assert browser_copies.cache_control(marked, is_public=False) == "private, no-store"
    monkeypatch.setattr(browser_copies, "seconds_to_midnight", lambda: 25 * 3600)
    assert browser_copies.cache_control(marked) == "private, max-age=86400"


def test_a_document_is_kept_by_the_browser_alone(make_document, client):
    document = make_document()
    plain = client.get(document.url)
    assert plain.getvalue() == b"%PDF opas"
    assert plain.headers["Cache-Control"] == "private, no-cache"
    marked = client.get(f"{document.url}?v=0123456789ab")
    assert re.fullmatch(r"private, max-age=\d+", marked.headers["Cache-Control"])
    known = {"if-none-match": plain.headers["ETag"]}
    unchanged = client.get(document.url, headers=known)
    assert unchanged.status_code == 304
    assert unchanged.headers["Cache-Control"] == "private, no-cache"


def test_a_document_that_not_everybody_may_have_is_kept_nowhere(
    make_document, client, admin_client
):
    document = make_document(restriction_type="login")
    address = f"{document.url}?v=0123456789ab"
    assert client.get(address).status_code == 302
    assert admin_client.get(address).headers["Cache-Control"] == "private, no-store"


def test_the_question_for_a_password_is_kept_nowhere(make_document, client):
    document = make_document(restriction_type="password", password="salainen")
    answer = client.get(f"{document.url}?v=0123456789ab")
    assert b"%PDF" not in answer.content
    assert "no-store" in answer.headers["Cache-Control"]
