"""`@translations`: the page in other languages, and the home pages, as far as they are public.

`outdated` says that the original, the page in the default language, was published later.
"""

from django.conf import settings
from django.db.models import Q
from wagtail.models import Page

from api.addresses import page_address
from api.registry import Call, Service
from api.writing.door import writing
from api.writing.translating import translate, unlink
from core.languages import is_outdated


def translations(call: Call) -> dict:
    tree, page = call.tree, call.page
    keys = Page.objects.filter(path=tree.root_path(page)).values("translation_key")
    found = tree.gate.filter(
        Q(translation_key=page.translation_key) | Q(translation_key__in=keys)
    ).select_related("locale")
    found = list(found)
    original = next((row for row in found if is_original_of(row, page)), None)
    items, root = [], {}
    for other in found:
        language, address = other.locale.language_code, page_address(other, tree.request)
        if address is None:
            continue
        if other.translation_key == page.translation_key and other.pk != page.pk:
            outdated = original is not None and is_outdated(other, original)
            items.append({"@id": address, "language": language, "outdated": outdated})
        if other.path == tree.root_path(other):
            root[language] = address
    return {
        "@id": call.address("translations"),
        "items": items,
        "root": root,
    }


def is_original_of(row, page) -> bool:
    is_version = row.translation_key == page.translation_key
    return is_version and row.locale.language_code == settings.LANGUAGE_CODE


TRANSLATIONS = Service(
    "translations",
    "The page in other languages",
    read=translations,
    methods={"POST": writing(translate), "DELETE": writing(unlink)},
    expandable=True,
)
