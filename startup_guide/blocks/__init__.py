"""The blocks of a chapter, put together into one list."""

from django.utils.translation import gettext_lazy as _

from core.blocks import TEXT_BLOCKS
from core.blocks.files import AttachmentBlock, TableBlock
from core.blocks.media import PictureBlock
from startup_guide.blocks.guidance import (
    AskBlock,
    CalculatorBlock,
    ContactsBlock,
    DecisionBlock,
    FactsBlock,
    StoryBlock,
    SupportCardsBlock,
    WarningBlock,
)
from startup_guide.blocks.steps import ChecklistBlock, StepBlock

CHAPTER_BLOCKS = [
    *[row for row in TEXT_BLOCKS if row[0] in {"paragraph", "heading", "info_box", "questions"}],
    ("step", StepBlock()),
    ("checklist", ChecklistBlock()),
    ("comparison", TableBlock(label=_("Comparison table"))),
    ("decision", DecisionBlock()),
    ("facts", FactsBlock()),
    ("support", SupportCardsBlock()),
    ("contacts", ContactsBlock()),
    ("calculator", CalculatorBlock()),
    ("warning", WarningBlock()),
    ("story", StoryBlock()),
    ("ask", AskBlock()),
    ("attachment", AttachmentBlock()),
    ("image", PictureBlock()),
]

__all__ = ["CHAPTER_BLOCKS"]
