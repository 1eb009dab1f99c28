"""The panel "Share" beside every page's edit form."""

from dataclasses import dataclass, field

from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.side_panels import BaseSidePanel

from communications.links import channel_link, qr_link
from communications.models import Channel, Publication
from core.qr import qr_code

# Channel → (field of the page with its text, how many signs the channel takes). The limits are
# those of the platforms in 2026; X counts every link as 23 signs.
TEXTS = {
    "facebook": ("share_text_facebook", 63_206),
    "instagram": ("share_text_instagram", 2_200),
    "linkedin": ("share_text_linkedin", 3_000),
    "x": ("share_text_short", 280),
}
ALSO = ["newsletter"]
LINK_ON_X = 23
LATEST = 8


@dataclass
class ShareText:
    """What is copied for a channel. `is_own` is False when the page has no text for it."""

    channel: Channel
    text: str
    link: str
    limit: int | None
    link_length: int
    is_own: bool
    published: list = field(default_factory=list)

    @property
    def whole(self) -> str:
        return f"{self.text}\n\n{self.link}" if self.text else self.link


class SharePanel(BaseSidePanel):
    class SidePanelToggle(BaseSidePanel.SidePanelToggle):
        aria_label = _("Toggle sharing")
        icon_name = "share"
        has_counter = False

    name = "share"
    title = _("Share")
    template_name = "communications/admin/share_panel.html"
    order = 210

    def get_context_data(self, parent_context):
        page = self.object.specific
        address = page.get_full_url(self.request) or ""
        user = self.request.user
        may_log = user.has_perm("communications.add_publication")
        context = {
            **super().get_context_data(parent_context),
            "page": page,
            "is_public": page.live and bool(address),
            "may_log": may_log and bool(organisation_for(page, user)),
        }
        if context["is_public"]:
            link = qr_link(address, page.slug)
            context |= {"texts": share_texts(page, address), "qr": qr_code(link), "qr_link": link}
        return context


def share_texts(page, address: str) -> list[ShareText]:
    """A text for every channel that the page has texts for, and the newsletter."""
    channels = Channel.objects.in_order().filter(key__in=[*TEXTS, *ALSO])
    logged = list(
        Publication.objects.filter(page_id=page.pk).order_by("-published_at", "-pk")[:LATEST]
    )
    found = []
    for channel in channels:
        name, limit = TEXTS.get(channel.key, ("", None))
        own = getattr(page, name, "") if name else ""
        link = channel_link(address, channel, page.slug)
        found.append(
            ShareText(
                channel,
                own or fallback(page),
                link,
                limit,
                LINK_ON_X if channel.key == "x" else len(link),
                bool(own),
                [row for row in logged if row.channel_id == channel.pk],
            )
        )
    return found


def fallback(page) -> str:
    """Title and lead, for a channel that the page has no text for."""
    title = getattr(page, "share_title", "") or page.title
    return "\n".join(part for part in (title, getattr(page, "lead", "")) if part)


def organisation_for(page, user):
    """Whose publication it is when the person marks the page as published, or None."""
    from core.permissions import is_only_writer, organisation_of

    own = organisation_of(user)
    if is_only_writer(user):
        return own
    return getattr(page, "organisation", None) or own
