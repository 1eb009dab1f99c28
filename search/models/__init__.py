from search.models.indexed import (
    DocumentText,
    FacetSet,
    FoundPage,
    IndexedPage,
    IndexedWord,
    StaffPage,
)
from search.models.queries import QueryClick, QueryCount
from search.models.words import Promotion, Synonym

__all__ = [
    "DocumentText",
    "FacetSet",
    "FoundPage",
    "IndexedPage",
    "IndexedWord",
    "Promotion",
    "QueryClick",
    "QueryCount",
    "StaffPage",
    "Synonym",
]
