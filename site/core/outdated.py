"""Translations that have fallen behind their original, told to those who can mend them."""

from django.conf import settings
from django.contrib import messages
from django.db.models import F, OuterRef, Subquery
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from wagtail.admin.ui.components import Component
from wagtail.models import Page

from core.languages import is_outdated, language_name
from core.page_policy import known_to_writer
from core.permissions import is_only_writer

MOST_SHOWN = 20


def outdated_translations():
    """Published translations whose original was published later; oldest first.

    Each carries `original_changed`, the moment of the original's last publication.
    """
    originals = Page.objects.filter(
        translation_key=OuterRef("translation_key"),
        locale__language_code=settings.LANGUAGE_CODE,
        live=True,
    )
    return (
        Page.objects.live()
        .filter(alias_of=None)
        .exclude(locale__language_code=settings.LANGUAGE_CODE)
        .annotate(original_changed=Subquery(originals.values("last_published_at")[:1]))
        .filter(original_changed__gt=F("last_published_at"))
        .select_related("locale")
        .order_by("original_changed")
    )


class OutdatedTranslationsPanel(Component):
    """On the front page of the admin: what to translate anew."""

    name = "outdated_translations"
    order = 250
    template_name = "core/admin/outdated_translations.html"

    def get_context_data(self, parent_context):
        user = parent_context["request"].user
        pages = outdated_translations()
        if is_only_writer(user):
            pages = known_to_writer(user, pages)
        return {
            "pages": [
                {"page": page, "language": language_name(page.locale.language_code)}
                for page in pages[:MOST_SHOWN]
            ]
        }


def warn_editor(request, page) -> None:
    """A message above the editor of a translation that is behind."""
    if request.method != "GET" or page.locale.language_code == settings.LANGUAGE_CODE:
        return
    original = page.get_translations().filter(locale__language_code=settings.LANGUAGE_CODE).first()
    if original is not None and page.live and is_outdated(page, original):
        messages.warning(
            request,
            _(
                "The translation may be out of date: the original “%(title)s” was changed on"
                " %(day)s. Publish the translation again when it is true to the original."
            )
            % {
                "title": original.title,
                "day": date_format(original.last_published_at, "SHORT_DATE_FORMAT"),
            },
        )
