"""From the series to the closed forum: the next edition, the steps, the minutes."""

from datetime import datetime, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from wagtail.models import WorkflowState

from core.permissions import COMMUNICATIONS, WRITERS
from events import next_edition
from events.models import Decision, EventPage, Figures


@pytest.fixture
def lead(client, make_user, organisation):
    """Somebody who may publish."""
    client.force_login(make_user(COMMUNICATIONS, organisation))
    return client


@pytest.fixture
def forum(make_event, series):
    return make_event("Foorumi", days=-3, parent=series, event_type="ekosysteemifoorumi")


def count(event):
    Figures.objects.create(event=event, onsite=30, entered_at=timezone.now())


def close(client, event, **data):
    return client.post(reverse("events_close", args=[event.pk]), data)


def test_a_forum_is_closed_with_its_minutes_on_one_screen(forum, lead, organisation):
    refused = close(lead, forum, summary="").content.decode()
    assert "muistio" in refused
    assert "määrät" in close(lead, forum, summary="Sovittiin.").content.decode()
    count(forum)
    Decision.objects.create(event=forum, action="Kootaan kartta", owner=organisation)
    assert "Kootaan kartta" in lead.get(reverse("events_close", args=[forum.pk])).content.decode()
    response = close(lead, forum, summary="Sovittiin <b>kartasta</b>.\n\nJatketaan.")
    assert response["Location"] == reverse("events_event", args=[forum.pk])
    html = lead.get(forum.url).content.decode()
    assert "Sovittiin &lt;b&gt;kartasta&lt;/b&gt;." in html
    assert "Kootaan kartta" in html
    assert EventPage.objects.get(pk=forum.pk).state == "done"


def test_minutes_written_on_the_page_stay_as_they_are(forum, lead):
    forum.minutes = [("paragraph", "<p>Kirjoitettu editorissa.</p>")]
    forum.save_revision().publish()
    count(forum)
    assert (
        'name="summary"' not in lead.get(reverse("events_close", args=[forum.pk])).content.decode()
    )
    close(lead, forum, summary="Jotain muuta.")
    closed = EventPage.objects.get(pk=forum.pk)
    assert closed.is_closed
    assert [str(block.value) for block in closed.minutes] == ["<p>Kirjoitettu editorissa.</p>"]


def test_a_writer_sends_the_minutes_for_approval(forum, client, make_user, organisation):
    client.force_login(make_user(WRITERS, organisation))
    count(forum)
    assert close(client, forum, summary="Sovittiin.").status_code == 302
    assert not EventPage.objects.get(pk=forum.pk).is_closed
    assert WorkflowState.objects.for_instance(forum).filter(status="in_progress").exists()


def test_an_event_that_is_not_over_or_not_ones_own_is_not_closed(
    make_event, forum, client, make_user, organisation, other_organisation
):
    client.force_login(make_user(COMMUNICATIONS, organisation))
    coming = make_event()
    count(coming)
    assert close(client, coming, summary="Jo nyt.").status_code == 200
    assert not EventPage.objects.get(pk=coming.pk).is_closed
    client.force_login(make_user(COMMUNICATIONS, other_organisation, name="vieras"))
    assert close(client, forum, summary="Vieras").status_code == 404


def test_the_next_edition_begins_at_its_series(forum, series, lead, organisation):
    address = reverse("events_series", args=[series.pk])
    start = timezone.localtime() + timedelta(days=90)
    data = {"title": "Kevätfoorumi", "start": start.strftime("%Y-%m-%dT09:00"), "is_fixed": "on"}
    response = lead.post(address, data)
    draft = EventPage.objects.get(title="Kevätfoorumi")
    assert response["Location"] == reverse("wagtailadmin_pages:edit", args=[draft.pk])
    assert (draft.live, draft.plan, timezone.localtime(draft.start).hour) == (False, "fixed", 9)
    assert draft.end - draft.start == forum.end - forum.start
    assert draft.get_parent().pk == series.pk
    assert "Kevätfoorumi" in lead.get(address).content.decode()
    assert lead.post(address, {**data, "start": "2020-01-01T09:00"}).status_code == 200
    assert EventPage.objects.filter(title="Kevätfoorumi").count() == 1


def test_an_edition_of_another_organisation_is_a_template_and_keeps_its_registrants_secret(
    forum, series, client, make_user, other_organisation
):
    EventPage.objects.filter(pk=forum.pk).update(contact_email="omistaja@example.org")
    client.force_login(make_user(COMMUNICATIONS, other_organisation))
    address = reverse("events_series", args=[series.pk])
    assert reverse("events_event", args=[forum.pk]) not in client.get(address).content.decode()
    start = timezone.localtime() + timedelta(days=90)
    client.post(address, {"title": "Meidän", "start": start.strftime("%Y-%m-%dT09:00")})
    draft = EventPage.objects.get(title="Meidän")
    assert (draft.organisation, draft.contact_email) == (other_organisation, "")
    assert client.get(reverse("events_event", args=[draft.pk])).status_code == 200


def test_a_series_without_editions_leads_to_the_first_one(series, lead):
    html = lead.get(reverse("events_series", args=[series.pk])).content.decode()
    assert reverse("wagtailadmin_pages:add", args=["events", "eventpage", series.pk]) in html


def test_the_desk_says_what_to_do_next(make_event, forum, lead):
    def steps(event):
        response = lead.get(reverse("events_event", args=[event.pk]))
        return [(step.is_done, step.is_optional) for step in response.context["steps"]]

    assert steps(make_event(plan="tentative")) == [(True, False), (False, False), (False, False)]
    assert steps(forum) == [(False, False)] * 3
    count(forum)
    assert steps(forum)[0] == (True, False)


def test_pages_of_events_and_series_lead_to_their_desks(forum, series, lead):
    for page, name in ((forum, "events_event"), (series, "events_series")):
        html = lead.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).content.decode()
        assert reverse(name, args=[page.pk]) in html


def test_meetings_keep_their_hour_on_both_sides_of_summer_time(make_event):
    helsinki = timezone.get_default_timezone()
    weeks = [datetime(2026, 10, day, 9, 0, tzinfo=helsinki) for day in (6, 13, 20, 27)]
    values = [
        {"title": f"{n}", "start": start, "end": start + timedelta(hours=1)}
        for n, start in enumerate(weeks)
    ]
    event = make_event(sessions=[("session", value) for value in values])
    start = datetime(2027, 3, 9, 9, 0, tzinfo=helsinki)
    draft = next_edition.draft_of(event, start=start)
    hours = {timezone.localtime(block.value["start"]).hour for block in draft.sessions}
    assert hours == {9}
    assert timezone.localtime(draft.end).hour == 10
