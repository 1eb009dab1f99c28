"""How long what is kept: ways of arriving for a while, the sums of pages and days for good.

After `REACH_DETAIL_DAYS` sources and campaigns are dropped: their rows become one row a channel.
Words of links that name no campaign of the project go after `REACH_WORD_DAYS` already, since
anybody may write anything into a link. No figure of a page, day or channel changes.
"""

from datetime import timedelta

from django.conf import settings
from django.db import models, transaction

from reach import upsert
from reach.days import helsinki_day
from reach.models import COUNT_FIELDS, OTHER_WORDS, Campaign, DailyReach, DailySource

DETAIL_DAYS = 760
WORD_DAYS = 90
# Rows folded in one transaction: a flush never waits long behind it.
PORTION = 2000


def detail_days() -> int:
    return getattr(settings, "REACH_DETAIL_DAYS", DETAIL_DAYS)


def word_days() -> int:
    return getattr(settings, "REACH_WORD_DAYS", WORD_DAYS)


def forget_details() -> int:
    """Drops what has been kept long enough; returns the number of rows folded."""
    today = helsinki_day()
    old_ways = models.Q(day__lt=today - timedelta(days=detail_days())) & (
        ~models.Q(source="") | ~models.Q(campaign="")
    )
    old_words = models.Q(day__lt=today - timedelta(days=word_days())) & ~models.Q(campaign="")
    # Links write a key in any case.
    own = Campaign.objects.values_list("key", flat=True)
    for key in own:
        old_words &= ~models.Q(campaign__iexact=key)
    folded = 0
    for model in (DailyReach, DailySource):
        folded += fold(model, model.objects.filter(old_ways), {"source": "", "campaign": ""})
        folded += fold(model, model.objects.filter(old_words), {"campaign": OTHER_WORDS})
    return folded


def fold(model: type[models.Model], rows: models.QuerySet, into: dict[str, str]) -> int:
    """Adds the rows to those whose key differs by `into`, deletes them, returns their number."""
    rows = rows.exclude(**into)
    folded = 0
    while part := fold_portion(model, rows, into):
        folded += part
    return folded


@transaction.atomic
def fold_portion(model: type[models.Model], rows: models.QuerySet, into: dict[str, str]) -> int:
    found = list(
        rows.order_by(*model.KEY)
        .select_for_update()
        .values("pk", *model.KEY, *COUNT_FIELDS)[:PORTION]
    )
    sums: dict[tuple, list[int]] = {}
    for row in found:
        key = tuple((row | into)[name] for name in model.KEY)
        figures = sums.setdefault(key, [0] * len(COUNT_FIELDS))
        for index, name in enumerate(COUNT_FIELDS):
            figures[index] += row[name]
    model.objects.filter(pk__in=[row["pk"] for row in found]).delete()
    if sums:
        upsert.add(model, sorted((*key, *figures) for key, figures in sums.items()))
    return len(found)
