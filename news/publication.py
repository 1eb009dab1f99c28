"""What the publication check asks of a post besides the common questions."""

from django.utils import timezone
from django.utils.translation import gettext as _

from core.publication import Problem


def lead_is_written(post):
    if not post.lead.strip():
        yield Problem("lead", _("The lead is missing."), "lead", blocking=True)


def text_is_written(post):
    if not post.body:
        yield Problem("body", _("The post has no text."), "body", blocking=True)


def title_is_not_shouted(post):
    if len(post.title) > 8 and post.title == post.title.upper():
        yield Problem("capitals", _("The title is all capital letters."), "title")


def embargo_fits_the_schedule(post):
    if not post.embargo_until:
        return
    if post.go_live_at and post.go_live_at < post.embargo_until:
        yield Problem(
            "embargo",
            _("The post would go live before its embargo lifts. Make the times agree."),
            "embargo_until",
            blocking=True,
        )
    if post.news_type != "tiedote":
        yield Problem(
            "embargo_type", _("Only press releases usually have an embargo."), "embargo_until"
        )


def dates_are_not_past(post):
    if not post.live and post.embargo_until and post.embargo_until < timezone.now():
        yield Problem("past_date", _("The embargo lies in the past."), "embargo_until")
    if post.expire_at and post.expire_at < timezone.now():
        yield Problem("past_expiry", _("The expiry lies in the past."), "expire_at")


def release_has_a_contact(post):
    rows = post.post_contacts.all()
    if post.news_type == "tiedote" and not rows:
        yield Problem("contact", _("A press release names a contact person."))


def contacts_have_consented(post):
    for row in post.post_contacts.all():
        if not row.person.has_consent():
            yield Problem(
                "contact_consent",
                _("%s has not consented to be published, or the consent has ended.")
                % row.person.name,
                blocking=True,
            )


CHECKS = [
    lead_is_written,
    text_is_written,
    title_is_not_shouted,
    embargo_fits_the_schedule,
    dates_are_not_past,
    release_has_a_contact,
    contacts_have_consented,
]
