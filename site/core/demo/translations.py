"""Translations of demo pages, from gettext files: one a page and language.

`translations/<language>/<name>.po` in the demo folder of an app translates the page whose address
its header `X-Page` names. A file names texts by themselves and not by their place, since the blocks
of a page have other ids in every database. They are put in as a translator puts them in: as a
translation of wagtail-localize, which then knows what changes later.
"""

from importlib import import_module
from pathlib import Path

import polib
from django.conf import settings
from wagtail.models import Locale
from wagtail_localize.models import StringSegment, StringTranslation, Translation, TranslationSource

from core.demo.publish import days_from_now, publish
from core.demo.stream import page_at

# Translated some days after the pages were put out.
TRANSLATED = -1


def files() -> list[tuple[str, Path]]:
    """(language, file) of every demo loader that brings translations, upper pages first."""
    folders = {Path(import_module(loader).__file__).parent for loader in settings.DEMO_LOADERS}
    found = [
        (path.parent.name, path)
        for folder in folders
        for path in folder.glob("translations/*/*.po")
    ]
    return sorted(found, key=lambda row: (row[0], address_in(row[1]).count("/"), row[1].name))


def address_in(path: Path) -> str:
    return polib.pofile(str(path)).metadata["X-Page"]


def create() -> None:
    """Pages are translated when they are whole."""


def fill() -> None:
    for language, path in files():
        translate(polib.pofile(str(path)), Locale.objects.get(language_code=language))


def translate(catalogue: polib.POFile, locale: Locale) -> None:
    """Publishes the page of the catalogue in the locale, unless it has been translated already.

    Raises ValueError naming the texts of the page that the catalogue lacks.
    """
    page = page_at(catalogue.metadata["X-Page"])
    if page is None or not page.live:
        return
    if page.get_translations().filter(locale=locale, alias_of=None).exists():
        return
    source, _created = TranslationSource.update_or_create_from_instance(page.specific)
    translation = Translation.objects.create(source=source, target_locale=locale)
    texts = {entry.msgid: entry.msgstr for entry in catalogue if entry.msgstr}
    missing = []
    for segment in StringSegment.objects.filter(source=source).select_related("string", "context"):
        text = texts.get(segment.string.data)
        if text is None:
            missing.append(segment.string.data)
            continue
        StringTranslation.objects.update_or_create(
            locale=locale,
            translation_of=segment.string,
            context=segment.context,
            defaults={"data": text, "translation_type": StringTranslation.TRANSLATION_TYPE_MANUAL},
        )
    if missing:
        raise ValueError(f"{catalogue.fpath} lacks: {missing}")
    translation.save_target(publish=False)
    translated = translation.get_target_instance().specific
    publish(translated, at=max(days_from_now(TRANSLATED), page.last_published_at))
