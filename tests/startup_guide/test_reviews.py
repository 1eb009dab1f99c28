"""The review work: the dashboard, one click, the mails, who may."""

from datetime import date, timedelta

import pytest
from django.urls import reverse

from core.models import OutgoingMail
from core.permissions import ADMINISTRATORS, COMMUNICATIONS, REPORTERS, WRITERS
from startup_guide import letters, reviews
from startup_guide.models import Fact, FactEvent, FactValue

DASHBOARD = "/admin/startup-guide/reviews/"


def checked_address(item) -> str:
    return reverse("startup_guide_checked", args=[item._meta.model_name, item.pk])


@pytest.fixture
def editor(client, make_user, organisation):
    client.force_login(make_user(COMMUNICATIONS, organisation))
    return client


def groups(client) -> dict:
    return {
        key: [row.item.key for row in rows]
        for key, _title, rows in client.get(DASHBOARD).context["groups"]
    }


def test_the_dashboard_tells_what_is_overdue_due_soon_and_ends_with_the_year(
    editor, make_fact, facts, clock
):
    make_fact("myohassa", ("1", "€", None, None), checked=date(2025, 11, 23))
    make_fact("pian", ("1", "€", None, None), checked=date(2025, 12, 20))
    make_fact("vahvistamatta", ("1", "€", None, None), confirmed=False)
    found = groups(editor)
    assert set(found["overdue"]) == {"myohassa", "vahvistamatta"}
    assert found["soon"] == ["pian"]
    assert set(found["year-end"]) == {
        "starttiraha-paiva",
        "yel-prosentti",
        "yel-alaraja",
        "yel-ylaraja",
    }
    clock(date(2026, 12, 2))
    assert set(groups(editor)["soon"]) == {"pian", *found["year-end"]}


def test_a_value_for_the_next_year_takes_the_fact_off_the_year_end_list(editor, facts):
    FactValue.objects.create(
        fact=facts["yel-prosentti"], number=25, unit="%", valid_from=date(2027, 1, 1), source="L",
        source_url="https://l.example/",
    )  # fmt: skip
    assert "yel-prosentti" not in groups(editor)["year-end"]


def test_one_click_says_who_checked_and_when(editor, make_fact, clock):
    fact = make_fact("myohassa", ("1", "€", None, None), checked=date(2025, 11, 23))
    assert not fact.shown().is_stated
    answer = editor.post(checked_address(fact), follow=True)
    assert "on tarkistettu, ei muutoksia" in answer.content.decode()
    fact = Fact.objects.get(pk=fact.pk)
    assert fact.checked_on == date(2026, 11, 24)
    assert fact.shown().is_stated
    event = FactEvent.objects.get(fact=fact, kind="checked")
    assert event.by.username == COMMUNICATIONS.lower()
    history = editor.get(reverse("wagtailsnippets_startup_guide_fact:history", args=[fact.pk]))
    assert "Tarkistettu, ei muutoksia" in history.content.decode()


def test_a_click_does_not_bring_an_ended_amount_back(editor, facts, clock):
    clock(date(2027, 1, 2))
    editor.post(checked_address(facts["yel-prosentti"]))
    assert not Fact.objects.get(key="yel-prosentti").shown().is_stated


def test_a_click_does_not_confirm_what_is_not_confirmed(editor, make_fact):
    fact = make_fact("vahvistamatta", ("1", "€", None, None), confirmed=False)
    html = editor.get(DASHBOARD).content.decode()
    assert checked_address(fact) not in html
    answer = editor.post(checked_address(fact), follow=True)
    assert "pysyy piilossa" in answer.content.decode()
    assert not Fact.objects.get(pk=fact.pk).shown().is_stated


def test_a_form_of_support_is_checked_by_a_click_too(editor, support, clock):
    clock(date(2026, 12, 1))
    editor.post(checked_address(support))
    support.refresh_from_db()
    assert support.checked_on == date(2026, 12, 1)


def test_only_those_who_keep_the_facts_may_check_them(client, make_user, organisation, facts):
    for group, allowed in ((WRITERS, False), (REPORTERS, False), (ADMINISTRATORS, True)):
        client.force_login(make_user(group, organisation, name=group.lower()))
        assert (client.get(DASHBOARD).status_code == 200) is allowed, group
        client.post(checked_address(facts["alv-raja"]))
        stated = FactEvent.objects.filter(kind="checked").exists()
        assert stated is allowed, group
    client.logout()
    assert client.get(DASHBOARD).status_code == 302
    assert client.get(checked_address(facts["alv-raja"])).status_code in (302, 405)


@pytest.mark.parametrize(
    ("left", "sent"), [(31, 0), (30, 1), (29, 1), (8, 1), (7, 1), (1, 1), (0, 1), (-1, 0)]
)
def test_mails_go_out_30_7_and_0_days_ahead(make_user, make_fact, clock, left, sent):
    person = make_user(COMMUNICATIONS)
    make_fact("a", ("1", "€", None, date(2026, 12, 31)), responsible=person)
    clock(date(2026, 12, 31) - timedelta(days=left))
    letters.remind()
    letters.remind()
    assert OutgoingMail.objects.filter(to=person.email).count() == sent


def test_each_step_has_one_mail_and_no_more(make_user, make_fact, clock):
    person = make_user(COMMUNICATIONS)
    for key in ("a", "b"):
        make_fact(
            key, ("1", "€", None, date(2026, 12, 31)), responsible=person, label=f"Fakta {key}"
        )
    for day in range(45):
        clock(date(2026, 11, 24) + timedelta(days=day))
        letters.remind()
    mails = OutgoingMail.objects.filter(to=person.email)
    assert mails.count() == 3
    assert all("Fakta a" in mail.body and "Fakta b" in mail.body for mail in mails)
    assert all(DASHBOARD in mail.body for mail in mails)


def test_without_a_responsible_person_communications_hears_of_it(make_user, facts, clock):
    person = make_user(COMMUNICATIONS)
    clock(date(2026, 12, 31))
    letters.remind()
    assert OutgoingMail.objects.filter(to=person.email).exists()


def test_everything_that_is_to_be_checked_is_on_the_dashboard(facts, support):
    keys = {row.item.key for row in reviews.all_due()}
    assert keys == {*facts, "starttiraha"}
