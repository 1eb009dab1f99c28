"""Pages that speak of the same as another: those with its most telling words."""

from django.core.cache import cache
from django.db.models import Count, F, OuterRef, Subquery
from django.db.models.functions import Coalesce

from search import kinds, ranking
from search.models import FoundPage, IndexedWord
from search.query import Query
from search.ranking import Filters

MOST_FOUND = 6
# Words of the page that are asked for: those that stand on the fewest other pages.
MOST_WORDS = 8
# A word on more of the pages than this tells nothing of one.
COMMONEST = 200
SECONDS_IN_CACHE = 300


def alike(page) -> list[int]:
    """Ids of pages of the same kind and language, the most alike first; from the index alone."""
    changed = page.last_published_at
    key = f"search-alike-{page.pk}-{changed.timestamp() if changed else 0}"
    found = cache.get(key)
    if found is None:
        found = ids_alike(page)
        cache.set(key, found, SECONDS_IN_CACHE)
    return found


def ids_alike(page) -> list[int]:
    language = page.locale.language_code
    words = telling_words(page.pk, language)
    # One word in common is chance.
    if len(words) < 2:
        return []
    clauses = tuple((((word,),),) for word in words)
    filters = Filters(kinds=(kinds.kind_of(type(page)),))
    query = Query(clauses, any_clause=True)
    ids = ranking.ranked(query, language, MOST_FOUND + 1, filters).ids
    return [pk for pk in ids if pk != page.pk][:MOST_FOUND]


def telling_words(pk: int, language: str) -> list[str]:
    """The rarest words of the title, lead and keywords that other pages have too."""
    same = IndexedWord.objects.filter(language=language, word=OuterRef("word")).order_by()
    pages = Subquery(same.values("word").annotate(pages=Count("pk")).values("pages"))
    words = IndexedWord.objects.filter(page_id=pk).annotate(pages=Coalesce(pages, 0))
    every = FoundPage.objects.filter(language=language).order_by().values("language")
    every = Subquery(every.annotate(pages=Count("pk")).values("pages"))
    # What half of the pages have tells nothing of one either.
    words = words.annotate(every=every).filter(pages__lte=F("every") / 2)
    told = words.filter(pages__gt=1, pages__lte=COMMONEST).order_by("pages", "word")
    return list(told.values_list("word", flat=True)[:MOST_WORDS])
