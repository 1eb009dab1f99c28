"""The words of the mails about accessibility feedback, each in the language of its reader."""

from dataclasses import dataclass

from django.conf import settings
from django.urls import reverse
from django.utils import translation
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from core import mail
from feedback.models import Ticket


@dataclass(frozen=True)
class Letter:
    language: str
    subject: str
    body: str

    def send(self, key: str, to: str) -> bool:
        return mail.send(key, to, self.subject, self.body, self.language)


def letter(language: str, subject: str, *paragraphs: str) -> Letter:
    return Letter(language, subject, "\n\n".join(part for part in paragraphs if part))


def acknowledgement(ticket: Ticket) -> Letter:
    """Holds nothing the sender wrote: the address may be somebody else's."""
    with translation.override(ticket.language):
        words = {"number": ticket.number, "day": date_format(ticket.due, "DATE_FORMAT")}
        return letter(
            ticket.language,
            _("We have received your accessibility feedback, number %(number)s") % words,
            _("Thank you for your feedback. Its number is %(number)s.") % words,
            _("We answer to this address by %(day)s.") % words,
            _(
                "Your address was given in our form for accessibility feedback. We delete it 3 "
                "months after the answer. If the feedback is not yours, you need not do anything."
            ),
        )


def answer(ticket: Ticket) -> Letter:
    with translation.override(ticket.language):
        words = {"number": ticket.number}
        return letter(
            ticket.language,
            _("Answer to your accessibility feedback, number %(number)s") % words,
            ticket.answer,
            _("You wrote to us:"),
            ticket.problem,
            _(
                "If the answer does not help, the accessibility statement tells whom you may turn "
                "to next."
            ),
        )


def new_ticket(ticket: Ticket) -> Letter:
    with translation.override(settings.LANGUAGE_CODE):
        return letter(
            settings.LANGUAGE_CODE,
            _("New accessibility feedback, number %(number)s") % facts(ticket),
            _("Answer it by %(day)s. The law gives 14 days.") % facts(ticket),
            _("Read and answer: %(address)s") % facts(ticket),
        )


def reminder(ticket: Ticket) -> Letter:
    with translation.override(settings.LANGUAGE_CODE):
        subject = _("Accessibility feedback %(number)s waits for an answer") % facts(ticket)
        late = _("The answer was due on %(day)s. The law gives 14 days.") % facts(ticket)
        due = _("The answer is due on %(day)s. The law gives 14 days.") % facts(ticket)
        return letter(
            settings.LANGUAGE_CODE,
            subject,
            late if ticket.is_overdue else due,
            _("Read and answer: %(address)s") % facts(ticket),
        )


def facts(ticket: Ticket) -> dict:
    path = reverse("feedback_tickets:edit", args=[ticket.pk])
    return {
        "number": ticket.number,
        "day": date_format(ticket.due, "DATE_FORMAT"),
        "address": settings.WAGTAILADMIN_BASE_URL + path,
    }
