"""What is counted of searches, and for how long it is kept.

Words that might tell of a person are never stored: addresses, numbers that are long enough to be a
phone or an identity number. Words that almost nobody else searches are forgotten soon, so that a
name somebody typed does not stay.
"""

import re
from datetime import timedelta

from django.db.models import Sum
from django.utils import timezone

from search.analysis.terms import normal
from search.models import QueryClick, QueryCount
from search.models.queries import LONGEST_KEPT

TELLING = re.compile(r"@|\d[\d\s.:/+-]{4,}|https?:|www\.")
RARE_DAYS = 30
# Searches in that time from which words are no longer rare.
COMMON = 3
KEPT_DAYS = 760


def kept_form(text: str) -> str:
    """The words as they are counted; "" for what is not stored at all."""
    words = " ".join(normal(text).replace("\0", "").split())
    if not words or len(words) > LONGEST_KEPT or TELLING.search(words):
        return ""
    return words


def forget() -> None:
    """Drops rare words after 30 days and everything after 760."""
    today = timezone.localdate()
    QueryCount.objects.filter(day__lt=today - timedelta(days=KEPT_DAYS)).delete()
    rows = QueryCount.objects.order_by().values("language", "words")
    old = today - timedelta(days=RARE_DAYS)
    for row in rows.filter(day__lt=old).annotate(total=Sum("searches")).distinct():
        same = {"language": row["language"], "words": row["words"]}
        every = QueryCount.objects.filter(**same)
        if (every.aggregate(total=Sum("searches"))["total"] or 0) < COMMON:
            every.filter(day__lt=old).delete()
            if not every.exists():
                QueryClick.objects.filter(**same).delete()
