"""What the reader does: steps and checklists. Marks stay on the reader's device."""

from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from core.blocks.text import RICH_TEXT_FEATURES
from startup_guide.blocks.keys import FactBlock, KeyBlock
from startup_guide.blocks.preview import PREVIEW, Previewed


class MarkedValue(blocks.StructValue):
    """Something that can be marked as done."""

    @cached_property
    def former(self) -> str:
        """Earlier keys of the same thing, parted by spaces: their marks are its marks."""
        return " ".join((self.get("former_keys") or "").replace(",", " ").split())


def key_block():
    return KeyBlock(
        label=_("Key of the mark"),
        required=True,
        help_text=_("Readers' marks are kept by it. The text may change, the key may not."),
    )


def former_keys_block():
    return KeyBlock(
        label=_("Earlier keys"),
        max_length=250,
        validators=[],
        help_text=_("Parted by spaces: marks made under them count here."),
    )


class StepBlock(Previewed, blocks.StructBlock):
    key = key_block()
    action = blocks.CharBlock(label=_("What to do"), max_length=120)
    text = blocks.RichTextBlock(
        label=_("How"), features=RICH_TEXT_FEATURES, required=False, default=""
    )
    who = blocks.CharBlock(label=_("With whom"), max_length=160, required=False, default="")
    where = blocks.CharBlock(label=_("Where"), max_length=160, required=False, default="")
    time = blocks.CharBlock(label=_("Time"), max_length=120, required=False, default="")
    cost = blocks.CharBlock(
        label=_("Cost"),
        max_length=120,
        required=False,
        default="",
        help_text=_("In words; an amount is chosen below."),
    )
    cost_fact = FactBlock(label=_("Cost as a fact"), required=False, default="")
    url = blocks.URLBlock(label=_("Link"), required=False, default="")
    link_text = blocks.CharBlock(
        label=_("Text of the link"), max_length=100, required=False, default=""
    )
    former_keys = former_keys_block()

    class Meta:
        icon = "list-ol"
        label = _("Step")
        group = _("What to do")
        label_format = "{action}"
        template = "startup_guide/blocks/step.html"
        value_class = MarkedValue
        preview_template = PREVIEW
        preview_value = {
            "key": "varaa-aika",
            "action": "Varaa aika yritysneuvojalle",
            "text": "<p>Kerro ideasi omin sanoin.</p>",
            "who": "Oman kuntasi yritysneuvoja",
            "time": "Noin tunti",
            "cost": "Maksuton",
        }
        description = _("One thing to do: who, where, how long, what it costs, and a tick box.")


class ItemBlock(blocks.StructBlock):
    key = key_block()
    text = blocks.CharBlock(label=_("Text"), max_length=160)
    former_keys = former_keys_block()

    class Meta:
        icon = "check"
        label = _("Item")
        label_format = "{text}"
        value_class = MarkedValue


class ChecklistBlock(Previewed, blocks.StructBlock):
    title = blocks.CharBlock(label=_("Title"), max_length=120)
    items = blocks.ListBlock(ItemBlock(), label=_("Items"), min_num=1)

    class Meta:
        icon = "tasks"
        label = _("Checklist")
        group = _("What to do")
        label_format = "{title}"
        template = "startup_guide/blocks/checklist.html"
        preview_template = PREVIEW
        preview_value = {
            "title": "Ennen seuraavaa lukua",
            "items": [
                {"key": "puhu", "text": "Puhu läheisille"},
                {"key": "laske", "text": "Laske, millä elät ensimmäiset kuukaudet"},
            ],
        }
        description = _("Things to tick off. The marks are saved on the reader's device only.")
