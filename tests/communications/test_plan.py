"""Plan, calendar, targets, annotations."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone

from communications.ics import calendar_file, folded
from communications.models import Annotation, PlanEntry, Target

pytestmark = pytest.mark.django_db

CALENDAR = "/admin/communications/calendar/"
NEW = "/admin/communications/plan/new/"


@pytest.fixture
def plan(organisation):
    def make(title="Uutiskirje", day=date(2026, 3, 10), **fields):
        fields = {"organisation": organisation, **fields}
        return PlanEntry.objects.create(title=title, starts_on=day, **fields)

    return make


@pytest.fixture
def person(client, make_user, organisation):
    user = make_user("Viestintävastaava", organisation)
    client.force_login(user)
    return user


def shown(html):
    """The month, without the list of what is late."""
    return html[html.index('class="comms-month"') :]


def test_an_entry_that_ends_before_it_begins_is_refused(plan, organisation):
    entry = PlanEntry(
        title="x", starts_on=date(2026, 3, 2), ends_on=date(2026, 3, 1), organisation=organisation
    )
    with pytest.raises(ValidationError) as error:
        entry.full_clean()
    assert "ends_on" in error.value.message_dict
    with pytest.raises(IntegrityError), transaction.atomic():
        entry.save()


def test_a_target_that_ends_before_it_begins_is_refused(client, person, facebook):
    data = {
        "channel": facebook.pk,
        "measure": "reach",
        "value": 5,
        "starts_on": "2026-03-02",
        "ends_on": "2026-03-01",
    }
    html = client.post("/admin/communications/targets/new/", data).content.decode()
    assert "Loppu on ennen alkua" in html
    assert Target.objects.count() == 0


def test_a_metric_cannot_be_aimed_at_in_all_channels_together():
    target = Target(measure="reach", value=5, starts_on=date(2026, 1, 1), ends_on=date(2026, 2, 1))
    with pytest.raises(ValidationError) as error:
        target.full_clean()
    assert "channel" in error.value.message_dict


def test_the_calendar_shows_every_day_of_an_entry_and_its_annotation(client, person, plan):
    plan("Kampanja", date(2026, 3, 9), ends_on=date(2026, 3, 11))
    plan("Huhtikuun asia", date(2026, 4, 20))
    Annotation.objects.create(day=date(2026, 3, 12), text="Katkos", kind="disturbance")
    html = client.get(f"{CALENDAR}?month=2026-03").content.decode()
    table, agenda = shown(html).split('class="comms-agenda"')
    assert table.count("Kampanja") == 3
    assert agenda.count("Kampanja") == 1
    assert "Katkos" in table
    assert "Huhtikuun asia" not in table + agenda
    assert html.count("<h1") == 1


def test_the_calendar_is_narrowed_by_channel_and_state(client, person, plan, facebook):
    plan("Kanavassa", state="idea").channels.add(facebook)
    plan("Muualla")
    html = shown(client.get(f"{CALENDAR}?month=2026-03&channel=facebook").content.decode())
    assert "Kanavassa" in html
    assert "Muualla" not in html
    html = shown(client.get(f"{CALENDAR}?month=2026-03&state=planned").content.decode())
    assert "Kanavassa" not in html


@pytest.mark.parametrize("month", ["", "x", "2026-13", "0-1", "99999-1", "2026-03-01", "-1-1"])
def test_no_month_breaks_the_calendar(client, person, month):
    assert client.get(CALENDAR, {"month": month, "channel": "x", "state": "y"}).status_code == 200


def test_what_is_past_its_day_and_open_is_late(plan):
    today = timezone.localdate()
    late = plan("Myöhässä", today - timedelta(days=1))
    plan("Tehty", today - timedelta(days=1), state="published")
    plan("Kesken", today - timedelta(days=1), ends_on=today)
    assert list(PlanEntry.objects.late()) == [late]
    assert late.is_late


def test_writers_see_the_whole_plan_and_change_their_own(
    client, make_user, plan, organisation, other_organisation
):
    own = plan("Oma", organisation=other_organisation)
    foreign = plan("Muiden")
    client.force_login(make_user("Kirjoittaja", other_organisation))
    html = client.get(f"{CALENDAR}?month=2026-03").content.decode()
    assert "Oma" in html
    assert "Muiden" in html
    assert f"/plan/edit/{own.pk}/" in html
    assert f"/plan/edit/{foreign.pk}/" not in html
    data = {
        "title": "Kaapattu",
        "starts_on": "2026-03-10",
        "state": "idea",
        "organisation": other_organisation.pk,
    }
    client.post(f"/admin/communications/plan/edit/{foreign.pk}/", data)
    foreign.refresh_from_db()
    assert foreign.title == "Muiden"
    client.post(f"/admin/communications/plan/edit/{own.pk}/", data)
    own.refresh_from_db()
    assert own.title == "Kaapattu"
    client.post(NEW, {**data, "organisation": organisation.pk, "title": "Vieraalle"})
    assert not PlanEntry.objects.filter(title="Vieraalle").exists()


def test_somebody_outside_sees_no_plan(client, plan):
    plan()
    for address in (CALENDAR, "/admin/communications/calendar.ics", "/admin/communications/plan/"):
        assert client.get(address).status_code == 302


def test_the_calendar_file_follows_the_standard(client, person, plan):
    day = timezone.localdate()
    plan("Päivä, jolla on; merkkejä", day, ends_on=day + timedelta(days=1), note="Eka\nToka")
    plan("Kello", day, time=time(9))
    plan("Peruttu", day, state="cancelled")
    text = client.get("/admin/communications/calendar.ics").content.decode()
    assert text.count("BEGIN:VEVENT") == 2
    assert "SUMMARY:Päivä\\, jolla on\\; merkkejä" in text
    assert f"DTEND;VALUE=DATE:{day + timedelta(days=2):%Y%m%d}" in text
    assert "\\nEka\\nToka" in text.replace("\r\n ", "")
    assert all(line.endswith("\r\n") for line in text.splitlines(keepends=True))


def test_times_are_given_in_utc_across_daylight_saving(plan):
    now = datetime(2026, 1, 1, tzinfo=UTC)
    winter, summer = plan(time=time(9)), plan(day=date(2026, 6, 10), time=time(9))
    text = calendar_file([winter, summer], "example.org", now, "Plan").decode()
    assert "DTSTART:20260310T070000Z" in text
    assert "DTSTART:20260610T060000Z" in text


def test_long_lines_are_folded_between_characters():
    pieces = folded("ä" * 100).split("\r\n")
    assert all(len(piece.encode()) <= 75 for piece in pieces)
    assert folded("ä" * 100).replace("\r\n ", "").strip() == "ä" * 100


@pytest.mark.parametrize("name", ["plan", "targets", "annotations", "channels"])
def test_lists_and_their_spreadsheets_open(client, person, plan, facebook, name):
    plan("=1+1").channels.add(facebook)
    Target.objects.create(
        channel=facebook,
        measure="reach",
        value=5,
        starts_on=date(2026, 1, 1),
        ends_on=date(2026, 2, 1),
    )
    Annotation.objects.create(day=date(2026, 3, 12), text="=1+1")
    assert client.get(f"/admin/communications/{name}/").status_code == 200
    assert client.get(f"/admin/communications/{name}/new/").status_code in (200, 302)
    if name != "channels":
        text = b"".join(
            client.get(f"/admin/communications/{name}/?export=csv").streaming_content
        ).decode()
        assert "\n=1+1" not in text
        assert ",=1+1" not in text
