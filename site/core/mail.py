"""Mail to people: stored first, sent by the worker, tried again, never sent twice.

Every mail is text with an HTML alternative in the project's frame, which holds the emblem and the
statement of the EU. The frame is added here, outside what any caller writes, so no mail is without
it. The emblem travels in the mail: nothing is fetched when it is opened.

`send_waiting` is a job of the worker. A mail is claimed before it is handed over. When the mail
server refuses, it is tried again later; when the process is killed in between, nobody knows
whether it went out, and it is not sent again.
"""

import logging
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import timedelta
from email.mime.image import MIMEImage
from email.mime.text import MIMEText
from email.utils import formataddr, make_msgid, parseaddr
from functools import cache

from django.conf import settings
from django.core.mail import EmailMultiAlternatives, SafeMIMEMultipart
from django.template.loader import render_to_string
from django.utils import timezone, translation
from django.utils.translation import get_language, pgettext
from wagtail.models import Site

from core.languages import html_lang
from core.mail_headers import headers_of
from core.models import MailState, OutgoingMail, ProjectSettings

log = logging.getLogger(__name__)

EMBLEM = settings.ROOT / "static" / "img" / "eu-emblem-mail.png"
EMBLEM_ID = "eu-emblem"
# Minutes to wait after the first, second … refusal; after the last one the mail is given up.
PAUSES = (1, 5, 30, 120, 360, 720, 1440, 1440)
BATCH = 100
LOST_AFTER = timedelta(hours=1)
# Mail that could not be sent holds an address: it goes after a month. Keys stay for a year.
UNSENT_KEPT = timedelta(days=30)
KEYS_KEPT = timedelta(days=400)


@dataclass(frozen=True)
class File:
    """A file of text that goes along with a mail; `type` is a media type such as text/calendar."""

    name: str
    type: str
    text: str


def send(
    key: str,
    to: str,
    subject: str,
    body: str,
    language: str | None = None,
    files: Sequence[File] = (),
) -> bool:
    """Stores a mail for the worker; False when one with this `key` is stored already.

    `body` is plain text: an empty line ends a paragraph, addresses become links. `language` is
    that of the request when None. Call it in the transaction that stores the cause.
    """
    _mail, is_new = OutgoingMail.objects.get_or_create(
        key=key,
        defaults={
            "to": to,
            "subject": " ".join(subject.split())[:250],
            "body": body,
            "files": [asdict(file) for file in files],
            "language": language or get_language() or settings.LANGUAGE_CODE,
            "message_id": make_msgid(domain=sender_domain()),
        },
    )
    return is_new


def send_waiting() -> None:
    """Sends what is due (a worker job), and tidies up."""
    now = timezone.now()
    due = OutgoingMail.objects.filter(state=MailState.WAITING, next_attempt__lte=now)
    for mail in due.order_by("next_attempt", "pk")[:BATCH]:
        if claim(mail):
            hand_over(mail)
    notice_lost(now)
    forget_old(now)


def claim(mail: OutgoingMail) -> bool:
    """Whether this worker is the one that sends the mail."""
    mine = OutgoingMail.objects.filter(pk=mail.pk, state=MailState.WAITING)
    return bool(mine.update(state=MailState.SENDING, changed=timezone.now()))


def hand_over(mail: OutgoingMail) -> None:
    try:
        message_of(mail).send()
    except Exception:
        put_off(mail)
    else:
        OutgoingMail.objects.filter(pk=mail.pk).empty(state=MailState.SENT, changed=timezone.now())


def settle(mail: OutgoingMail, state: MailState, **changes) -> None:
    changes = {"state": state, "changed": timezone.now(), **changes}
    OutgoingMail.objects.filter(pk=mail.pk).update(**changes)


def put_off(mail: OutgoingMail) -> None:
    """Called in the handler of what went wrong."""
    attempts = mail.attempts + 1
    if attempts > len(PAUSES):
        log.exception("Mail %s is given up after %s attempts", mail.key, attempts)
        settle(mail, MailState.FAILED, attempts=attempts)
        return
    log.warning("Mail %s was not sent, attempt %s", mail.key, attempts, exc_info=True)
    pause = timedelta(minutes=PAUSES[attempts - 1])
    settle(mail, MailState.WAITING, attempts=attempts, next_attempt=timezone.now() + pause)


def notice_lost(now) -> None:
    lost = OutgoingMail.objects.filter(state=MailState.SENDING, changed__lt=now - LOST_AFTER)
    for mail in lost:
        log.error("Mail %s may have been sent: the worker ended while sending it", mail.key)
        settle(mail, MailState.UNSURE)


def forget_old(now) -> None:
    unsent = OutgoingMail.objects.filter(state__in=[MailState.FAILED, MailState.UNSURE])
    unsent.filter(changed__lt=now - UNSENT_KEPT).exclude(to="").empty()
    settled = OutgoingMail.objects.exclude(state__in=[MailState.WAITING, MailState.SENDING])
    settled.filter(changed__lt=now - KEYS_KEPT).delete()


class FramedMail(EmailMultiAlternatives):
    """A mail whose emblem belongs to its text, and whose files stand beside it (RFC 2387, 2046).

    Django puts all parts into one container; a file among the pictures of the text would be hidden
    by some mail programs.
    """

    def __init__(self, *args, files: Sequence[File] = (), **kwargs):
        super().__init__(*args, **kwargs)
        self.mixed_subtype = "related"
        self.files = files

    def message(self):
        text = super().message()
        if not self.files:
            return text
        whole = SafeMIMEMultipart(_subtype="mixed", encoding=self.encoding or "utf-8")
        for name, value in text.items():
            if name.lower() not in {"content-type", "mime-version"}:
                whole[name] = value
                del text[name]
        whole.attach(text)
        for file in self.files:
            whole.attach(part_of(file))
        return whole


def part_of(file: File) -> MIMEText:
    """In base64: no server on the way changes a line of it."""
    part = MIMEText(file.text, file.type.partition("/")[2], "utf-8")
    part.set_param("name", file.name)
    part.add_header("Content-Disposition", "attachment", filename=file.name)
    return part


def message_of(mail: OutgoingMail) -> FramedMail:
    """The mail in its frame, in its language."""
    with translation.override(mail.language):
        project = default_project()
        context = {
            "subject": mail.subject,
            "body": mail.body.strip(),
            "language": html_lang(mail.language),
            "statement": pgettext("EU emblem", "Co-funded by the European Union"),
            "project": project,
            "fund": project.words("fund"),
            "programme": project.words("programme"),
            "emblem": EMBLEM_ID,
        }
        text = render_to_string("core/mail/frame.txt", context)
        html = render_to_string("core/mail/frame.html", context)
    message = FramedMail(
        files=[File(**row) for row in mail.files],
        subject=mail.subject,
        body=text.strip() + "\n",
        from_email=sender(project),
        to=[mail.to],
        reply_to=[project.contact_email] if project.contact_email else None,
        headers={
            "Message-ID": mail.message_id,
            "Auto-Submitted": "auto-generated",
            "Content-Language": html_lang(mail.language),
            **headers_of(mail),
        },
    )
    message.attach_alternative(html, "text/html")
    message.attach(emblem_part())
    return message


def emblem_part() -> MIMEImage:
    part = MIMEImage(emblem_file(), "png")
    part.add_header("Content-ID", f"<{EMBLEM_ID}>")
    part.add_header("Content-Disposition", "inline", filename="eu-emblem.png")
    return part


@cache
def emblem_file() -> bytes:
    return EMBLEM.read_bytes()


def default_project() -> ProjectSettings:
    return ProjectSettings.for_site(Site.objects.get(is_default_site=True))


def sender(project: ProjectSettings) -> str:
    """The sender's address, under the project's name when the setting holds none."""
    name, address = parseaddr(settings.DEFAULT_FROM_EMAIL)
    return formataddr((name or project.name, address))


def sender_domain() -> str:
    return parseaddr(settings.DEFAULT_FROM_EMAIL)[1].rpartition("@")[2] or "localhost"
