"""What templates of every app ask for: the frame of the site, pictures, dates, structured data."""

import json

from django import template
from django.utils import formats, timezone
from django.utils.functional import cached_property
from django.utils.safestring import mark_safe
from django.utils.translation import get_language, gettext, pgettext
from wagtail.models import Site

from core.languages import Translations, html_lang, is_foreign, public_versions
from core.models import ProjectSettings
from core.renditions import PRESETS, filter_specs
from core.tree import Tree

register = template.Library()


class Frame:
    """Everything around a page's own content, fetched once a request.

    `menu` and `breadcrumbs` are lists of pages; `footer` is a list of (label, page).
    """

    def __init__(self, request, page):
        self.request = request
        self.page = page
        self.site = Site.find_for_request(request)
        self.project = ProjectSettings.for_request(request).in_language()
        tree = Tree.of(request)
        home = self.site and tree.home_url_path(self.site.pk, get_language())
        self.menu = tree.menu(home, self.site.root_page.depth) if home else []
        chain = tree.chain(page) if page is not None and page.path else []
        self.home = chain[0] if chain else self.site and self.site.root_page
        # The page itself is no step on the way to it.
        self.breadcrumbs = [step for step in chain if step.pk != page.pk]
        self.home_paths = tree.home_url_paths(self.site.pk) if self.site else {}

    @cached_property
    def translations(self) -> Translations:
        """The page in other languages; a view without a page may set `request.translated_urls`."""
        page = self.page if getattr(self.page, "pk", None) else None
        addresses = getattr(self.request, "translated_urls", None)
        return Translations(self.request, page, self.home_paths, addresses)

    @property
    def languages(self):
        """The choices of the language switch; none while the site has one language only."""
        return self.translations.choices if len(self.home_paths) > 1 else []

    @property
    def footer(self):
        pages = [
            (gettext("Accessibility statement"), self.project.accessibility_page),
            (gettext("Privacy notice"), self.project.privacy_page),
            (gettext("About this site"), self.project.about_page),
            (gettext("Feedback"), self.project.feedback_page),
            (gettext("Contact details"), self.project.press_page),
        ]
        shown = public_versions(page.pk for _label, page in pages if page)
        return [(label, shown[page.pk]) for label, page in pages if page and page.pk in shown]

    @property
    def partners(self):
        if not self.project.pk:
            return []
        partners = self.project.partners.select_related("organisation", "logo")
        return [partner.in_language() for partner in partners]


@register.simple_tag(takes_context=True)
def site_frame(context):
    """The frame of this request, made on the first call."""
    request = context["request"]
    if not hasattr(request, "_tekijat_frame"):
        request._tekijat_frame = Frame(request, context.get("page"))
    return request._tekijat_frame


@register.simple_tag(takes_context=True)
def page_url(context, page):
    """The address of a page for this request."""
    return page.get_url(context["request"]) or ""


@register.simple_tag(takes_context=True)
def absolute(context, address):
    """An absolute address on the host of this request."""
    return context["request"].build_absolute_uri(address)


@register.inclusion_tag("components/picture/picture.html")
def responsive(picture, preset, alt="", loading="lazy", css_class=""):
    """A picture in the sizes of a preset (see `core.renditions.PRESETS`).

    `loading="eager"` is for the one picture of the first screen.
    """
    specs = filter_specs(preset)
    renditions = picture.get_renditions(*(spec for group in specs.values() for spec in group))
    sources = {name: [renditions[spec] for spec in group] for name, group in specs.items()}
    *modern, (_fallback, plain) = sources.items()
    return {
        "modern": [(f"image/{name}", srcset(group)) for name, group in modern],
        "srcset": srcset(plain),
        "fallback": plain[0],
        "sizes": PRESETS[preset][1],
        "alt": alt,
        "loading": loading,
        "css_class": css_class,
    }


def srcset(renditions) -> str:
    return ", ".join(f"{rendition.url} {rendition.width}w" for rendition in renditions)


register.filter(html_lang)
register.filter(is_foreign)


@register.filter
def day(moment) -> str:
    """A date as people write it: 24.11.2026."""
    return formats.date_format(as_local(moment), "DATE_FORMAT") if moment else ""


@register.filter
def weekday_time(moment) -> str:
    """A date with its weekday and time: ti 24.11.2026 klo 9.00."""
    if not moment:
        return ""
    local = as_local(moment)
    weekday = formats.date_format(local, "D").lower()
    return f"{weekday} {formats.date_format(local, 'DATETIME_FORMAT')}"


def as_local(moment):
    is_aware = hasattr(moment, "tzinfo") and moment.tzinfo is not None
    return timezone.localtime(moment) if is_aware else moment


@register.filter
def json_ld(data) -> str:
    """A Python structure as the text of an `application/ld+json` block."""
    text = json.dumps(data, ensure_ascii=False, default=str)
    # Nothing in it may end the script element or open a comment.
    return mark_safe(text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026"))


@register.simple_tag
def eu_statement() -> str:
    """The words beside the emblem (Regulation (EU) 2021/1060, annex IX)."""
    return pgettext("EU emblem", "Co-funded by the European Union")
