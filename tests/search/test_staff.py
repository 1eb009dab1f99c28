"""The search of the admin: pages in any state, in any inflection, within what a person may see."""

import pytest
from django.core.management import call_command
from wagtail.models import Page
from wagtail.search.models import IndexEntry

from core.permissions import COMMUNICATIONS
from search.engine import search
from search.models import StaffPage

pytestmark = pytest.mark.django_db


def found(words) -> list[str]:
    return [page.title for page in Page.objects.all().autocomplete(words)]


def test_staff_find_drafts_in_any_inflection_and_the_public_does_not(client, make_user, make_post):
    make_post("Ryhmävalmennusten luonnos", live=False)
    client.force_login(make_user(COMMUNICATIONS))
    for words in ("ryhmävalmennus", "valmennus", "ryhmäv", "r"):
        assert "luonnos" in client.get("/admin/pages/search/", {"q": words}).content.decode()
    assert not search("ryhmävalmennus", "fi").ids


def test_the_title_of_a_draft_is_found_before_it_is_published(make_post):
    post = make_post("Kesätyöt")
    post.title = "Talvityöt"
    post.save_revision()
    assert found("talvityö") == ["Kesätyöt"]


def test_the_query_set_of_the_view_decides_what_may_be_seen(make_post):
    make_post("Kesätyöt")
    results = Page.objects.filter(title="Muu").autocomplete("kesätyö")
    assert (list(results), results.count()) == ([], 0)
    assert Page.objects.all().search("kesätyö").facet("content_type_id")


def test_words_in_titles_come_before_those_in_texts(make_post):
    make_post("Palkkatuki", slug="a")
    make_post("Muu", slug="b", lead="Palkkatuki auttaa.")
    assert found("palkkatu") == ["Palkkatuki", "Muu"]


def test_odd_questions_of_staff_are_no_errors(make_post):
    make_post("Kesätyöt")
    for words in ('"', "*", "a AND", "%", "(", "-", "'':*", "😀", "ä" * 300):
        assert len(found(words)) >= 0


def test_wagtails_index_holds_no_pages_and_is_made_anew_without_them(make_post):
    make_post("Kesätyöt")
    call_command("update_index", verbosity=0, chunk_size=50)
    assert not IndexEntry.objects.filter(content_type__model="newspage").exists()
    assert found("kesätyö") == ["Kesätyöt"]


def test_a_deleted_page_is_found_by_nobody(make_post):
    make_post("Kesätyöt").delete()
    assert found("kesätyö") == []
    assert not StaffPage.objects.filter(terms_a__contains="kesätyö").exists()
