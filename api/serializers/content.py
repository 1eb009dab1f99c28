"""The whole content of a page."""

from django.conf import settings
from wagtail.models import Page

from api.addresses import page_address
from api.batching import batching
from api.registry import components
from api.serializers.blocks import Blocks
from api.serializers.dates import day, moment
from api.serializers.fields import field, term
from api.serializers.gathered import Gathered
from api.serializers.kinds import Kind, kind_of
from api.serializers.names import type_name
from api.serializers.summary import (
    description_of,
    effective_date,
    specific_pages,
    summaries,
    summary,
)
from api.serializers.told import listing_piece, told_pieces
from api.uids import uid
from core.classification import Classification
from core.languages import is_outdated
from core.models import BasePage


def content(tree, page, parameters, *, draft: bool = False) -> dict:
    """The page in the shape all types share, its own fields, and its children when it has any.

    `draft` tells the page as its editors know it, for a working copy.
    """
    kind = kind_of(type(page))
    gathered = Gathered(tree, page, kind, draft=draft)
    below, own = folder(tree, page, kind, parameters), own_fields(tree, page, kind, gathered)
    return {
        "@components": components(tree, page, parameters),
        **identity(tree, page, kind),
        **life_cycle(page),
        "translation": translation_state(tree, page),
        **classification(page),
        "parent": summary(tree, gathered.parent) if gathered.parent else {},
        "relatedItems": [summary(tree, other) for other in gathered.related],
        **body(page, kind, gathered, own, below.get("items", [])),
        **own,
        **below,
    }


def own_fields(tree, page, kind: Kind, gathered: Gathered) -> dict:
    entries = {}
    for name in getattr(page, "api_fields", []):
        if name != "body":
            tell = kind.fields.get(name)
            entries |= tell(tree, page, gathered) if tell else field(tree, page, name, gathered)
    return entries


def identity(tree, page, kind: Kind) -> dict:
    language = page.locale.language_code
    names = dict(settings.WAGTAIL_CONTENT_LANGUAGES)
    return {
        "@id": page_address(page, tree.request),
        "@type": type_name(type(page)),
        "UID": uid(page.translation_key, language),
        "id": page.slug,
        "title": page.title,
        "description": description_of(page),
        "lead": getattr(page, "lead", ""),
        "language": {"token": language, "title": names.get(language, language)},
        "layout": kind.layout,
        "type_title": type(page).get_verbose_name(),
    }


def life_cycle(page) -> dict:
    """Only dates the public may know: drafts made since the last publication leave no trace."""
    return {
        "created": moment(page.first_published_at),
        "modified": moment(page.last_published_at),
        "effective": moment(effective_date(page)),
        "expires": moment(page.expire_at),
        "last_reviewed": day(getattr(page, "last_reviewed", None)),
        "next_review": day(getattr(page, "next_review", None)),
        "review_state": "published",
        "is_sample": getattr(page, "is_sample", False),
    }


def translation_state(tree, page) -> dict:
    """Whether the page is the original, a translation that is up to date, or one that is not."""
    if page.locale.language_code == settings.LANGUAGE_CODE:
        return {"state": "original", "original": None}
    language = settings.LANGUAGE_CODE
    versions = tree.gate.filter(translation_key=page.translation_key)
    original = versions.filter(locale__language_code=language).first()
    outdated = original is not None and is_outdated(page, original)
    return {
        "state": "outdated" if outdated else "current",
        "original": original and page_address(original, tree.request),
    }


def classification(page) -> dict:
    found = page.classification if isinstance(page, BasePage) else Classification()
    organisation = getattr(page, "organisation", None)
    return {
        "subjects": found.tags,
        "creators": found.authors or ([organisation.name] if organisation else []),
        "organisation": term(organisation),
        **found.terms,
    }


def body(page, kind: Kind, gathered: Gathered, own: dict, items: list[dict]) -> dict:
    """Volto blocks of the whole page, and the HTML of its text."""
    blocks = Blocks()
    blocks.add("title", {"@type": "title"})
    if getattr(page, "lead", ""):
        blocks.add("description", {"@type": "description"})
    if getattr(page, "picture", None):
        blocks.add("leadimage", {"@type": "leadimage"})
    for name in kind.streams:
        if name in gathered.streams:
            blocks.add_stream(gathered.streams[name], gathered.references)
    for name in kind.told:
        pieces = told_pieces(page, name, own.get(name), gathered.references.link)
        blocks.add_told(name, pieces)
    if kind.listing:
        types = sorted(map(type_name, type(page).allowed_subpage_models()))
        blocks.add_told("items", [listing_piece(items, types, kind.listing)])
    return {**blocks.as_json(), "text": blocks.text()}


def folder(tree, page, kind: Kind, parameters) -> dict:
    """The children in batches. A page type that takes no children has neither items nor total."""
    if not type(page).allowed_subpage_models():
        return {"is_folderish": False}
    children, kept = kind.children(tree, page, tree.request.GET)
    total = children.count()
    shown = children[parameters.start : parameters.start + parameters.size]
    if shown.model is Page:
        shown = specific_pages(shown)
    data = {"is_folderish": True, "items": summaries(tree, shown), "items_total": total}
    links = batching(page_address(page, tree.request), parameters, total, kept)
    return data | ({"batching": links} if links else {})
