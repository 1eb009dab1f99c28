"""What staff have taught the search, kept in the cache for a moment: every search asks for it.

Saving empties the cache of this process at once; others follow within half a minute.
"""

from django.core.cache import cache
from django.db.models.signals import post_delete, post_save
from django.dispatch import receiver

from search.models import Promotion, Synonym

SECONDS_IN_CACHE = 30


def synonyms(language: str) -> list[Synonym]:
    return kept(Synonym.objects.order_by("pk"), language)


def promotions(language: str) -> list[Promotion]:
    return kept(Promotion.objects.order_by("order", "pk"), language)


def kept(rows, language: str) -> list:
    key = key_of(rows.model, language)
    found = cache.get(key)
    if found is None:
        found = list(rows.filter(language=language))
        cache.set(key, found, SECONDS_IN_CACHE)
    return found


def key_of(model, language: str) -> str:
    return f"search-taught-{model._meta.model_name}-{language}"


@receiver(post_save, sender=Synonym)
@receiver(post_save, sender=Promotion)
@receiver(post_delete, sender=Synonym)
@receiver(post_delete, sender=Promotion)
def forget(sender, instance, **kwargs):
    cache.delete(key_of(sender, instance.language))
