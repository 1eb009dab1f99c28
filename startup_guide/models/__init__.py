"""What the guide is made of."""

from startup_guide.models.contacts import Contact, ContactRole
from startup_guide.models.facts import EventKind, Fact, FactEvent, FactValue
from startup_guide.models.glossary import GlossaryTerm
from startup_guide.models.pages import ChapterPage, GuidePage
from startup_guide.models.support import AmountType, Stage, SupportForm

__all__ = [
    "AmountType",
    "ChapterPage",
    "Contact",
    "ContactRole",
    "EventKind",
    "Fact",
    "FactEvent",
    "FactValue",
    "GlossaryTerm",
    "GuidePage",
    "Stage",
    "SupportForm",
]
