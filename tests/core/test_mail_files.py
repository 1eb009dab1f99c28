"""Files that go along with a mail: beside the text, not among the pictures of its frame."""

import pytest

from core import mail
from core.models import OutgoingMail

pytestmark = pytest.mark.django_db


def queue(**fields):
    return mail.send("avain", "maija@example.org", "Aihe", "Teksti.", "fi", **fields)


def test_a_file_goes_along_and_is_emptied_with_the_mail(site_root, mailoutbox):
    text = "BEGIN:VCALENDAR\r\nSUMMARY:Ääkkösiä\r\nEND:VCALENDAR\r\n"
    queue(files=[mail.File("tapahtuma.ics", "text/calendar", text)])
    mail.send_waiting()
    whole = mailoutbox[0].message()
    assert whole.get_content_type() == "multipart/mixed"
    assert whole["Subject"] == "Aihe"
    framed, file = whole.get_payload()
    assert framed.get_content_type() == "multipart/related"
    assert framed["To"] is None
    assert (file.get_content_type(), file.get_filename()) == ("text/calendar", "tapahtuma.ics")
    assert file.get_payload(decode=True).decode() == text
    stored = OutgoingMail.objects.get()
    assert (stored.to, stored.body, stored.files) == ("", "", [])


def test_a_mail_without_files_is_its_framed_text(site_root, mailoutbox):
    queue()
    mail.send_waiting()
    assert mailoutbox[0].message().get_content_type() == "multipart/related"
