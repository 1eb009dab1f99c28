"""Blocks of the home page."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from core.blocks.files import TeaserValue


class PathCardBlock(blocks.StructBlock):
    """One of the doors of the home page: for whom, what they find, where it leads."""

    title = blocks.CharBlock(label=_("For whom"), max_length=60)
    text = blocks.CharBlock(label=_("What they find"), max_length=200)
    action = blocks.CharBlock(
        label=_("Link text"), max_length=60, help_text=_("Begin with a verb.")
    )
    page = blocks.PageChooserBlock(label=_("Page"))

    class Meta:
        icon = "user"
        label = _("Door for a user group")
        label_format = "{title}"
        template = "home/blocks/path_card.html"
        value_class = TeaserValue
