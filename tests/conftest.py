"""What tests of every app start from: a site with a home page, a news listing and a way to post."""

import os
from datetime import timedelta
from io import BytesIO
from pathlib import Path
from types import SimpleNamespace

import pytest
from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.core.cache import cache
from django.core.files.images import ImageFile
from django.db import connection
from django.utils import timezone, translation
from PIL import Image
from wagtail.models import Site

from core.models import (
    Municipality,
    Organisation,
    OrganisationMember,
    Picture,
    ProjectSettings,
    TargetGroup,
    WorkPackage,
)
from home.models import HomePage, StandardPage
from news.models import NewsIndexPage, NewsPage
from tests.ready_made import migrated_site

# Every way by which a test comes to the database.
DATABASE_FIXTURES = {"db", "transactional_db", "shelf"}


def pytest_collection_modifyitems(config, items):
    """On PostgreSQL only what asks the database; the rest has been run on SQLite."""
    if connection.vendor == "sqlite":
        return
    asking = [item for item in items if asks_database(item)]
    config.hook.pytest_deselected(items=[item for item in items if not asks_database(item)])
    items[:] = asking


def asks_database(item) -> bool:
    return item.get_closest_marker("django_db") is not None or not DATABASE_FIXTURES.isdisjoint(
        getattr(item, "fixturenames", ())
    )


@pytest.fixture(scope="session")
def shelf(tmp_path_factory) -> Path:
    """The folder of ready-made sites that all processes of this run share."""
    if "READY_MADE" in os.environ:
        return Path(os.environ["READY_MADE"])
    base = tmp_path_factory.getbasetemp()
    return (base.parent if "PYTEST_XDIST_WORKER" in os.environ else base) / "ready-made"


@pytest.fixture(scope="session")
def django_db_modify_db_settings(
    shelf, tmp_path_factory, django_db_modify_db_settings_parallel_suffix
):
    """The tables of a process are a copy of those that the migrations made once for the run."""
    site = migrated_site(shelf)
    test = connection.settings_dict["TEST"]
    if connection.vendor == "sqlite":
        test["NAME"] = site.copy(tmp_path_factory.mktemp("database")).database
    else:
        test["TEMPLATE"] = site.database


@pytest.fixture(scope="session")
def django_db_keepdb():
    """SQLite's copy is used as it is; it goes with the folder it is in."""
    return connection.vendor == "sqlite"


@pytest.fixture(autouse=True)
def empty_cache():
    """Caches outlive a test's transaction: Wagtail keeps the site root in one."""
    cache.clear()
    Site.clear_site_root_paths_cache()
    # A request leaves its language behind in the thread.
    translation.activate(settings.LANGUAGE_CODE)


@pytest.fixture(autouse=True)
def search_rests(monkeypatch):
    """No page is put into a search index: that would be a third of the time of all tests.

    Where something is to be found, or not to be found, a fixture of the same name overrides this one
    (see `tests.search`).
    """
    monkeypatch.setattr("search.index.upkeep.store", lambda page: None)
    monkeypatch.setattr("search.index.upkeep.refresh", lambda page: None)
    monkeypatch.setattr("search.index.staff.store", lambda page: None)
    monkeypatch.setattr(
        "modelsearch.signal_handlers.insert_or_update_object_task",
        SimpleNamespace(enqueue=lambda *words: None),
    )


@pytest.fixture
def organisation(db):
    return Organisation.objects.create(
        key="nuorten-ystavat", name="Nuorten Ystävät ry", sector="third-sector"
    )


@pytest.fixture
def other_organisation(db):
    return Organisation.objects.create(
        key="kalajoki", name="Kalajoen kaupunki", sector="municipality"
    )


@pytest.fixture
def terms(db, organisation):
    """Work packages tp1 and tp2, municipalities nivala and sievi, two target groups, by key."""
    rows = [
        WorkPackage.objects.create(key=f"tp{n}", code=f"TP{n}", name=f"Paketti {n}", order=n)
        for n in (1, 2)
    ]
    rows += [
        Municipality.objects.create(key=name.lower(), name=name) for name in ("Nivala", "Sievi")
    ]
    rows += [
        TargetGroup.objects.create(key="tyonhakijat", name="Työnhakijat"),
        TargetGroup.objects.create(key="media", name="Media"),
    ]
    return {row.key: row for row in rows}


@pytest.fixture
def site_root(db, organisation):
    """The home page that the migration made, owned and complete."""
    home = HomePage.objects.get()
    home.organisation = organisation
    home.hero_title = "Työ löytyy yhdessä"
    home.save()
    project = ProjectSettings.for_site(Site.objects.get(is_default_site=True))
    project.name = "Tulevaisuuden tekijät"
    project.fund = "Euroopan sosiaalirahasto plus (ESR+)"
    project.support_at_most = 1083375
    project.save()
    return home


@pytest.fixture
def news_index(site_root, organisation):
    return site_root.add_child(
        instance=NewsIndexPage(
            title="Ajankohtaista",
            slug="ajankohtaista",
            show_in_menus=True,
            organisation=organisation,
        )
    )


@pytest.fixture
def standard_page(site_root, organisation):
    return site_root.add_child(
        instance=StandardPage(
            title="Työnhakijalle", slug="tyonhakijalle", show_in_menus=True, organisation=organisation,
            lead="Tukea työnhakuun.",
        )
    )  # fmt: skip


@pytest.fixture
def make_post(news_index, organisation):
    """Makes a published post; `terms` may name keys, `day` shifts its date from today."""

    def make(title="Ryhmävalmennus alkaa", *, day=0, work_packages=(), municipalities=(),
             target_groups=(), live=True, **fields):  # fmt: skip
        fields = {
            "lead": "Tule mukaan ryhmään.",
            "organisation": organisation,
            "published_at": timezone.now() + timedelta(days=day, minutes=-1),
            "body": [("paragraph", "<p>Tapaamme kahdeksan kertaa.</p>")],
            **fields,
        }
        post = NewsPage(title=title, live=live, **fields)
        # Before the page is stored, so that it is stored only once.
        post.work_packages.set(work_packages)
        post.municipalities.set(municipalities)
        post.target_groups.set(target_groups)
        news_index.add_child(instance=post)
        if live:
            NewsPage.objects.filter(pk=post.pk).update(
                first_published_at=post.published_at, last_published_at=post.published_at
            )
            post.refresh_from_db()
        return post

    return make


@pytest.fixture
def picture(db):
    """A small JPEG in the store."""
    out = BytesIO()
    Image.new("RGB", (640, 360), "#0B5563").save(out, "JPEG")
    return Picture.objects.create(title="Joki", file=ImageFile(BytesIO(out.getvalue()), "joki.jpg"))


@pytest.fixture
def make_user(db):
    """Makes a user of a group, bound to an organisation when one is given."""

    def make(group, organisation=None, name=None):
        user = get_user_model().objects.create_user(
            name or group.lower(), f"{name or group.lower()}@example.org", "salainen-sana-123"
        )
        user.groups.add(Group.objects.get(name=group))
        if organisation:
            OrganisationMember.objects.create(user=user, organisation=organisation)
        return user

    return make
