"""The register of where posters and displays hang."""

import csv
from datetime import timedelta
from io import StringIO

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from core.models import Organisation
from visibility.models import PosterPlace

ADDRESS = "/admin/snippets/visibility/posterplace/"


@pytest.fixture
def today():
    return timezone.localdate()


@pytest.fixture
def make_place(project, ylivieska, today):
    """Makes a place; days are counted from today."""

    def make(place="Aula", organisation="ylivieska", *, hung=-30, down=None, save=True, **fields):
        row = PosterPlace(
            organisation=Organisation.objects.get(key=organisation),
            place=place,
            municipality=ylivieska,
            hung_on=today + timedelta(days=hung),
            taken_down_on=None if down is None else today + timedelta(days=down),
            **fields,
        )
        if save:
            row.full_clean()
            row.save()
        return row

    return make


def errors_of(row) -> dict:
    with pytest.raises(ValidationError) as caught:
        row.full_clean()
    return caught.value.message_dict


def test_days_in_the_future_are_refused(make_place, today):
    row = make_place(hung=1, save=False)
    assert set(errors_of(row)) == {"hung_on"}
    row = make_place(down=1, save=False)
    row.checked_on = today + timedelta(days=1)
    assert set(errors_of(row)) == {"checked_on", "taken_down_on"}


def test_days_before_the_hanging_are_refused(make_place, today):
    row = make_place(hung=-10, down=-11, save=False)
    row.checked_on = today - timedelta(days=12)
    assert set(errors_of(row)) == {"checked_on", "taken_down_on"}


def test_a_check_after_the_taking_down_is_refused(make_place, today):
    row = make_place(down=-5, save=False)
    row.checked_on = today
    assert set(errors_of(row)) == {"checked_on"}


def test_everything_on_one_day_is_fine(make_place, today):
    make_place(hung=0, down=0, checked_on=today)


def test_a_poster_hangs_from_its_day_until_it_is_taken_down(make_place, today):
    make_place("Ylhäällä", hung=-10)
    make_place("Otettu", hung=-10, down=-5)
    hanging = PosterPlace.objects.hanging
    assert [row.place for row in hanging()] == ["Ylhäällä"]
    assert hanging(today - timedelta(days=6)).count() == 2
    assert hanging(today - timedelta(days=5)).count() == 1
    assert hanging(today - timedelta(days=11)).count() == 0


def test_a_poster_is_evidence_with_a_photo_and_an_example_never(make_place, picture):
    make_place("Pelkkä")
    make_place("Kuvan kanssa", photo=picture)
    make_place("Näyttö", kind="display")
    make_place("Esimerkki", kind="display", is_sample=True)
    assert {row.place for row in PosterPlace.objects.evidence()} == {"Kuvan kanssa", "Näyttö"}
    assert {row.place for row in PosterPlace.objects.all() if row.is_evidence} == {
        "Kuvan kanssa",
        "Näyttö",
    }


@pytest.mark.parametrize("group", ["Viestintävastaava", "Raportoija", "Pääkäyttäjä"])
def test_those_who_answer_for_communications_keep_the_register(
    client, make_user, make_place, ylivieska, group
):
    client.force_login(make_user(group))
    make_place("Kirjaston aula")
    assert "Kirjaston aula" in client.get(ADDRESS).content.decode()
    answer = client.post(
        f"{ADDRESS}add/",
        {
            "organisation": Organisation.objects.get(key="nivala").pk,
            "kind": "poster",
            "place": "Kaupungintalo",
            "municipality": ylivieska.pk,
            "hung_on": "1.9.2026",
        },
    )
    assert answer.status_code == 302, answer.content.decode()[:3000]
    assert PosterPlace.objects.filter(place="Kaupungintalo").exists()


def test_writers_do_not_see_the_register(client, make_user, make_place, organisation):
    make_place("Kirjaston aula")
    client.force_login(make_user("Kirjoittaja", organisation))
    answer = client.get(ADDRESS)
    assert answer.status_code in {302, 403}
    assert "Kirjaston aula" not in client.get(ADDRESS, follow=True).content.decode()


def test_a_bad_day_is_told_and_nothing_is_lost(client, make_user, project, ylivieska, today):
    client.force_login(make_user("Viestintävastaava"))
    tomorrow = today + timedelta(days=1)
    answer = client.post(
        f"{ADDRESS}add/",
        {
            "organisation": Organisation.objects.get(key="nivala").pk,
            "kind": "poster",
            "place": "Kaupungintalo, 2. kerros",
            "municipality": ylivieska.pk,
            "hung_on": f"{tomorrow.day}.{tomorrow.month}.{tomorrow.year}",
        },
    )
    html = answer.content.decode()
    assert answer.status_code == 200
    assert "Kaupungintalo, 2. kerros" in html
    assert "w-field__errors" in html
    assert not PosterPlace.objects.exists()


def test_the_list_is_narrowed_by_organisation(client, make_user, make_place):
    make_place("Ylivieskassa")
    make_place("Nivalassa", organisation="nivala")
    client.force_login(make_user("Raportoija"))
    key = Organisation.objects.get(key="nivala").pk
    html = client.get(f"{ADDRESS}?organisation={key}").content.decode()
    assert "Nivalassa" in html
    assert "Ylivieskassa" not in html


def test_the_spreadsheet_holds_the_register_and_no_formula(client, make_user, make_place, picture):
    make_place("=HYPERLINK(1)", photo=picture)
    client.force_login(make_user("Raportoija"))
    answer = client.get(f"{ADDRESS}?export=csv")
    rows = list(csv.reader(StringIO(b"".join(answer.streaming_content).decode())))
    assert len(rows) == 2
    assert "'=HYPERLINK(1)" in rows[1]
    assert "Ylivieskan kaupunki" in rows[1]
    assert "True" in rows[1]
    assert not any(cell.startswith("=") for row in rows for cell in row)
    assert client.get(f"{ADDRESS}?export=xlsx").status_code == 200


def test_the_list_costs_no_more_queries_with_more_rows(
    client, make_user, make_place, django_assert_max_num_queries
):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    client.force_login(make_user("Raportoija"))
    counts = []
    for number in (1, 5):
        for place in range(number):
            make_place(f"Paikka {number}.{place}", organisation="nivala")
        client.get(ADDRESS)
        with CaptureQueriesContext(connection) as queries:
            client.get(ADDRESS)
        counts.append(len(queries))
    assert counts[0] == counts[1]


def test_the_demo_has_one_place_and_it_is_an_example(project, ylivieska):
    from visibility.demo import load_places

    for _time in range(2):
        load_places.create()
        load_places.fill()
    (row,) = PosterPlace.objects.all()
    assert row.is_sample
    assert "(esimerkki)" in row.place
    assert not PosterPlace.objects.evidence().exists()
    row.full_clean()
