"""What the demo's search has been taught, and an index of the demo's pages."""

import json
from pathlib import Path

from core.demo.stream import page_at
from search.index import documents, upkeep
from search.models import Promotion, Synonym

WORDS = Path(__file__).with_name("words.json")


def create() -> None:
    if Synonym.objects.exists() or Promotion.objects.exists():
        return
    rows = json.loads(WORDS.read_text(encoding="utf-8"))
    Synonym.objects.bulk_create(Synonym(language="fi", **row) for row in rows["synonyms"])


def fill() -> None:
    if not Promotion.objects.exists():
        for row in json.loads(WORDS.read_text(encoding="utf-8"))["promotions"]:
            if page := page_at(row["path"]):
                Promotion.objects.create(language="fi", words=row["words"], page=page)
    while documents.read_waiting():
        pass
    while upkeep.catch_up():
        pass
