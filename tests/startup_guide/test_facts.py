"""Facts: what is refused, what the history tells, what keeps them from being deleted."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.db.models import ProtectedError
from django.urls import reverse

from core.permissions import COMMUNICATIONS
from startup_guide import history, reviews
from startup_guide.models import Fact, FactEvent, FactValue

EDIT = "wagtailsnippets_startup_guide_fact:edit"


@pytest.fixture
def editor(client, make_user):
    client.force_login(make_user(COMMUNICATIONS))
    return client


def form_of(fact, *values) -> dict:
    """What the editor of a fact sends; a value is (number, from, until)."""
    data = {
        "label": fact.label, "key": fact.key, "note": "", "grantor": fact.grantor,
        "grantor_url": fact.grantor_url, "checked_on": "24.11.2026", "review_interval": "12",
        "responsible": "", "confirmed": "on", "values-TOTAL_FORMS": len(values),
        "values-INITIAL_FORMS": "0", "values-MIN_NUM_FORMS": "1", "values-MAX_NUM_FORMS": "1000",
    }  # fmt: skip
    for place, (number, start, end) in enumerate(values):
        row = {"number": number, "unit": "€", "text": "", "valid_from": start, "valid_until": end,
               "source": "Lähde", "source_url": "https://lahde.example/", "ORDER": place + 1}  # fmt: skip
        data |= {f"values-{place}-{name}": value for name, value in row.items()}
    return data


def test_an_end_before_the_start_is_refused(make_fact):
    fact = make_fact("a")
    value = FactValue(
        fact=fact, number=1, valid_from=date(2026, 5, 2), valid_until=date(2026, 5, 1), source="L",
        source_url="https://l.example/",
    )  # fmt: skip
    with pytest.raises(ValidationError) as caught:
        value.full_clean()
    assert "valid_until" in caught.value.message_dict
    with pytest.raises(IntegrityError), transaction.atomic():
        value.save()


def test_two_values_that_hold_at_the_same_time_are_refused(editor, make_fact):
    fact = make_fact("a")
    address = reverse(EDIT, args=[fact.pk])
    answer = editor.post(
        address, form_of(fact, ("1", "1.1.2026", "31.12.2026"), ("2", "31.12.2026", ""))
    )
    assert answer.status_code == 200
    assert "Kaksi arvoa on voimassa yhtä aikaa" in answer.content.decode()
    assert not fact.values.exists()
    answer = editor.post(
        address, form_of(fact, ("1", "1.1.2026", "31.12.2026"), ("2", "1.1.2027", ""))
    )
    assert answer.status_code == 302
    assert FactValue.objects.filter(fact=fact).count() == 2


def test_a_check_in_the_future_is_refused(make_fact):
    fact = make_fact("a", checked=date(2027, 1, 1))
    with pytest.raises(ValidationError):
        fact.full_clean()


def test_a_value_is_a_number_or_words(make_fact):
    words = {"source": "L", "source_url": "https://l.example/"}
    fact = make_fact("a")
    for value in (
        FactValue(fact=fact, **words),
        FactValue(fact=fact, number=1, text="yksi", **words),
    ):
        with pytest.raises(ValidationError):
            value.full_clean()


def test_a_fact_in_use_is_not_deleted_and_it_is_told_where_it_is_used(editor, chapter, facts):
    fact = facts["alv-raja"]
    with pytest.raises(ProtectedError), transaction.atomic():
        fact.delete()
    address = reverse("wagtailsnippets_startup_guide_fact:delete", args=[fact.pk])
    answer = editor.post(address, follow=True)
    html = answer.content.decode()
    assert Fact.objects.filter(pk=fact.pk).exists()
    assert "ei voi poistaa" in html
    assert "Luku rahoitus" in html


def test_a_fact_that_only_a_draft_names_is_in_use(editor, chapter, make_fact):
    fact = make_fact("uusi", ("5", "€", None, None))
    chapter.body.append(("facts", {"title": "Uudet", "facts": ["uusi"]}))
    chapter.save_revision()
    with pytest.raises(ProtectedError), transaction.atomic():
        fact.delete()


def test_a_fact_nobody_uses_is_deleted(editor, make_fact):
    fact = make_fact("turha", ("5", "€", None, None))
    editor.post(reverse("wagtailsnippets_startup_guide_fact:delete", args=[fact.pk]))
    assert not Fact.objects.filter(pk=fact.pk).exists()


def test_the_history_tells_what_was_stated_when_without_names(
    client, chapter, clock, django_capture_on_commit_callbacks
):
    history.remember_all()
    fact = Fact.objects.get(key="alv-raja")
    clock(date(2026, 12, 1))
    value = fact.values.get()
    with django_capture_on_commit_callbacks(execute=True):
        value.number = 25000
        value.save()
    clock(date(2026, 12, 3))
    with django_capture_on_commit_callbacks(execute=True):
        value.number = 20000
        value.save()
        fact.save()
    assert told(fact) == ["stated 20 000", "stated 25 000", "stated 20 000"]
    html = client.get("/yrittajalle/faktat/alv-raja/").content.decode()
    assert "25 000" in html.replace("\xa0", " ")
    assert "1.12.2026" in html
    assert "3.12.2026" in html


def told(fact) -> list[str]:
    """The history from its beginning, the numbers of its amounts only."""
    events = FactEvent.objects.filter(fact=fact).order_by("pk")
    return [f"{e.kind} {e.stated.split(' €')[0]}".replace("\xa0", " ") for e in events]


def test_the_history_tells_of_a_later_value_on_its_first_day(
    make_fact, clock, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        fact = make_fact(
            "a",
            ("1", "€", date(2025, 1, 1), date(2025, 12, 31)),
            ("2", "€", date(2026, 1, 1), date(2026, 12, 31)),
            ("3", "€", date(2027, 1, 2), None),
        )
    # What held before it was written here was never stated here.
    assert told(fact) == ["stated 2"]
    for day in (date(2026, 12, 31), date(2027, 1, 1), date(2027, 1, 2), date(2027, 1, 3)):
        clock(day)
        history.remember_all()
    assert [row.split()[0] for row in told(fact)] == ["stated", "hidden", "stated"]
    assert told(fact)[2] == "stated 3"


def test_what_hides_itself_again_after_a_check_is_told_again(make_fact, make_user, clock):
    fact = make_fact("a", ("1", "€", None, None))
    history.remember_all()
    for day in (date(2027, 11, 25), date(2028, 11, 26)):
        clock(day)
        history.remember_all()
        reviews.mark_checked(Fact.objects.get(pk=fact.pk), make_user(COMMUNICATIONS, name=str(day)))
        history.remember_all()
    kinds = [row.split()[0] for row in told(fact)]
    assert kinds == ["stated", "hidden", "checked", "hidden", "checked"]


def test_an_unconfirmed_amount_is_in_no_history(client, guide, make_fact):
    fact = make_fact("a", ("17171", "€", None, None), confirmed=False)
    history.remember_all()
    assert told(fact) == []
    html = client.get("/yrittajalle/faktat/a/").content.decode()
    assert "17 171" not in html.replace("\xa0", " ")


def test_there_is_no_history_of_a_fact_that_does_not_exist(client, guide):
    assert client.get("/yrittajalle/faktat/eiole/").status_code == 404


def test_the_key_of_a_fact_in_use_does_not_change(editor, chapter, facts):
    fact = facts["alv-raja"]
    data = form_of(fact, ("1", "1.1.2026", ""))
    answer = editor.post(reverse(EDIT, args=[fact.pk]), {**data, "key": "toinen"})
    assert answer.status_code == 200
    assert "Luku rahoitus" in answer.content.decode()
    assert Fact.objects.filter(key="alv-raja").exists()
