"""What a chapter must have before it goes out, and where an amount may not be typed."""

import re
from collections.abc import Iterator

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from wagtail.blocks import BoundBlock, StreamValue, StructValue
from wagtail.contrib.typed_table_block.blocks import TypedTable
from wagtail.rich_text import RichText

from core.publication import Problem, plain_text

MOST_SENTENCES = 5
# A number beside the sign or the word of euros or per cent, in the languages of the guide.
# Words of Europe begin like those of euros.
UNIT = r"(?:€|%|eur\b|euro(?![op])|prosent|procent|per ?cent)"
AMOUNT = re.compile(rf"\d[\d\s.,\u00a0\u202f]*{UNIT}|(?:€|\beur)\s*\d", re.IGNORECASE)


def summary_is_short_and_there(chapter):
    """Everybody must be able to understand at least this much."""
    count = len(chapter.sentences())
    if not count:
        yield Problem(
            "plain_summary", _("Write the summary in plain words."), "plain_summary", blocking=True
        )
    elif count > MOST_SENTENCES:
        yield Problem(
            "plain_summary",
            _("The summary has %(count)d sentences; at most %(most)d are plain.")
            % {"count": count, "most": MOST_SENTENCES},
            "plain_summary",
            blocking=True,
        )


def amounts_are_facts(page):
    """An amount typed into a text would not disappear when it expires."""
    names = ("title", "lead", "promise", "question", "plain_summary", "search_description")
    texts = [(name, getattr(page, name, "")) for name in names]
    texts += [("body", text) for text in texts_in(getattr(page, "body", None))]
    for field, text in texts:
        found = typed_amount(text)
        if found:
            yield Problem(
                "typed_amount",
                _("The amount “%s” is typed into the text. Make it a fact, which knows when it"
                  " expires.") % found,
                field,
                blocking=True,
            )  # fmt: skip


def typed_amount(text: str) -> str:
    """The first amount of euros or per cent in the text; empty when there is none."""
    found = AMOUNT.search(text or "")
    return found[0].strip() if found else ""


def texts_in(value) -> Iterator[str]:
    """Every text of a block that a reader sees, and the keys and addresses among them."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, RichText):
        yield plain_text(value.source)
    elif isinstance(value, BoundBlock):
        yield from texts_in(value.value)
    elif isinstance(value, TypedTable):
        yield value.caption or ""
        yield from (column["heading"] or "" for column in value.columns)
        for row in value.row_data:
            yield from (text or "" for text in row["values"])
    elif isinstance(value, StructValue):
        for part in value.values():
            yield from texts_in(part)
    elif isinstance(value, StreamValue) or hasattr(value, "list_block"):
        for part in value:
            yield from texts_in(part)


def refuse_typed_amounts(instance, names: tuple[str, ...]) -> None:
    """Raises ValidationError for an amount in the words around amounts, in any language."""
    errors = {}
    for name in names:
        rows = (instance.translations or {}).values()
        for text in (getattr(instance, name), *(row.get(name) for row in rows)):
            found = typed_amount(text)
            if found:
                errors[name] = _(
                    "The amount “%s” would not disappear when it expires. Write it as a value."
                ) % found  # fmt: skip
    if errors:
        raise ValidationError(errors)


CHECKS = [summary_is_short_and_there, amounts_are_facts]
