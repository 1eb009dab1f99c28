"""From a platform's file to the log: nothing twice, nothing lost, every problem named."""

import csv
import io
import re
from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from communications.imports import running
from communications.imports.columns import HEADINGS, guess
from communications.imports.running import check, problem_rows, save
from communications.jobs import FILE_DAYS, forget_import_files, run_imports
from communications.models import ImportJob, MetricSnapshot, Publication
from tests.communications.conftest import csv_bytes, xlsx_bytes

pytestmark = pytest.mark.django_db

ROW = "111,Ryhmä alkaa,https://www.facebook.com/p/1,03/05/2026 09:15,1234,56"
OTHER = "112,Pikarekry,https://www.facebook.com/p/2,03/25/2026 10:00,800,9"


def test_rows_become_publications_with_figures(import_file, terms):
    job = import_file(csv_bytes(ROW, OTHER))
    assert job.state == "saved"
    row = Publication.objects.get(platform_id="111")
    assert (row.title, row.channel.key, row.import_job) == ("Ryhmä alkaa", "facebook", job)
    assert timezone.localtime(row.published_at).date() == date(2026, 3, 5)
    assert {(s.metric, s.value, s.method) for s in row.snapshots.all()} == {
        ("reach", Decimal(1234), "platform"),
        ("reactions", Decimal(56), "platform"),
    }


def test_a_utf_16_file_with_tabs_is_read_too(import_file):
    headings = "Julkaisun tunnus\tOtsikko\tPysyvä linkki\tJulkaisuaika\tKattavuus"
    line = "111\tTyön äärellä\thttps://www.facebook.com/p/1\t03/05/2026 09:15\t1234"
    import_file(csv_bytes(line, headings=headings, encoding="utf-16"))
    assert Publication.objects.get().title == "Työn äärellä"


def test_a_workbook_is_read_with_real_dates_and_numbers(import_file):
    rows = [
        ["Post ID", "Title", "Permalink", "Publish time", "Reach"],
        [
            123456789012345.0,
            "Hei",
            "https://facebook.com/p/9",
            timezone.datetime(2026, 3, 5, 9),
            77,
        ],
    ]
    import_file(xlsx_bytes(*rows))
    row = Publication.objects.get()
    assert row.platform_id == "123456789012345"
    assert row.snapshots.get().value == 77


def test_the_same_file_again_adds_nothing(import_file):
    import_file(csv_bytes(ROW, OTHER))
    job = import_file(csv_bytes(ROW, OTHER))
    assert (job.summary["new"], job.summary["changed"], job.summary["same"]) == (0, 0, 2)
    assert (Publication.objects.count(), MetricSnapshot.objects.count()) == (2, 4)


def test_a_changed_value_is_a_new_figure_and_the_old_one_stays(import_file):
    yesterday = timezone.localdate() - timedelta(days=1)
    import_file(csv_bytes(ROW), as_of=yesterday)
    job = import_file(csv_bytes(ROW.replace("1234", "1500")))
    assert job.summary["changed"] == 1
    figures = Publication.objects.get().snapshots.filter(metric="reach").order_by("pk")
    assert [(s.value, s.is_latest) for s in figures] == [(1234, False), (1500, True)]


def test_an_older_file_does_not_become_the_latest(import_file):
    import_file(csv_bytes(ROW))
    import_file(csv_bytes(ROW.replace("1234", "900")), as_of=date(2026, 3, 6))
    latest = Publication.objects.get().snapshots.get(metric="reach", is_latest=True)
    assert latest.value == 1234


def test_what_was_logged_by_hand_is_recognised_by_address_and_day(import_file, publish):
    publish(title="Käsin", day=date(2026, 3, 5), address="http://facebook.com/p/1/?fbclid=abc")
    job = import_file(csv_bytes(ROW))
    row = Publication.objects.get()
    assert (job.summary["new"], row.title, row.platform_id) == (0, "Käsin", "111")
    assert row.reach.value == 1234


def test_without_numbers_address_and_day_are_the_identity(import_file):
    headings = "Title,Permalink,Publish time,Reach"
    lines = ["A,https://facebook.com/p/1,03/05/2026,10", "B,https://facebook.com/p/1,03/06/2026,20"]
    import_file(csv_bytes(*lines, headings=headings))
    import_file(csv_bytes(*lines, headings=headings))
    assert Publication.objects.count() == 2


def test_another_organisations_publication_is_not_touched(import_file, publish, other_organisation):
    publish(platform_id="111", organisation=other_organisation, reach=5)
    job = import_file(csv_bytes(ROW, OTHER))
    assert (job.summary["new"], job.summary["errors"]) == (1, 1)
    assert Publication.objects.get(platform_id="111").reach.value == 5


def test_bad_rows_are_named_and_the_good_ones_saved(make_job):
    lines = [
        ROW,
        "113,Väärä kuukausi,https://facebook.com/p/3,25/03/2026,1,1",
        "114,Pilkku,https://facebook.com/p/4,03/05/2026,\"1,5\",1",
        "115,Ei osoitetta,facebook,03/05/2026,1,1",
        ",Ei tunnusta,,03/05/2026,1,1",
        "111,Sama,https://facebook.com/p/1,03/05/2026,1,1",
        "Total,,,,5,5",
        "116,=HYPERLINK(1),https://facebook.com/p/6,03/05/2026,abc,1",
    ]  # fmt: skip
    job = make_job(csv_bytes(*lines))
    check(job)
    assert (job.summary["rows"], job.summary["new"], job.summary["errors"]) == (8, 1, 7)
    numbers = [row[0] for row in job.summary["problems"]]
    assert numbers == [3, 4, 5, 6, 7, 8, 9]
    assert "järjestys" in job.summary["problems"][0][2]
    rejected = list(problem_rows(job))
    assert [row[0] for row in rejected] == numbers
    save(job)
    assert Publication.objects.get().platform_id == "111"


def test_decimal_commas_are_read_when_they_are_chosen(import_file):
    line = '111,Hei,https://facebook.com/p/1,5.3.2026,"1 234,5",7'
    import_file(csv_bytes(line), decimal_mark="comma", date_order="dmy")
    assert Publication.objects.get().reach.value == Decimal("1234.50")


@pytest.mark.parametrize(
    ("headings", "reason"),
    [
        ("Nimi,Luku", "julkaisuaika"),
        ("Title,Publish time", "tunnus"),
        ("Post ID,Reach", "julkaisuaika"),
    ],
)
def test_wrong_columns_stop_the_import_with_a_reason(make_job, headings, reason):
    job = make_job(csv_bytes("1,2", headings=headings))
    check(job)
    assert job.state == "failed"
    assert reason in job.summary["message"]
    assert job.file


def test_a_file_without_rows_saves_nothing(make_job):
    job = make_job(csv_bytes())
    check(job)
    assert (job.state, Publication.objects.count()) == ("failed", 0)


def test_a_failure_in_the_middle_saves_nothing(make_job, monkeypatch):
    monkeypatch.setattr(running, "BATCH", 1)
    job = make_job(csv_bytes(ROW, OTHER))
    check(job)
    made = running.publication
    monkeypatch.setattr(
        running,
        "publication",
        lambda job, row: made(job, row) if row.platform_id == "111" else 1 / 0,
    )
    job.state = "to-save"
    running.run(job)
    assert (job.state, Publication.objects.count()) == ("failed", 0)


def test_a_hundred_thousand_rows_are_handled_in_batches(make_job, monkeypatch):
    """Counted in queries: as many for a batch, however many batches there are."""
    monkeypatch.setattr(running, "WAITING_BYTES", 0)
    lines = (f"{n},Otsikko,https://facebook.com/p/{n},03/05/2026,{n},1" for n in range(1, 100_001))
    job = make_job(csv_bytes(*lines))
    running.start(job, "to-check")
    assert job.state == "to-check"
    with CaptureQueriesContext(connection) as queries:
        run_imports()
    job.refresh_from_db()
    assert (job.state, job.summary["new"]) == ("checked", 100_000)
    assert len(queries) < 3.5 * 100_000 / running.BATCH
    assert len(job.summary["preview"]) == running.PREVIEW


def test_work_packages_of_the_file_are_those_of_its_rows(make_job, terms):
    job = make_job(csv_bytes(ROW, OTHER))
    job.work_packages.set([terms["tp1"], terms["tp2"]])
    check(job)
    save(job)
    assert all(row.work_packages.count() == 2 for row in Publication.objects.all())


def test_a_file_that_is_gone_fails_and_keeps_no_other_waiting(make_job):
    lost, other = make_job(csv_bytes(ROW)), make_job(csv_bytes(OTHER))
    lost.file.storage.delete(lost.file.name)
    ImportJob.objects.update(state="to-check", added_at=timezone.now() - timedelta(hours=1))
    run_imports()
    assert ImportJob.objects.get(pk=lost.pk).state == "failed"
    assert ImportJob.objects.get(pk=other.pk).state == "checked"


def test_files_go_after_thirty_days(import_file):
    job = import_file(csv_bytes(ROW))
    path = job.file.path
    forget_import_files()
    assert ImportJob.objects.get().file
    ImportJob.objects.update(added_at=timezone.now() - timedelta(days=FILE_DAYS + 1))
    forget_import_files()
    assert not ImportJob.objects.get().file
    with pytest.raises(FileNotFoundError):
        open(path)  # noqa: SIM115


def test_every_platform_guesses_the_date_and_an_identity_in_both_languages():
    for platform, names in HEADINGS.items():
        for place in (0, -1):
            found = guess(platform, [names_[place] for names_ in names.values()])
            assert "published_at" in found, platform
            assert {"platform_id", "address"} & found.keys(), platform


def test_a_saved_mapping_goes_first_where_its_columns_exist():
    found = guess(
        "meta",
        ["Oma päivä", "Publish time", "Post ID"],
        {"published_at": "Oma päivä", "title": "Poissa"},
    )
    assert found == {"published_at": "Oma päivä", "platform_id": "Post ID"}


# --- the screens --------------------------------------------------------------------------------

UPLOAD = "/admin/communications/import/"


def send(client, content=None, name="posts.csv", **fields):
    file = io.BytesIO(content if content is not None else csv_bytes(ROW, OTHER))
    file.name = name
    return client.post(UPLOAD, {"platform": "meta", "as_of": "2026-03-30", "file": file, **fields})


@pytest.fixture
def person(client, make_user, organisation):
    user = make_user("Viestintävastaava", organisation)
    client.force_login(user)
    return user


def test_the_steps_lead_from_the_file_to_saved_rows(client, person, organisation):
    answer = send(client, organisation=organisation.pk)
    columns_page = client.get(answer.url).content.decode()
    assert "Ryhmä alkaa" in columns_page
    job = ImportJob.objects.get()
    chosen = {f"column-{name}": heading for name, heading in job.columns.items()}
    answer = client.post(answer.url, {**chosen, "date_order": "mdy", "decimal_mark": "point"})
    preview = client.get(answer.url).content.decode()
    assert "5. maaliskuuta 2026 09:15" in preview
    assert Publication.objects.count() == 0
    client.post(answer.url)
    client.post(answer.url)
    assert Publication.objects.count() == 2
    assert "import_job=" in client.get(answer.url).content.decode()


def test_a_refused_file_keeps_what_was_chosen(client, person, organisation, terms):
    answer = send(client, b"", organisation=organisation.pk, work_packages=[terms["tp1"].pk])
    html = answer.content.decode()
    assert "tyhjä" in html
    assert re.search(rf'value="{terms["tp1"].pk}"[^>]*checked', html)
    assert ImportJob.objects.count() == 0


def test_wrong_columns_keep_what_was_chosen(client, person, organisation):
    answer = send(client, organisation=organisation.pk)
    choices = {
        "column-title": "Title",
        "date_order": "dmy",
        "decimal_mark": "comma",
        "save_as": "Oma",
    }
    html = client.post(answer.url, choices).content.decode()
    assert "julkaisuaika" in html
    job = ImportJob.objects.get()
    assert (job.columns, job.date_order) == ({"title": "Title"}, "dmy")
    assert job.file
    again = send(client, organisation=organisation.pk)
    assert ImportJob.objects.get(pk=again.url.split("/")[-3]).decimal_mark == "comma"


def test_the_other_order_of_dates_is_pointed_out(client, person, organisation):
    answer = send(client, organisation=organisation.pk)
    ImportJob.objects.update(date_order="dmy")
    assert "toisessa järjestyksessä" in client.get(answer.url).content.decode()


def test_rows_left_out_can_be_downloaded_without_formulas(client, person, make_job):
    job = make_job(csv_bytes('1,"=cmd()",https://facebook.com/p/1,eilen,1,1'))
    check(job)
    answer = client.get(f"{UPLOAD}{job.pk}/problems.csv")
    text = b"".join(answer.streaming_content).decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(text), delimiter=";"))
    assert rows[1][0] == "2"
    assert "eilen" in rows[1][1]
    assert rows[1][3] == "'=cmd()"


def test_writers_meet_only_their_own_imports(client, make_user, make_job, other_organisation):
    own = make_job(csv_bytes(ROW), organisation=other_organisation)
    foreign = make_job(csv_bytes(ROW))
    client.force_login(make_user("Kirjoittaja", other_organisation))
    assert client.get(f"{UPLOAD}{own.pk}/columns/").status_code == 200
    for end in ("", "columns/", "problems.csv"):
        assert client.get(f"{UPLOAD}{foreign.pk}/{end}").status_code == 404
    client.force_login(make_user("Raportoija"))
    assert client.get(UPLOAD).status_code == 302


def test_an_unsaved_import_can_be_discarded_and_a_saved_one_not(client, person, make_job):
    job = make_job(csv_bytes(ROW))
    client.post(f"{UPLOAD}{job.pk}/discard/")
    assert ImportJob.objects.count() == 0
    job = make_job(csv_bytes(ROW))
    check(job)
    save(job)
    client.post(f"{UPLOAD}{job.pk}/discard/")
    assert ImportJob.objects.count() == 1
