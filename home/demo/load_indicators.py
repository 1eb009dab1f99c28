"""The indicators of the project plan with their targets. Nothing has been reported yet."""

import json
from pathlib import Path

from core.models import WorkPackage
from home.models import Indicator

DATA = Path(__file__).with_name("indicators.json")
SOURCE = "Hankesuunnitelma"
SOURCE_WORDS = {"sv": "Projektplanen", "en": "Project plan"}


def create() -> None:
    work_packages = {row.key: row for row in WorkPackage.objects.all()}
    for order, row in enumerate(json.loads(DATA.read_text(encoding="utf-8"))):
        if Indicator.objects.filter(key=row["key"]).exists():
            continue
        translations = row["translations"]
        for language, words in SOURCE_WORDS.items():
            translations[language]["target_source"] = words
        indicator = Indicator(
            key=row["key"],
            name=row["name"],
            unit=row["unit"],
            target=row["target"],
            target_source=SOURCE,
            work_package=work_packages.get(row.get("work_package")),
            order=order,
            translations=translations,
        )
        indicator.full_clean()
        indicator.save()


def fill() -> None:
    """Indicators point at no page."""
