"""The publication check: what an approver wants to know before a page goes out.

Legal duties block publishing; the rest are advice. Each check is a small function from a page to
problems; a page type adds its own by `publication_checks`.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from html.parser import HTMLParser

from django.utils.translation import gettext as _
from wagtail.blocks import BoundBlock, StreamValue, StructValue
from wagtail.rich_text import RichText


@dataclass(frozen=True)
class Problem:
    """One finding. `field` names the page's field; `blocking` ones prevent publishing."""

    code: str
    message: str
    field: str | None = None
    blocking: bool = False


Check = Callable[[object], Iterator[Problem]]

# Link texts that say nothing when a screen reader lists the links of a page.
EMPTY_LINK_TEXTS = {
    "tästä",
    "täältä",
    "tässä",
    "tänne",
    "lue lisää",
    "klikkaa",
    "klikkaa tästä",
    "linkki",
    "linkistä",
    "här",
    "läs mer",
    "klicka här",
    "here",
    "click here",
    "read more",
    "link",
    "this link",
}


def problems(page) -> list[Problem]:
    """Every problem of the page as it is in memory, blocking ones first."""
    checks = [*COMMON_CHECKS, *getattr(page, "publication_checks", [])]
    found = [problem for check in checks for problem in check(page)]
    return sorted(found, key=lambda problem: not problem.blocking)


def blocking_problems(page) -> list[Problem]:
    return [problem for problem in problems(page) if problem.blocking]


# --- the checks all pages share ------------------------------------------------------------------


def owner_is_named(page):
    if page.organisation_id is None:
        yield Problem(
            "owner", _("Choose the organisation that owns the page."), "organisation", blocking=True
        )


def work_package_is_named(page):
    if not page.work_packages.all():
        yield Problem(
            "work_package",
            _("Without a work package the page is missing from the report."),
            "work_packages",
        )


def review_date_is_ahead(page):
    if page.needs_review:
        yield Problem("review", _("The day of the next review has passed."), "next_review")


def pictures_are_described(page):
    for field, block in blocks_of(page, "image"):
        picture = block.get("picture")
        if not picture:
            continue
        if not picture.decorative and not (picture.contextual_alt_text or "").strip():
            yield Problem(
                "alt",
                _("The picture “%s” has no alternative text.") % picture.title,
                field,
                blocking=True,
            )
        yield from consent_of(picture, field)


def consent_of(picture, field):
    if not picture.may_be_published:
        yield Problem(
            "picture_consent",
            _("The picture “%s” shows people who have not given their consent.") % picture.title,
            field,
            blocking=True,
        )


def videos_are_captioned(page):
    from django.utils import timezone

    for field, block in blocks_of(page, "video"):
        due = block.get("captions_due")
        if block.get("captions") == "due" and due and due < timezone.localdate():
            yield Problem(
                "captions", _("The captions of “%s” are overdue.") % block.get("title"), field
            )


def attachments_are_accessible(page):
    for field, block in blocks_of(page, "attachment"):
        document = block.get("document")
        if document and not document.accessible:
            yield Problem(
                "attachment",
                _("The file “%s” is not marked accessible. Would a web page do instead?")
                % document.title,
                field,
            )


def headings_are_in_order(page):
    last = 1
    for field, block in blocks_of(page, "heading"):
        level = int((block.get("level") or "h2")[1])
        if level > last + 1:
            yield Problem(
                "heading_order",
                _("The subheading “%s” comes before any heading.") % block.get("text"),
                field,
            )
        last = level


def links_say_where_they_lead(page):
    for field, html in rich_texts_of(page):
        for text in link_texts(html):
            if re.sub(r"[\s.:,!»›→]+", " ", text).strip().lower() in EMPTY_LINK_TEXTS:
                yield Problem(
                    "link_text", _("The link text “%s” does not say where it leads.") % text, field
                )


def sentences_are_short(page):
    """Advice on plain language: the law asks authorities for clear and understandable wording."""
    for field, html in rich_texts_of(page):
        for sentence in re.split(r"(?<=[.!?])\s+", plain_text(html)):
            if len(sentence.split()) > 25:
                yield Problem(
                    "long_sentence",
                    _("A long sentence: “%s…”") % " ".join(sentence.split()[:8]),
                    field,
                )


def main_picture_is_described(page):
    """A main picture needs words, and the consent of the people in it."""
    if page.picture is None:
        return
    if not page.picture_alt.strip():
        yield Problem(
            "alt", _("The main picture has no alternative text."), "picture_alt", blocking=True
        )
    yield from consent_of(page.picture, "picture")


COMMON_CHECKS: list[Check] = [
    owner_is_named,
    work_package_is_named,
    review_date_is_ahead,
    pictures_are_described,
    videos_are_captioned,
    attachments_are_accessible,
    headings_are_in_order,
    links_say_where_they_lead,
    sentences_are_short,
]

# --- walking through a page ----------------------------------------------------------------------


def streams_of(page) -> Iterator[tuple[str, StreamValue]]:
    for field in page._meta.get_fields():
        value = getattr(page, field.name, None) if getattr(field, "stream_block", None) else None
        if isinstance(value, StreamValue):
            yield field.name, value


def blocks_of(page, block_type: str) -> Iterator[tuple[str, StructValue]]:
    """(field name, value) of every block of the type, in page order."""
    for name, stream in streams_of(page):
        for child in stream:
            if child.block_type == block_type:
                yield name, child.value


def rich_texts_of(page) -> Iterator[tuple[str, str]]:
    for name, stream in streams_of(page):
        for child in stream:
            for html in rich_texts_in(child.value):
                yield name, html


def rich_texts_in(value) -> Iterator[str]:
    if isinstance(value, RichText):
        yield value.source
    elif isinstance(value, StructValue):
        for part in value.values():
            yield from rich_texts_in(part)
    elif isinstance(value, BoundBlock):
        yield from rich_texts_in(value.value)
    elif hasattr(value, "list_block"):
        for part in value:
            yield from rich_texts_in(part)


class _Links(HTMLParser):
    def __init__(self):
        super().__init__()
        self.texts: list[str] = []
        self.inside = False

    def handle_starttag(self, tag, attrs):
        if tag == "a":
            self.inside = True
            self.texts.append("")

    def handle_endtag(self, tag):
        if tag == "a":
            self.inside = False

    def handle_data(self, data):
        if self.inside:
            self.texts[-1] += data


def link_texts(html: str) -> list[str]:
    parser = _Links()
    parser.feed(html)
    return [" ".join(text.split()) for text in parser.texts]


def plain_text(html: str) -> str:
    """The words of a piece of HTML, with a full stop's space between block elements."""
    from django.utils.html import strip_tags

    return " ".join(strip_tags(re.sub(r"</(p|li|h\d)>", ". ", html)).replace("..", ".").split())
