"""The EU-visibility audit: what the EU asks, what there is, what is missing."""

from datetime import timedelta

import pytest
from django.core.cache import cache
from django.core.files.base import ContentFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone, translation
from wagtail.models import PageViewRestriction

from core import pdf
from core.models import Attachment, Organisation, Partner
from tests.visibility.conftest import BENEFICIARIES
from tests.visibility.pdf_text import opened, tags, text_of
from visibility import statement_check
from visibility.audit import Status, audit
from visibility.models import PosterPlace

ADDRESS = "/admin/reports/eu-visibility/"


@pytest.fixture
def rows(project):
    """The rows of the audit by the name of their check; posters by the key of the organisation."""

    def ask(day=None):
        project.refresh_from_db()
        with translation.override("en"):
            found = audit(project, day)
            return {row.duty: row for row in found.rows}

    return ask


def one(rows, part):
    (row,) = [row for duty, row in rows().items() if part in duty]
    return row


def test_a_published_project_page_is_the_evidence(rows, project_page):
    row = one(rows, "describes the project")
    assert row.status == Status.OK
    assert "50(1)(a)" in row.source
    assert project_page.title in row.evidence[0]
    assert project_page.url in dict(row.links).values()


def test_without_a_project_page_the_audit_says_what_to_do(rows):
    row = one(rows, "describes the project")
    assert row.status == Status.MISSING
    assert row.todo


@pytest.mark.parametrize("hide", ["draft", "private"])
def test_a_hidden_project_page_is_no_evidence(rows, project_page, hide):
    if hide == "draft":
        project_page.unpublish()
    else:
        PageViewRestriction.objects.create(page=project_page, restriction_type="login")
    assert one(rows, "describes the project").status == Status.MISSING
    assert one(rows, "ready description").status == Status.MISSING


def test_a_project_without_its_support_is_not_described(rows, project_page, project):
    project.support_at_most = None
    project.save()
    row = one(rows, "describes the project")
    assert row.status == Status.MISSING
    assert "support" in row.todo


def test_results_older_than_six_months_are_missing(rows, project_page):
    assert one(rows, "results of the project").status == Status.OK
    type(project_page).objects.update(results_changed=timezone.localdate() - timedelta(days=200))
    row = one(rows, "results of the project")
    assert row.status == Status.MISSING
    assert "six months" in row.todo


def test_each_beneficiary_needs_a_poster_or_a_display(rows, project_page, ylivieska, picture):
    hung = timezone.localdate() - timedelta(days=3)
    for key, fields in {
        "nuorten-ystavat": {"kind": "display"},
        "kalajoki": {"photo": picture},
        "nivala": {},
        "ylivieska": {"kind": "display", "is_sample": True},
    }.items():
        PosterPlace.objects.create(
            organisation=Organisation.objects.get(key=key), municipality=ylivieska,
            place=f"Aula {key}", hung_on=hung, **fields,
        )  # fmt: skip
    found = rows()
    status = {
        key: next(row for duty, row in found.items() if duty.endswith(name)).status
        for key, name in BENEFICIARIES.items()
    }
    assert status == {
        "nuorten-ystavat": Status.OK,
        "kalajoki": Status.OK,
        # A poster without a photo and an example prove nothing.
        "nivala": Status.MISSING,
        "ylivieska": Status.MISSING,
    }
    assert "Aula kalajoki" in next(r for d, r in found.items() if "Kalajoen" in d).evidence[0]


def test_a_poster_that_was_taken_down_is_no_evidence(rows, project_page, ylivieska):
    PosterPlace.objects.create(
        organisation=Organisation.objects.get(key="nivala"), municipality=ylivieska,
        place="Aula", kind="display", hung_on=timezone.localdate() - timedelta(days=9),
        taken_down_on=timezone.localdate() - timedelta(days=2),
    )  # fmt: skip
    assert one(rows, "Nivalan kaupunki").status == Status.MISSING


def test_a_plaque_and_an_event_do_not_concern_the_project_and_the_reason_is_told(rows):
    plaque = one(rows, "plaque")
    assert plaque.status == Status.NOT_TRIGGERED
    assert plaque.evidence == ["Hanke ei rakenna."]
    assert one(rows, "event").status == Status.NOT_TRIGGERED


def test_a_plaque_is_missing_until_somebody_tells_why_none_is_needed(rows, project):
    project.plaque_reason = ""
    project.save()
    assert one(rows, "plaque").status == Status.MISSING


def test_a_large_project_needs_the_event(rows, project):
    project.total_cost = 10_000_001
    project.save()
    assert one(rows, "event").status == Status.MISSING


def test_files_on_public_pages_must_be_marked_to_carry_the_emblem(
    rows, project_page, standard_page
):
    def attached(title, marked, page):
        file = Attachment(title=title, has_eu_emblem=marked)
        file.file.save(f"{title}.pdf", ContentFile(b"x"))
        page.body = [*page.body.raw_data, {"type": "attachment", "value": {"document": file.pk}}]
        page.save()
        return file

    attached("Merkitty", True, standard_page)
    assert one(rows, "Documents").status == Status.OK
    attached("Merkitsematon", False, standard_page)
    row = one(rows, "Documents")
    assert row.status == Status.MISSING
    assert "Merkitsematon" in row.todo
    assert "Merkitty" not in row.todo
    standard_page.unpublish()
    assert one(rows, "Documents").status == Status.OK


def test_logos_are_told_with_their_computed_sizes(rows, project, make_logo):
    assert one(rows, "No other logo").status == Status.OK
    partner = Partner.objects.filter(project=project).first()
    partner.logo = make_logo(400, 200)
    partner.save()
    row = one(rows, "No other logo")
    assert "Nuorten Ystävät ry: 96 × 48 px" in row.evidence


def test_every_page_type_stands_in_the_frame(rows):
    row = one(rows, "stand on every page")
    assert row.status == Status.OK
    assert "47" in row.source


def test_a_template_outside_the_frame_would_be_named(rows, monkeypatch):
    from home.models import StandardPage

    monkeypatch.setattr(StandardPage, "template", "bare.html")
    row = one(rows, "stand on every page")
    assert row.status == Status.MISSING
    assert "bare.html" in row.todo


def test_a_frame_without_the_emblem_would_be_noticed(monkeypatch):
    monkeypatch.setattr(statement_check, "EU_BLOCK", "core/poissa.html")
    number, without = statement_check.templates_without_statement()
    assert number > 4
    assert without


def test_missing_languages_are_named(rows, project_page, swedish_page):
    row = one(rows, "every language")
    assert row.status == Status.MISSING
    assert "English" in row.todo
    assert "Svenska" not in row.todo


def test_a_missing_library_is_told_with_what_to_install(rows, project_page, monkeypatch, pdf_works):
    assert one(rows, "A3 poster").status == Status.OK
    monkeypatch.setattr(pdf, "_weasyprint", lambda: (None, "libpango-1.0-0"))
    row = one(rows, "A3 poster")
    assert row.status == Status.MISSING
    assert "libpango-1.0-0" in row.todo
    assert "apt-get install" in row.todo
    assert not any("juliste" in url for _text, url in row.links)


# --- in the admin -------------------------------------------------------------------------------


@pytest.mark.parametrize("group", ["Viestintävastaava", "Raportoija", "Pääkäyttäjä"])
def test_the_audit_is_open_to_those_who_answer_for_it(
    client, make_user, project_page, group, pdf_works
):
    client.force_login(make_user(group))
    html = client.get(ADDRESS).content.decode()
    assert "Nivalan kaupunki" in html
    assert f'href="{ADDRESS}pdf/"' in html
    assert ADDRESS in client.get("/admin/").content.decode()


@pytest.mark.parametrize("address", [ADDRESS, f"{ADDRESS}pdf/"])
def test_the_audit_is_closed_to_others(client, make_user, project_page, organisation, address):
    assert client.get(address).status_code == 302  # to the login
    client.force_login(make_user("Kirjoittaja", organisation))
    answer = client.get(address)
    assert answer.status_code == 403
    assert "Nivalan kaupunki" not in answer.content.decode()
    assert ADDRESS not in client.get("/admin/").content.decode()


def test_links_lead_only_where_the_reader_may_go(client, make_user, project_page):
    edit = f"/admin/pages/{project_page.pk}/edit/"
    client.force_login(make_user("Viestintävastaava"))
    assert edit in client.get(ADDRESS).content.decode()
    client.force_login(make_user("Raportoija"))
    html = client.get(ADDRESS).content.decode()
    assert edit not in html
    assert project_page.url in html


def test_the_inspector_gets_a_tagged_file(client, make_user, project, project_page, pdf_works):
    project.project_code = "S30123"
    project.save()
    client.force_login(make_user("Raportoija"))
    answer = client.get(f"{ADDRESS}pdf/")
    assert answer.status_code == 200
    assert "no-store" in answer["Cache-Control"]
    file = opened(answer.content)
    today = timezone.localdate()
    text = " ".join(text_of(file, number) for number in range(len(file.pages)))
    assert f"{today.day}.{today.month}.{today.year}" in text
    assert "S30123" in text
    assert "Nivalan kaupunki" in text
    for number in range(len(file.pages)):
        assert "Euroopan unionin osarahoittama" in text_of(file, number)
    assert str(file.Root.Lang) == "fi"
    names = [name for name, _alt in tags(file)]
    assert {"H1", "Table", "TH", "TD"} <= set(names)
    assert [float(side) for side in file.pages[0].MediaBox] == pytest.approx(
        [0, 0, 595.3, 841.9], abs=0.1
    )


def test_without_the_libraries_the_admin_tells_what_is_missing(
    client, make_user, project_page, monkeypatch
):
    monkeypatch.setattr(pdf, "_weasyprint", lambda: (None, "libpango-1.0-0"))
    client.force_login(make_user("Viestintävastaava"))
    html = client.get(ADDRESS).content.decode()
    assert "libpango-1.0-0" in html
    assert f'href="{ADDRESS}pdf/"' not in html
    assert client.get(f"{ADDRESS}pdf/").status_code == 503


def test_the_audit_costs_few_queries(client, make_user, project_page):
    client.force_login(make_user("Raportoija"))
    client.get(ADDRESS)
    cache.clear()
    client.get(ADDRESS)
    with CaptureQueriesContext(connection) as queries:
        client.get(ADDRESS)
    assert len(queries) <= 30, "\n".join(query["sql"][:140] for query in queries)


def test_the_audit_stands_on_an_empty_site(client, make_user, site_root, pdf_works):
    client.force_login(make_user("Pääkäyttäjä"))
    assert client.get(ADDRESS).status_code == 200
    assert client.get(f"{ADDRESS}pdf/").status_code == 200
