"""Versions: when they come about, how they are numbered, what they tell."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone

from materials import versions
from materials.admin.places import in_words
from materials.models import PackageVersion, VersionState
from tests.materials.conftest import publish, session_of

pytestmark = pytest.mark.django_db


def numbers(package):
    return [row.number for row in package.versions.newest_first()]


def built(package):
    package.versions.update(state=VersionState.BUILT)


def test_publishing_the_package_makes_its_first_version(package):
    assert numbers(package) == ["1.0"]
    version = package.versions.get()
    assert [row["title"] for row in version.content["sessions"]] == ["Aloitus", "Päätös"]
    assert version.content["minutes"] == 70


def test_a_small_change_raises_the_second_number(package):
    built(package)
    publish(session_of(package), goal="Uusi.", change_note="Tavoite tarkentui")
    assert numbers(package) == ["1.1", "1.0"]
    assert package.versions.get(minor=1).lines == ["Tavoite tarkentui"]


def test_a_new_edition_raises_the_first_number(package):
    built(package)
    publish(package, lead="Uusi johdanto.", change_note="Uusi laitos", change_size="edition")
    assert numbers(package) == ["2.0", "1.0"]


def test_publishing_without_a_change_makes_no_version(package):
    built(package)
    publish(package)
    publish(session_of(package))
    assert numbers(package) == ["1.0"]


def test_changes_in_a_row_become_one_version(package):
    built(package)
    publish(session_of(package), goal="Uusi.", change_note="Aloitus muuttui")
    publish(session_of(package, "paatos"), goal="Uusi.", change_note="Päätös muuttui")
    assert numbers(package) == ["1.1", "1.0"]
    assert package.versions.get(minor=1).lines == ["Aloitus muuttui", "Päätös muuttui"]


def test_a_session_taken_away_makes_a_version_that_says_so(package):
    built(package)
    session_of(package, "paatos").unpublish()
    newest = package.versions.newest_first().first()
    assert newest.number == "1.1"
    assert "Päätös" in newest.changes


def test_what_waits_is_left_in_peace_for_a_while(package, settings):
    settings.MATERIALS_SETTLE_SECONDS = 60
    assert not versions.settled().exists()
    settings.MATERIALS_SETTLE_SECONDS = 0
    assert versions.settled().count() == 1


def test_a_file_that_is_replaced_makes_a_version(package, make_file):
    from django.core.files.base import ContentFile

    from materials import jobs
    from tests.materials.conftest import pdf_bytes

    document = make_file()
    handout = ("handout", {"document": document, "minutes": 5, "licence": "", "source": None})
    publish(session_of(package), handouts=[handout], change_note="Moniste")
    built(package)
    jobs.notice_changes()
    before = numbers(package)
    document.file.save("uusi.pdf", ContentFile(pdf_bytes(text="Toinen")), save=False)
    document._set_document_file_metadata()
    document.save()
    jobs.notice_changes()
    assert len(numbers(package)) == len(before) + 1


def test_the_admin_tells_what_changed_between_two_versions(package, admin_client):
    built(package)
    publish(
        session_of(package), goal="Aivan uusi tavoite.", crisis_help=False, change_note="Tavoite"
    )
    newest = package.versions.newest_first().first()
    answer = admin_client.get(f"/admin/materials/versions/{newest.pk}/")
    assert answer.status_code == 200
    text = answer.content.decode()
    assert "<ins>Aivan uusi tavoite.</ins>" in text
    assert "<del>Osallistuja osaa kysyä.</del>" in text
    assert "Tapaaminen 1 › Tavoite" in text
    assert "<del>Kyllä</del>" in text
    assert "<ins>Ei</ins>" in text


def test_every_place_of_a_version_has_words(package):
    for place in versions.flat(package.versions.get().content):
        words = in_words(place)
        assert not set(re.findall(r"[a-z_]+", words)) & set(re.findall(r"[a-z_]+", place)), words


def test_others_do_not_see_the_differences(package, client, make_user):
    version = PackageVersion.objects.get()
    client.force_login(make_user("Raportoija"))
    assert client.get(f"/admin/materials/versions/{version.pk}/").status_code in (302, 403)


def test_a_change_of_another_day_is_a_version_of_its_own_though_the_first_waits(package):
    package.versions.update(published=timezone.now() - timedelta(days=1))
    publish(session_of(package), goal="Uusi.", change_note="Tavoite tarkentui")
    assert numbers(package) == ["1.1", "1.0"]
