"""`@translations`: the page in other languages, and the home pages, as far as they are public."""

from django.db.models import Q
from wagtail.models import Page

from api.addresses import page_address


def translations(tree, page, parameters) -> dict:
    keys = Page.objects.filter(path=tree.root_path(page)).values("translation_key")
    found = tree.gate.filter(
        Q(translation_key=page.translation_key) | Q(translation_key__in=keys)
    ).select_related("locale")
    items, root = [], {}
    for other in found:
        language, address = other.locale.language_code, page_address(other, tree.request)
        if address is None:
            continue
        if other.translation_key == page.translation_key and other.pk != page.pk:
            items.append({"@id": address, "language": language})
        if other.path == tree.root_path(other):
            root[language] = address
    return {
        "@id": f"{page_address(page, tree.request)}/@translations",
        "items": items,
        "root": root,
    }
