"""Mail that waits to be sent. What caused it is stored in the same transaction, so none is lost."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class MailState(models.TextChoices):
    WAITING = "waiting", _("waiting")
    SENDING = "sending", _("being sent")
    SENT = "sent", _("sent")
    FAILED = "failed", _("given up")
    # The process ended between handing the mail over and noting it: it may have been sent.
    UNSURE = "unsure", _("perhaps sent")


class OutgoingMailQuerySet(models.QuerySet):
    def empty(self, **changes) -> int:
        """Takes out what tells of a person; the key stays, so that nothing is sent again."""
        return self.update(to="", subject="", body="", files=[], **changes)


class OutgoingMail(models.Model):
    """One mail to one address. `key` names its cause, so that nothing is told twice.

    The frame around `body` is added when the mail is sent (`core.mail`). What tells of a person is
    emptied as soon as the mail is on its way.
    """

    key = models.CharField(_("key"), max_length=120, unique=True)
    to = models.EmailField(_("to"), blank=True)
    language = models.CharField(_("language"), max_length=20)
    subject = models.CharField(_("subject"), max_length=250, blank=True)
    body = models.TextField(_("text"), blank=True)
    # Files of text that go along: [{"name", "type", "text"}, …]; the type is a media type.
    files = models.JSONField(_("files"), default=list, blank=True)
    message_id = models.CharField(max_length=120)
    state = models.CharField(
        _("state"), max_length=10, choices=MailState, default=MailState.WAITING
    )
    attempts = models.PositiveSmallIntegerField(_("attempts"), default=0)
    next_attempt = models.DateTimeField(_("next attempt"), default=timezone.now)
    changed = models.DateTimeField(_("changed"), default=timezone.now)

    objects = OutgoingMailQuerySet.as_manager()

    class Meta:
        verbose_name = _("outgoing mail")
        verbose_name_plural = _("outgoing mail")
        indexes = [models.Index(fields=["state", "next_attempt"], name="outgoing_mail_due")]

    def __str__(self):
        return self.key
