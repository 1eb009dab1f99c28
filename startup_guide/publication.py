"""What a chapter must have before it goes out."""

import re

from django.utils.translation import gettext as _

from core.publication import Problem, plain_text, rich_texts_of

MOST_SENTENCES = 5
# A number beside the sign of euros or per cent.
AMOUNT = re.compile(r"\d[\d  .,]*\s*(?:€|%|euro|prosent)|€\s*\d")


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


def amounts_are_facts(chapter):
    """An amount typed into the text would not disappear when it expires."""
    texts = [(name, plain_text(html)) for name, html in rich_texts_of(chapter)]
    texts += [("lead", chapter.lead), ("plain_summary", chapter.plain_summary)]
    for field, text in texts:
        found = AMOUNT.search(text)
        if found:
            yield Problem(
                "typed_amount",
                _("The amount “%s” is typed into the text. Make it a fact, which knows when it"
                  " expires.") % found[0].strip(),
                field,
                blocking=True,
            )  # fmt: skip


CHECKS = [summary_is_short_and_there, amounts_are_facts]
