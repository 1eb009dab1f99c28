"""Blocks of an event: its dates, its timetable, its speakers, what is left afterwards."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.blocks.struct_block import StructBlockValidationError
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.images.blocks import ImageChooserBlock

from core.blocks import AttachmentBlock, PictureBlock, TeaserBlock


class SessionBlock(blocks.StructBlock):
    """One meeting of several. The id of the block names it in calendars and check-ins."""

    title = blocks.CharBlock(label=_("Title"), max_length=120)
    start = blocks.DateTimeBlock(label=_("Begins"))
    end = blocks.DateTimeBlock(label=_("Ends"))

    def clean(self, value):
        value = super().clean(value)
        if value.get("start") and value.get("end") and value["end"] <= value["start"]:
            error = ValidationError(_("The end is not after the beginning."))
            raise StructBlockValidationError(block_errors={"end": error})
        return value

    class Meta:
        icon = "date"
        label = _("Meeting")
        label_format = "{title}"


class ProgrammeBlock(blocks.StructBlock):
    """One row of the timetable. Rows at the same time with a track each run side by side."""

    start = blocks.TimeBlock(label=_("Begins"))
    end = blocks.TimeBlock(label=_("Ends"), required=False)
    title = blocks.CharBlock(label=_("Title"), max_length=200)
    kind = blocks.ChoiceBlock(
        label=_("Kind"),
        choices=[
            ("talk", _("Talk")),
            ("workshop", _("Workshop")),
            ("break", _("Break")),
            ("networking", _("Networking")),
        ],
        default="talk",
        search_index=False,
    )
    track = blocks.CharBlock(
        label=_("Track"),
        max_length=40,
        required=False,
        default="",
        help_text=_("For example A, B, C"),
    )
    speakers = blocks.CharBlock(label=_("Speakers"), max_length=200, required=False, default="")
    room = blocks.CharBlock(
        label=_("Room or remote room"), max_length=80, required=False, default=""
    )
    material = DocumentChooserBlock(label=_("Material"), required=False)

    def clean(self, value):
        value = super().clean(value)
        if value.get("start") and value.get("end") and value["end"] <= value["start"]:
            error = ValidationError(_("The end is not after the beginning."))
            raise StructBlockValidationError(block_errors={"end": error})
        return value

    class Meta:
        icon = "time"
        label = _("Row of the timetable")
        label_format = "{start} {title}"


class SpeakerBlock(blocks.StructBlock):
    """A speaker, shown only when the day of their consent is filled in."""

    name = blocks.CharBlock(label=_("Name"), max_length=120)
    title = blocks.CharBlock(label=_("Job title"), max_length=120, required=False, default="")
    organisation = blocks.CharBlock(
        label=_("Organisation"), max_length=120, required=False, default=""
    )
    bio = blocks.TextBlock(
        label=_("Introduction"), max_length=600, required=False, default="", rows=3
    )
    picture = ImageChooserBlock(label=_("Picture"), required=False)
    consent_given = blocks.DateBlock(
        label=_("Consent to publish given"),
        required=False,
        help_text=_("Without a date the person is not shown on the page."),
    )

    class Meta:
        icon = "user"
        label = _("Speaker")
        label_format = "{name}"


SESSIONS = [("session", SessionBlock())]
PROGRAMME = [("row", ProgrammeBlock())]
SPEAKERS = [("speaker", SpeakerBlock())]
MATERIALS = [("attachment", AttachmentBlock()), ("teaser", TeaserBlock())]
GALLERY = [("image", PictureBlock())]
