"""Telling of the use of a package, subscribing to it, choosing sessions of it."""

import time

import pytest

from core import pdf
from core.forms.public import new_stamp
from core.mail import message_of
from core.models import OutgoingMail
from materials import jobs
from materials.forms import AdoptionForm, SelectionForm, SubscriptionForm
from materials.models import Adoption, PackageVersion, Selection, Subscription, VersionState
from tests.materials.conftest import publish, session_of

pytestmark = pytest.mark.django_db

TOLD = {
    "organisation": "Kokeilukunta",
    "place": "Sievi",
    "groups": "2",
    "participants": "31",
    "mode": "eta",
    "worked": "Parihaastattelu toimi.",
    "may_publish": "yes",
}


def stamp(form):
    return new_stamp(form, time.time() - 60)


def tell(client, package, **changes):
    data = {**TOLD, "stamp": stamp(AdoptionForm), **changes}
    return client.post(f"/m/{package.pk}/kaytto/", data)


def test_an_account_is_stored_once_however_often_it_is_sent(package, client):
    data = {**TOLD, "stamp": stamp(AdoptionForm)}
    for _ in range(2):
        answer = client.post(f"/m/{package.pk}/kaytto/", data)
        assert answer.status_code == 303
    adoption = Adoption.objects.get()
    assert (adoption.groups, adoption.participants, adoption.may_publish) == (2, 31, True)


@pytest.mark.parametrize("number", [str(10**9), "-3", "0", "kaksi", "9" * 5000, "1e3", ""])
def test_impossible_numbers_are_refused_in_words(package, client, number):
    answer = tell(client, package, participants=number)
    assert answer.status_code == 400
    assert 'href="#id_participants"' in answer.content.decode()
    assert not Adoption.objects.exists()


def test_a_trap_that_is_filled_in_is_refused(package, client):
    assert tell(client, package, homepage="http://roskaa").status_code == 400
    assert not Adoption.objects.exists()


def test_only_checked_accounts_are_counted_and_only_consent_is_quoted(package, client):
    tell(client, package)
    tell(client, package, organisation="Toinen kunta", may_publish="no", worked="Salaisuus")
    address = "/materiaalit/kohti-tyota/"
    assert "Parihaastattelu toimi." not in client.get(address).content.decode()
    Adoption.objects.update(confirmed=True)
    text = client.get(address).content.decode()
    assert "2 organisaatiota on kertonut" in text
    assert "osallistujia 62" in text
    assert "Parihaastattelu toimi." in text
    assert "Salaisuus" not in text
    assert "Toinen kunta" not in text


def test_the_register_is_exported_without_formulas(package, admin_client):
    Adoption.objects.create(
        package=package, organisation="=1+1", groups=1, participants=2, mode="eta"
    )
    answer = admin_client.get("/admin/materials/adoptions/?export=csv")
    text = b"".join(answer.streaming_content).decode()
    assert "'=1+1" in text


def ask(client, package, email="valmentaja@example.org"):
    data = {"email": email, "stamp": stamp(SubscriptionForm)}
    return client.post(f"/m/{package.pk}/tilaa/", data)


def test_new_versions_are_told_only_after_the_address_is_confirmed(
    package, client, monkeypatch, settings
):
    monkeypatch.setattr(pdf, "make", lambda template, context: b"%PDF")
    jobs.build_archives()
    assert ask(client, package).status_code == 303
    assert ask(client, package, "ei-vahvista@example.org").status_code == 303
    confirmed = Subscription.objects.get(email="valmentaja@example.org")
    address = f"/m/vahvista/{confirmed.token}/"
    client.get(address)
    confirmed.refresh_from_db()
    assert confirmed.confirmed is None, "A program that opens links has confirmed."
    client.post(address)
    OutgoingMail.objects.all().delete()
    publish(session_of(package), goal="Uusi.", change_note="Tavoite tarkentui")
    jobs.build_archives()
    jobs.build_archives()
    mail = OutgoingMail.objects.get()
    assert mail.to == "valmentaja@example.org"
    assert "1.1" in mail.subject
    assert "Tavoite tarkentui" in mail.body
    # RFC 8058: the mail program itself offers the click, and posts without a page or an Origin.
    headers = message_of(mail).message()
    address = headers["List-Unsubscribe"].strip("<>")
    assert headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert address.endswith(f"/m/lopeta/{confirmed.token}/")
    settings.PUBLIC_FORMS_PER_HOUR = 0
    path = address.partition("://")[2].partition("/")[2]
    click = {"List-Unsubscribe": "One-Click"}
    answer = client.post(f"/{path}", click, REMOTE_ADDR="198.51.100.7")
    assert answer.status_code == 200
    assert not Subscription.objects.filter(pk=confirmed.pk).exists()
    assert "List-Unsubscribe" not in message_of(mail).message()


def test_the_link_in_the_mail_ends_the_messages_and_deletes_the_address(package, client):
    ask(client, package)
    token = Subscription.objects.get().token
    assert client.get(f"/m/lopeta/{token}/").status_code == 200
    assert Subscription.objects.exists()
    assert client.post(f"/m/lopeta/{token}/").status_code == 200
    assert not Subscription.objects.exists()
    assert client.post(f"/m/lopeta/{token}/").status_code == 200


def test_asking_twice_sends_one_mail(package, client):
    ask(client, package)
    ask(client, package, "VALMENTAJA@example.org")
    assert OutgoingMail.objects.count() == 1


def test_an_address_that_nobody_confirmed_is_forgotten(package, client):
    from datetime import timedelta

    from django.utils import timezone

    ask(client, package)
    Subscription.objects.update(asked=timezone.now() - timedelta(days=8))
    jobs.forget()
    assert not Subscription.objects.exists()


def test_a_selection_holds_the_ticked_sessions_alone(package, client, monkeypatch):
    printed = []
    monkeypatch.setattr(
        pdf, "make", lambda template, context: printed.append(context["content"]) or b"%PDF"
    )
    jobs.build_archives()
    assert (
        client.post(
            f"/m/{package.pk}/oma/", {"stamp": stamp(SelectionForm), "chosen": ["7"]}
        ).status_code
        == 400
    )
    answer = client.post(f"/m/{package.pk}/oma/", {"stamp": stamp(SelectionForm), "chosen": ["2"]})
    assert answer.status_code == 303
    waiting = client.get(answer.headers["Location"])
    assert waiting.headers["Refresh"]
    assert client.get(f"{answer.headers['Location']}lataa/").status_code == 404
    printed.clear()
    jobs.build_archives()
    assert Selection.objects.get().state == VersionState.BUILT
    assert [row["title"] for row in printed[0]["sessions"]] == ["Päätös"]
    assert printed[0]["minutes"] == 40
    assert "Refresh" not in client.get(answer.headers["Location"]).headers
    archive = client.get(f"{answer.headers['Location']}lataa/")
    assert archive.headers["Content-Type"] == "application/zip"
    assert PackageVersion.objects.count() == 1


def test_forms_of_a_package_that_is_not_public_are_not_found(package, client):
    package.unpublish()
    for name in ("kaytto", "tilaa", "oma"):
        assert client.get(f"/m/{package.pk}/{name}/").status_code == 404
