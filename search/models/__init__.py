from search.models.indexed import DocumentText, IndexedPage, IndexedWord
from search.models.queries import QueryClick, QueryCount
from search.models.words import Promotion, Synonym

__all__ = [
    "DocumentText",
    "IndexedPage",
    "IndexedWord",
    "Promotion",
    "QueryClick",
    "QueryCount",
    "Synonym",
]
