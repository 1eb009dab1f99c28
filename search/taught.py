"""What staff have taught the search, kept in the cache for a moment: every search asks for it.

Saving empties the cache of this process at once; others follow within half a minute.
"""

from django.core.cache import cache
from django.db.models import CharField, F, IntegerField, Value
from django.db.models.functions import Cast
from django.db.models.signals import post_delete, post_save
from django.dispatch import receiver

from core.models import TargetGroup
from search.models import Promotion, Synonym

SECONDS_IN_CACHE = 30


def synonyms(language: str) -> list[Synonym]:
    return taught(language)[0]


def promotions(language: str) -> list[Promotion]:
    return taught(language)[1]


def taught(language: str) -> tuple[list[Synonym], list[Promotion]]:
    """Synonyms, and promotions in their order; both by one question."""
    found = cache.get(key_of(language))
    if found is None:
        rows = [
            *columns(Synonym, "means", "both_ways", language).union(
                columns(Promotion, "page_id", "order", language), all=True
            )
        ]
        found = (
            [
                Synonym(pk=pk, language=language, words=words, means=told, both_ways=bool(number))
                for kind, pk, words, told, number in sorted(rows)
                if kind == Synonym.__name__
            ],
            [
                Promotion(pk=pk, language=language, words=words, page_id=int(told), order=number)
                for kind, pk, words, told, number in sorted(rows, key=lambda row: (row[4], row[1]))
                if kind == Promotion.__name__
            ],
        )
        cache.set(key_of(language), found, SECONDS_IN_CACHE)
    return found


def columns(model, told: str, number: str, language: str):
    """Rows of (name of the model, id, words, what they mean as text, a whole number)."""
    return (
        model.objects.filter(language=language)
        .order_by()
        .annotate(
            kind=Value(model.__name__, CharField()),
            row=F("pk"),
            asked_for=F("words"),
            told=Cast(told, CharField()),
            number=Cast(number, IntegerField()),
        )
        .values_list("kind", "row", "asked_for", "told", "number")
    )


def group_names(language: str) -> dict[str, str]:
    """Key of each target group → its name in the language, in their order."""
    key = f"search-groups-{language}"
    found = cache.get(key)
    if found is None:
        groups = TargetGroup.objects.order_by("order", "name")
        found = {group.key: group.words("name", language) for group in groups}
        cache.set(key, found, SECONDS_IN_CACHE)
    return found


def key_of(language: str) -> str:
    return f"search-taught-{language}"


@receiver(post_save, sender=Synonym)
@receiver(post_save, sender=Promotion)
@receiver(post_delete, sender=Synonym)
@receiver(post_delete, sender=Promotion)
def forget(sender, instance, **kwargs):
    cache.delete(key_of(instance.language))
