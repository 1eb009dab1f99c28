"""What content needs while it is shown: anchors, a table of contents, few queries, page numbers."""

from django import template
from django.core.paginator import Paginator
from django.db.models import prefetch_related_objects
from django.utils.formats import number_format
from django.utils.text import slugify
from django.utils.translation import get_language_info, gettext
from wagtail.blocks import StreamValue, StructValue
from wagtail.fields import StreamField
from wagtail.images import get_image_model

from core.blocks.files import TeaserValue
from core.languages import public_versions

register = template.Library()

# Shorter pages are quicker to scroll than to choose from.
LEAST_HEADINGS_FOR_CONTENTS = 4


@register.simple_tag
def contents(*parts) -> list[dict]:
    """The main headings of a page as `{"anchor", "text"}`, in order; empty when the page is short.

    A part is a stream value, whose heading blocks get their anchors for `heading_anchor`, or the
    text of a heading that the template itself writes with `id="{{ text|slugify }}"`.
    """
    taken = {slugify(part) for part in parts if isinstance(part, str)}
    entries = []
    for part in parts:
        if isinstance(part, str) and part:
            entries.append({"anchor": slugify(part), "text": part})
        if not isinstance(part, StreamValue):
            continue
        for block in part:
            if block.block_type != "heading":
                continue
            block.value.anchor = free_anchor(block.value["text"], taken)
            if block.value["level"] == "h2":
                entries.append({"anchor": block.value.anchor, "text": block.value["text"]})
    return entries if len(entries) >= LEAST_HEADINGS_FOR_CONTENTS else []


def free_anchor(text: str, taken: set[str]) -> str:
    """A fragment made of the text that is not in `taken`; it is added there."""
    base = slugify(text) or "osa"
    anchor, number = base, 1
    while anchor in taken:
        number += 1
        anchor = f"{base}-{number}"
    taken.add(anchor)
    return anchor


@register.simple_tag
def heading_anchor(heading) -> str:
    """The anchor that `contents` gave, or one of the text for a heading shown on its own."""
    return getattr(heading, "anchor", "") or slugify(heading["text"])


@register.simple_tag(takes_context=True)
def prepare_blocks(context, page) -> str:
    """Fetches what a page's blocks and related pages show, in two queries however many there are.

    Pictures get their renditions; teasers find their targets in the request (see `teaser_target`).
    """
    values = [value for body in stream_fields(page) for value in struct_values(body)]
    pictures = [getattr(page, "picture", None)]
    pictures += [child for value in values for child in value.values()]
    pictures += [related.picture for related in getattr(page, "related", [])]
    pictures = [picture for picture in pictures if isinstance(picture, get_image_model())]
    # One picture finds its renditions in the cache; for more, one query beats asking one by one.
    if len(pictures) > 1:
        prefetch_related_objects(pictures, "renditions")

    chosen = {value["page"].pk for value in values if is_teaser(value)}
    request = context.get("request")
    if request is not None and chosen:
        request._teaser_targets = public_versions(chosen)
    return ""


def stream_fields(page):
    """The values of the page's stream fields; none for anything that is not a page."""
    meta = getattr(page, "_meta", None)
    fields = meta.concrete_fields if meta else []
    return [getattr(page, f.attname) for f in fields if isinstance(f, StreamField)]


def struct_values(body) -> list[StructValue]:
    return [block.value for block in body or [] if isinstance(block.value, StructValue)]


def is_teaser(value) -> bool:
    return isinstance(value, TeaserValue) and value.get("page") is not None


@register.simple_tag(takes_context=True)
def teaser_target(context, teaser):
    """The page a teaser leads to, or None when the public may not see it."""
    found = getattr(context.get("request"), "_teaser_targets", None)
    if found is None:
        return teaser.target
    return found.get(teaser["page"].pk) if is_teaser(teaser) else None


@register.simple_tag(takes_context=True)
def parent_of(context, page):
    """The page above, from the menu when it stands there: the frame has already fetched it."""
    above = page.path[: -page.steplen]
    shown = {other.path: other for other in context["frame"].menu}
    return shown.get(above) or page.get_parent()


@register.simple_tag
def page_numbers(page) -> list:
    """The numbers to show below a list, with None where some are left out."""
    paginator = page.paginator
    numbers = paginator.get_elided_page_range(page.number, on_each_side=1, on_ends=1)
    return [None if number == Paginator.ELLIPSIS else number for number in numbers]


@register.filter
def file_size(octets: int) -> str:
    """The size of a file as people say it, in thousands: 340 kB, 1.2 MB."""
    if octets < 1_000_000:
        return gettext("%(size)s kB") % {"size": number_format(max(1, round(octets / 1000)))}
    decimals = 1 if octets < 10_000_000 else 0
    return gettext("%(size)s MB") % {"size": number_format(octets / 1_000_000, decimals)}


@register.filter
def language_name(code: str) -> str:
    """The name of a language in the language of the page; the code itself when it is unknown."""
    try:
        return get_language_info(code)["name_translated"]
    except KeyError:
        return code
