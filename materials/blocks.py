"""The blocks of sessions and packages: steps, handouts, chapters of the guide, results."""

from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail import blocks
from wagtail.blocks.struct_block import StructBlockValidationError
from wagtail.documents.blocks import DocumentChooserBlock

from core.blocks.text import RICH_TEXT_FEATURES
from materials.licences import Licence

own_address = RegexValidator(
    r"^/(?![/\\\\])[\w\-./%?=&]*\Z", _("Write an address of this site, such as /hanke/juliste.pdf.")
)


class StepBlock(blocks.StructBlock):
    """One step of a session; when it starts follows from the minutes of the steps before it."""

    minutes = blocks.IntegerBlock(
        label=pgettext_lazy("of time", "Minutes"), min_value=1, max_value=600
    )
    phase = blocks.CharBlock(label=_("Phase"), max_length=80)
    facilitator = blocks.TextBlock(label=_("What the facilitator does"), rows=3)
    participant = blocks.TextBlock(label=_("What the participants do"), rows=2)
    method = blocks.CharBlock(
        label=_("Method"),
        max_length=80,
        required=False,
        help_text=_("Such as pairs, small groups, chat, poll."),
    )
    tool = blocks.CharBlock(label=_("Tool"), max_length=120, required=False)
    material = blocks.CharBlock(label=_("Material"), max_length=160, required=False)

    class Meta:
        icon = "time"
        label = _("Step")
        label_format = "{minutes} min: {phase}"


class HandoutBlock(blocks.StructBlock):
    document = DocumentChooserBlock(label=_("File"))
    minutes = blocks.IntegerBlock(
        label=_("Minutes it takes"), min_value=1, max_value=600, required=False
    )
    licence = blocks.ChoiceBlock(
        label=_("Licence of this file"),
        choices=Licence.choices,
        required=False,
        help_text=_("Left empty, the licence of the package holds."),
    )
    source = DocumentChooserBlock(label=_("Editable source"), required=False)

    class Meta:
        icon = "doc-full"
        label = _("Handout")
        label_format = "{document}"


class ChapterBlock(blocks.StructBlock):
    title = blocks.CharBlock(label=_("Heading"), max_length=120)
    text = blocks.RichTextBlock(label=_("Text"), features=["h3", *RICH_TEXT_FEATURES])

    class Meta:
        icon = "openquote"
        label = _("Chapter")
        label_format = "{title}"


class ResultBlock(blocks.StructBlock):
    """What is known of how the material works, with the limits of that knowledge."""

    participants = blocks.IntegerBlock(label=_("Number of people (n)"), min_value=1)
    period = blocks.CharBlock(label=_("Period"), max_length=80)
    method = blocks.CharBlock(label=_("How it was found out"), max_length=200)
    result = blocks.TextBlock(label=_("Result"), rows=3)
    limits = blocks.TextBlock(label=_("Limits"), rows=2)

    class Meta:
        icon = "tasks"
        label = _("Result")
        label_format = "n = {participants}: {period}"


class BasedOnBlock(blocks.StructBlock):
    name = blocks.CharBlock(label=_("Name"), max_length=200)
    author = blocks.CharBlock(label=_("Author"), max_length=200, required=False)
    url = blocks.URLBlock(label=_("Address"), required=False)

    class Meta:
        icon = "link"
        label = _("Based on")
        label_format = "{name}"


class BankItemBlock(blocks.StructBlock):
    """A logo, template or poster that partners take into their own communications."""

    title = blocks.CharBlock(label=_("Title"), max_length=120)
    text = blocks.TextBlock(label=_("When to use it"), rows=2, required=False)
    document = DocumentChooserBlock(label=_("File"), required=False)
    address = blocks.CharBlock(
        label=_("Address of a ready file on this site"),
        max_length=250,
        required=False,
        validators=[own_address],
        help_text=_("Instead of a file: such as /hanke/juliste.pdf, which is always up to date."),
    )

    def clean(self, value):
        cleaned = super().clean(value)
        if bool(cleaned.get("document")) == bool(cleaned.get("address")):
            raise StructBlockValidationError(
                block_errors={
                    "document": ValidationError(_("Choose a file or write an address, not both."))
                }
            )
        return cleaned

    class Meta:
        icon = "download"
        label = _("File for communications")
        label_format = "{title}"


STEPS = [("step", StepBlock())]
HANDOUTS = [("handout", HandoutBlock())]
CHAPTERS = [("chapter", ChapterBlock())]
RESULTS = [("result", ResultBlock())]
SOURCES = [("source", BasedOnBlock())]
BANK_ITEMS = [("item", BankItemBlock())]
LINES = [("line", blocks.CharBlock(label=_("Line"), max_length=300))]
