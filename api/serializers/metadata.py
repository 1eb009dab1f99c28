"""What `metadata_fields` adds to the lines of a search, under the names of Plone's catalog."""

from collections import defaultdict
from urllib.parse import urlsplit

from api.addresses import page_address
from api.serializers.dates import moment
from api.serializers.summary import description_of, effective_date, summaries
from api.uids import uid
from core.models import PageTag

ALL = "_all"


def path_of(tree, page) -> str:
    return urlsplit(page_address(page, tree.request) or "").path or "/"


def creators(tree, page) -> list[str]:
    return [page.organisation.name] if getattr(page, "organisation", None) else []


FIELDS = {
    "UID": lambda tree, page: uid(page.translation_key, page.locale.language_code),
    "id": lambda tree, page: page.slug,
    "getId": lambda tree, page: page.slug,
    "getPath": path_of,
    "getURL": lambda tree, page: page_address(page, tree.request),
    "Title": lambda tree, page: page.title,
    "Description": lambda tree, page: description_of(page),
    "Type": lambda tree, page: type(page).get_verbose_name(),
    "Language": lambda tree, page: page.locale.language_code,
    "language": lambda tree, page: page.locale.language_code,
    "created": lambda tree, page: moment(page.first_published_at),
    "CreationDate": lambda tree, page: moment(page.first_published_at),
    "modified": lambda tree, page: moment(page.last_published_at),
    "ModificationDate": lambda tree, page: moment(page.last_published_at),
    "EffectiveDate": lambda tree, page: moment(effective_date(page)),
    "Date": lambda tree, page: moment(effective_date(page)),
    "expires": lambda tree, page: moment(page.expire_at),
    "ExpirationDate": lambda tree, page: moment(page.expire_at),
    "exclude_from_nav": lambda tree, page: not page.show_in_menus,
    "is_folderish": lambda tree, page: bool(type(page).allowed_subpage_models()),
    "listCreators": creators,
}
TAGS = ("Subject", "subjects")


def lines(tree, pages: list, wanted: set[str]) -> list[dict]:
    """The summaries with the fields that are wanted; names that do not exist are passed over."""
    everything = ALL in wanted
    names = [name for name in FIELDS if everything or name in wanted]
    tag_names = [name for name in TAGS if everything or name in wanted]
    tags = tags_of(pages) if tag_names else {}
    rows = summaries(tree, pages)
    for row, page in zip(rows, pages, strict=True):
        row |= {name: FIELDS[name](tree, page) for name in names}
        row |= {name: tags.get(page.pk, []) for name in tag_names}
        if everything or "portal_type" in wanted:
            row["portal_type"] = row["@type"]
    return rows


def tags_of(pages: list) -> dict[int, list[str]]:
    found = defaultdict(list)
    rows = PageTag.objects.filter(content_object__in=[page.pk for page in pages])
    for pk, name in rows.order_by("tag__name").values_list("content_object_id", "tag__name"):
        found[pk].append(name)
    return found
