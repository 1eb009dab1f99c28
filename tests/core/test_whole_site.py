"""What must hold everywhere."""

import re
import shutil
import subprocess
import sys
from datetime import date, time, timedelta
from pathlib import Path

import pytest
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.models import get_page_models

from core.models import BasePage
from core.querysets import PublicPageQuerySet
from tests.home.pages import accessibility_statement, indicator, privacy_notice
from tests.startup_guide.pages import startup_guide

ROOT = Path(__file__).resolve().parents[2]
MOST_QUERIES = 12


@pytest.fixture
def one_of_each(make_post, news_index, standard_page, site_root, organisation, terms, picture):
    """A published page of every page type, richly filled, by type."""
    from feedback.models import FeedbackPage
    from home.models import ProjectPage

    post = make_post(
        "Täysi uutinen",
        picture=picture,
        picture_alt="Joki",
        work_packages=[terms["tp1"], terms["tp2"]],
        municipalities=[terms["nivala"], terms["sievi"]],
        target_groups=[terms["media"]],
        easy_summary="Lyhyesti.",
    )
    for number in range(4):
        make_post(f"Toinen {number}", picture=picture, picture_alt="Joki", work_packages=[terms["tp1"]],
                  municipalities=[terms["nivala"]])  # fmt: skip
    project = site_root.add_child(
        instance=ProjectPage(
            title="Hanke",
            slug="hanke",
            lead="Hanke kehittää työllisyyden hoitoa.",
            organisation=organisation,
            aims=[("paragraph", "<p>Tavoitteet.</p>")],
            show_in_menus=True,
        )
    )
    feedback = site_root.add_child(
        instance=FeedbackPage(
            title="Palaute",
            slug="palaute",
            lead="Kerro, mikä toimi ja mikä ei.",
            organisation=organisation,
            body=[("paragraph", "<p>Vastaamme 14 päivässä.</p>")],
        )
    )
    indicator(figures=[(64, date(2026, 6, 30)), (130, date(2026, 9, 30))])
    indicator("tp1-tyottomat", 270, work_package=terms["tp1"])
    statements = [
        site_root.add_child(instance=make(organisation))
        for make in (accessibility_statement, privacy_notice)
    ]
    guide, chapter = startup_guide(site_root, organisation)
    pages = (site_root, news_index, post, standard_page, project, feedback, *statements)
    pages += events_of(site_root, organisation, terms, picture)
    pages = (*pages, guide, chapter)
    return {type(page): page for page in pages}


def events_of(site_root, organisation, terms, picture):
    """A listing, a series and a forum to come whose predecessor decided something."""
    from events.models import Decision, EventIndexPage, EventPage, Place, SeriesPage

    listing = site_root.add_child(
        instance=EventIndexPage(title="Tapahtumat", slug="tapahtumat", organisation=organisation)
    )
    series = listing.add_child(
        instance=SeriesPage(title="Foorumit", slug="foorumit", organisation=organisation)
    )
    place = Place.objects.create(name="Talo", town="Ylivieska", step_free=True)
    found = []
    for number, days in enumerate((-30, 30)):
        start = timezone.now() + timedelta(days=days)
        event = EventPage(
            title=f"Foorumi {number}",
            event_type="ekosysteemifoorumi",
            mode="hybridi",
            start=start,
            end=start + timedelta(hours=3),
            place=place,
            capacity_onsite=5,
            capacity_remote=5,
            picture=picture,
            picture_alt="Joki",
            organisation=organisation,
            lead="Tule mukaan.",
            body=[("paragraph", "<p>Sovimme teoista.</p>")],
            programme=[("row", {"start": time(9, 30), "title": "Avaus", "kind": "talk"})],
            speakers=[("speaker", {"name": "Puhuja", "consent_given": date(2026, 1, 1)})],
            live=False,
        )
        series.add_child(instance=event)
        event.work_packages.set([terms["tp1"]])
        event.municipalities.set([terms["nivala"]])
        event.organisers.set([organisation])
        event.save_revision().publish()
        found.append(EventPage.objects.get(pk=event.pk))
    Decision.objects.create(event=found[0], action="Kootaan kartta", owner=organisation)
    return listing, series, found[1]
    materials = material_pages(site_root, organisation)
    pages = (site_root, news_index, post, standard_page, project, feedback, *statements, *materials)
def material_pages(site_root, organisation):
    """A listing with a package of one session, and the communications bank."""
    from materials.models import BankPage, MaterialIndexPage, PackagePage, SessionPage
    owned = {"organisation": organisation, "lead": "Valmista käytettäväksi."}
    index = site_root.add_child(
        instance=MaterialIndexPage(title="Materiaalit", slug="materiaalit", **owned)
    bank = index.add_child(instance=BankPage(title="Pankki", slug="pankki", **owned))
    package = index.add_child(
        instance=PackagePage(
            title="Paketti",
            slug="paketti",
            guide=[("chapter", {"title": "Alku", "text": "<p>Soita ensin.</p>"})],
            **owned,
    step = {"minutes": 60, "phase": "Alku", "facilitator": "Kysyy.", "participant": "Kertoo.",
            "method": "", "tool": "", "material": ""}  # fmt: skip
    session = package.add_child(
        instance=SessionPage(
            title="Tapaaminen", slug="tapaaminen", minutes=60, steps=[("step", step)], **owned
    return index, bank, package, session


def test_every_page_type_is_looked_at(one_of_each):
    assert set(one_of_each) == {model for model in get_page_models() if issubclass(model, BasePage)}


def test_every_page_type_asks_visibility_of_the_same_query_set():
    for model in get_page_models():
        if issubclass(model, BasePage):
            assert isinstance(model.objects.all(), PublicPageQuerySet), model


def documents(client, one_of_each):
    for model, page in one_of_each.items():
        answer = client.get(page.url)
        assert answer.status_code == 200, model
        yield page.url, answer
    yield "404", client.get("/eiole/")


def test_one_heading_of_the_first_level_the_emblem_and_the_statement(client, one_of_each):
    for address, answer in documents(client, one_of_each):
        html = answer.content.decode()
        assert len(re.findall(r"<h1[\s>]", html)) == 1, address
        assert "Euroopan unionin osarahoittama" in html, address
        assert "eu-emblem" in html, address
        assert '<html lang="fi"' in html, address


def test_anonymous_pages_set_no_cookie_and_do_not_vary_by_one(client, one_of_each):
    for address, answer in documents(client, one_of_each):
        assert not answer.cookies, address
        assert "Cookie" not in answer.get("Vary", ""), address
        assert "csrfmiddlewaretoken" not in answer.content.decode(), address


def test_no_page_holds_inline_code_or_style(client, one_of_each):
    for address, answer in documents(client, one_of_each):
        html = answer.content.decode()
        assert not re.search(r"\sstyle=", html), address
        assert not re.search(r"\son[a-z]+=", html), address
        for attributes, body in re.findall(r"<script([^>]*)>(.*?)</script>", html, re.S):
            assert "application/ld+json" in attributes or not body.strip(), address


def test_no_page_asks_another_host(client, one_of_each):
    for address, answer in documents(client, one_of_each):
        html = answer.content.decode()
        for source in re.findall(
            r'<(?:script|img|link|iframe|source)[^>]+(?:src|href)="([^"]+)"', html
        ):
            assert source.startswith(("/", "http://testserver")), (address, source)


def test_every_page_costs_at_most_twelve_queries(client, one_of_each):
    for page in one_of_each.values():
        client.get(page.url)  # the first visit fills Wagtail's own caches
        with CaptureQueriesContext(connection) as queries:
            client.get(page.url)
        listed = "\n".join(query["sql"][:160] for query in queries.captured_queries)
        assert len(queries) <= MOST_QUERIES, f"{page.url}: {len(queries)}\n{listed}"


def test_no_migration_is_missing(db):
    call_command("makemigrations", check=True, dry_run=True, verbosity=0)


def test_imports_point_down():
    answer = subprocess.run(
        [str(Path(sys.executable).with_name("lint-imports"))],
        cwd=ROOT, env={"PYTHONPATH": "site:.", "PATH": "/usr/bin:/bin"},
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert answer.returncode == 0, answer.stdout


@pytest.mark.skipif(shutil.which("xgettext") is None, reason="needs gettext")
def test_the_catalogues_are_current_and_complete():
    answer = subprocess.run(
        [sys.executable, "scripts/catalogues.py", "--check"], cwd=ROOT, capture_output=True, text=True, check=False
    )  # fmt: skip
    assert answer.returncode == 0, answer.stdout
