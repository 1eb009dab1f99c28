"""The demo: everything loads, passes its own check, and loading it again changes nothing."""

import pytest
from django.core.management import call_command
from django.db import connection
from django.test import override_settings

from core.models import BasePage, Organisation, Picture, ProjectSettings
from core.publication import blocking_problems
from core.querysets import visible_pages
from home.models import HomePage
from news.models import NewsPage
from tests.ready_made import PASSWORD, demo_site

# One process opens the demo, once for all of these tests.
pytestmark = pytest.mark.xdist_group("demo")


@pytest.fixture(scope="module")
def loaded(shelf, tmp_path_factory, django_db_setup, django_db_blocker):
    """The database is the demo's until the last of these tests; each undoes its own changes."""
    site = demo_site(shelf).copy(tmp_path_factory.mktemp("demo"))
    with (
        django_db_blocker.unblock(),
        override_settings(MEDIA_ROOT=site.folder / "media"),
        pytest.MonkeyPatch.context() as patch,
    ):
        connection.close()
        patch.setitem(connection.settings_dict, "NAME", site.database)
        patch.setenv("ADMIN_PASSWORD", PASSWORD)
        yield
        connection.close()


@pytest.fixture
def demo(loaded, db):
    """The loaded demo site."""


def test_the_demo_loads_and_loads_again(demo, client):
    posts = NewsPage.objects.visible().filter(locale__language_code="fi")
    assert posts.count() == 12
    for language in ("sv", "en", "fi-simple"):
        translated = visible_pages().filter(locale__language_code=language)
        assert translated.type(NewsPage).count() == 2
        assert translated.count() >= 14
    assert {post.news_type for post in posts} >= {
        "uutinen",
        "tiedote",
        "yritystarina",
        "tulos",
        "kutsu",
    }
    assert all(post.is_sample and post.picture_id for post in posts)
    before = set(visible_pages().values_list("url_path", "latest_revision"))
    pictures = Picture.objects.count()
    post = posts.first()
    post.lead = "Muokattu käsin."
    post.save_revision().publish()

    call_command("demo")

    post.refresh_from_db()
    assert post.lead == "Muokattu käsin."
    assert {path for path, _ in before} == set(visible_pages().values_list("url_path", flat=True))
    assert Picture.objects.count() == pictures
    assert Organisation.objects.filter(key="sievi").count() == 1
    own = [page for page in visible_pages().specific() if isinstance(page, BasePage)]
    assert not [problem for page in own for problem in blocking_problems(page)]
    for page in visible_pages().specific():
        if page.depth > 1 and hasattr(page, "lead"):
            answer = client.get(page.url)
            assert answer.status_code == 200, page.url


def test_the_demo_posts_are_written_out(demo):
    for post in NewsPage.objects.filter(locale__language_code="fi"):
        paragraphs = sum(
            block.value.source.count("<p") for block in post.body if block.block_type == "paragraph"
        )
        assert paragraphs >= 4, post.title


def test_the_demo_invents_no_contact(demo):
    project = ProjectSettings.objects.get()
    assert project.contact_email == ""
    assert project.project_code == ""
    assert HomePage.objects.get(locale__language_code="fi").paths


@pytest.mark.parametrize("name", ["admin", "kirjoittaja", "viestinta", "raportoija", "paakayttaja"])
def test_every_role_can_log_in(demo, client, name):
    answer = client.post("/admin/login/", {"username": name, "password": PASSWORD})
    assert answer.status_code == 302
    assert client.get("/admin/").status_code == 200
