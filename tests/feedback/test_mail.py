"""The outbox: stored first, in the EU's frame, tried again, never twice."""

from datetime import timedelta

import pytest
from django.core.mail.backends.locmem import EmailBackend
from django.db import transaction
from django.utils import timezone

from core import mail
from core.models import MailState, OutgoingMail, ProjectSettings


def queue(key="avain", **fields):
    fields = {"to": "maija@example.org", "subject": "Aihe", "body": "Hei.\n\nTeksti.", **fields}
    return mail.send(key, **fields)


def html_of(message):
    return next(str(content) for content, kind in message.alternatives if kind == "text/html")


@pytest.fixture
def broken(monkeypatch):
    """A mail server that refuses everything."""

    def refuse(self, messages):
        raise ConnectionRefusedError

    monkeypatch.setattr(EmailBackend, "send_messages", refuse)


@pytest.mark.parametrize(
    ("language", "statement"),
    [
        ("fi", "Euroopan unionin osarahoittama"),
        ("sv", "Medfinansieras av Europeiska unionen"),
        ("en", "Co-funded by the European Union"),
        ("fi-simple", "Euroopan unionin osarahoittama"),
    ],
)
def test_the_emblem_and_the_statement_are_in_every_mail(sent, language, statement):
    queue(language=language)
    [message] = sent()
    assert statement in message.body
    html = html_of(message)
    assert statement in html
    assert f'<html lang="{language.removesuffix("-simple")}">' in html
    assert "Tulevaisuuden tekijät" in message.body
    assert "Euroopan sosiaalirahasto plus (ESR+)" in message.body
    raw = message.message().as_string()
    assert "Content-ID: <eu-emblem>" in raw
    assert 'src="cid:eu-emblem"' in html
    assert "http" not in html.replace("http://www.w3.org", "")
    assert message.message().get_content_type() == "multipart/related"


def test_what_is_written_cannot_break_the_frame(sent):
    queue(body="</body></html><script>alert(1)</script> https://example.org/a?b=1&c=2")
    html = html_of(sent()[0])
    assert "<script>" not in html
    assert html.count("</body>") == 1
    assert 'href="https://example.org/a?b=1&amp;c=2"' in html


def test_a_subject_of_several_lines_becomes_one(sent):
    queue(subject="Aihe\r\nBcc: muut@example.org" + " x" * 300)
    message = sent()[0]
    assert "\n" not in message.subject
    assert message.message()["Bcc"] is None
    assert len(message.subject) <= 250


def test_the_project_writes_and_takes_the_answers(sent, settings):
    settings.DEFAULT_FROM_EMAIL = "posti@example.org"
    project = ProjectSettings.objects.get()
    project.contact_email = "hanke@example.org"
    project.save()
    queue()
    message = sent()[0]
    assert message.message()["From"].endswith("<posti@example.org>")
    assert message.reply_to == ["hanke@example.org"]
    assert message.message()["Message-ID"].endswith("@example.org>")


def test_the_same_cause_is_told_once(sent):
    assert queue() is True
    assert queue() is False
    assert len(sent()) == 1
    assert queue() is False
    assert len(sent()) == 1


def test_a_refusing_server_loses_nothing(sent, broken, monkeypatch, mailoutbox):
    queue()
    sent()
    stored = OutgoingMail.objects.get()
    assert (stored.state, stored.attempts) == (MailState.WAITING, 1)
    assert stored.next_attempt > timezone.now()
    monkeypatch.undo()
    assert sent() == []
    OutgoingMail.objects.update(next_attempt=timezone.now())
    assert len(sent()) == 1
    assert OutgoingMail.objects.get().state == MailState.SENT


def test_one_refused_mail_does_not_stop_the_others(sent, monkeypatch):
    queue("a", to="a@example.org")
    queue("b", to="b@example.org")
    real = mail.message_of

    def breaks_on_a(stored):
        if stored.key == "a":
            raise OSError
        return real(stored)

    monkeypatch.setattr(mail, "message_of", breaks_on_a)
    assert [message.to for message in sent()] == [["b@example.org"]]


def test_after_four_days_of_refusals_it_is_given_up_and_logged(sent, broken, caplog):
    queue()
    for _ in range(len(mail.PAUSES) + 3):
        OutgoingMail.objects.update(next_attempt=timezone.now())
        sent()
    stored = OutgoingMail.objects.get()
    assert stored.state == MailState.FAILED
    assert stored.attempts == len(mail.PAUSES) + 1
    assert "given up" in caplog.text
    assert "maija@example.org" not in caplog.text


def test_a_killed_worker_does_not_lead_to_a_second_mail(sent, caplog, monkeypatch):
    class Killed(BaseException):
        pass

    def die(self, messages):
        raise Killed

    queue()
    with monkeypatch.context() as patch:
        patch.setattr(EmailBackend, "send_messages", die)
        with pytest.raises(Killed):
            sent()
    assert sent() == []
    assert OutgoingMail.objects.get().state == MailState.SENDING
    OutgoingMail.objects.update(changed=timezone.now() - timedelta(hours=2))
    assert sent() == []
    assert OutgoingMail.objects.get().state == MailState.UNSURE
    assert "may have been sent" in caplog.text


def test_two_workers_claim_a_mail_once(site_root):
    queue()
    stored = OutgoingMail.objects.get()
    assert [mail.claim(stored), mail.claim(stored)] == [True, False]


def test_unsent_mail_is_forgotten_after_a_month_and_keys_after_a_year(sent):
    for key, state, age in (
        ("failed", MailState.FAILED, 31),
        ("young", MailState.FAILED, 29),
        ("old", MailState.SENT, 401),
        ("waiting", MailState.WAITING, 401),
    ):
        queue(key)
        changed = timezone.now() - timedelta(days=age)
        later = timezone.now() + timedelta(days=1)
        OutgoingMail.objects.filter(key=key).update(
            state=state, changed=changed, next_attempt=later
        )
    sent()
    rows = {row.key: row for row in OutgoingMail.objects.all()}
    assert set(rows) == {"failed", "young", "waiting"}
    assert rows["failed"].to == ""
    assert rows["young"].to
    assert rows["waiting"].to


def test_a_mail_is_stored_with_its_cause_or_not_at_all(site_root):
    def cause_that_fails():
        with transaction.atomic():
            queue()
            raise RuntimeError

    with pytest.raises(RuntimeError):
        cause_that_fails()
    assert not OutgoingMail.objects.exists()
