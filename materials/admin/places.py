"""Places within the content of a version, in the words of the editor's form."""

from django.core.exceptions import FieldDoesNotExist
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from materials.blocks import BasedOnBlock, ChapterBlock, ResultBlock, StepBlock
from materials.models import PackagePage, SessionPage

# What is no field of a page or block under the same name, and lists of which one item is meant.
WORDS = {
    "sessions": pgettext_lazy("one of the material package", "Session"),
    "steps": _("Step"),
    "handouts": _("Handout"),
    "guide": _("Chapter"),
    "results": _("Result"),
    "title": _("Title"),
    "name": _("Name"),
    "html": _("Text"),
    "number": _("Order"),
    "keywords": _("Keywords"),
    "authors": _("Authors"),
    "organisation": _("Organisation"),
    "publisher": _("Publisher"),
    "source": _("Editable source"),
    "licence_url": _("Licence"),
    "language_title": _("Language"),
}


def in_words(place: str) -> str:
    """`sessions 2 › steps 1 › phase` → Tapaaminen 2 › Askel 1 › Vaihe."""
    return " › ".join(map(step_in_words, place.split(" › ")))


def step_in_words(step: str) -> str:
    name, _space, number = step.partition(" ")
    return f"{word(name)} {number}".strip()


def word(name: str) -> str:
    if name in WORDS:
        return str(WORDS[name])
    name = name.removesuffix("_title")
    for model in (SessionPage, PackagePage):
        try:
            return capfirst(str(model._meta.get_field(name).verbose_name))
        except FieldDoesNotExist:
            continue
    for block in (StepBlock, ResultBlock, ChapterBlock, BasedOnBlock):
        if name in block.base_blocks:
            return str(block.base_blocks[name].label)
    return name
