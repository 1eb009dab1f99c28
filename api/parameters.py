"""What a query string may ask: batches and expansions. Anything out of bounds is a 400."""

from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import urlencode

from django.http import QueryDict

from api.errors import BadRequestError

BATCH_SIZE = 25
LARGEST_BATCH = 100
LAST_START = 1_000_000
DEEPEST = 4
# Characters of any value of a query string; a service may have a smaller limit, or one of its own.
LONGEST_VALUE = 2000
LIMITED_ELSEWHERE = {"query"}


@dataclass(frozen=True)
class Parameters:
    """The checked parameters of a read.

    `size` 0 asks for the total alone. `expand` holds the names of the components to expand.
    """

    start: int = 0
    size: int = BATCH_SIZE
    expand: frozenset[str] = frozenset()
    depth: int = 1

    @classmethod
    def parse(cls, query: QueryDict, expandable: Iterable[str]) -> "Parameters":
        """Raises BadRequestError with the name of the parameter that is out of bounds.

        `expand` may name what does not exist here, as clients of other versions do.
        """
        for name, values in query.lists():
            if name not in LIMITED_ELSEWHERE and any(
                len(value) > LONGEST_VALUE for value in values
            ):
                raise BadRequestError(f"{name[:40]} has at most {LONGEST_VALUE} characters.")
        return cls(
            start=whole_number(query, "b_start", 0, 0, LAST_START),
            size=whole_number(query, "b_size", BATCH_SIZE, 0, LARGEST_BATCH),
            expand=expansions(query) & frozenset(expandable),
            depth=whole_number(query, "expand.navigation.depth", 1, 1, DEEPEST),
        )

    @property
    def key(self) -> str:
        """Alike for every spelling of the same wish."""
        return urlencode([("b_start", self.start), ("b_size", self.size), *self.pairs])

    @property
    def pairs(self) -> list[tuple[str, str]]:
        """The expansions as they stand in the links of a batch."""
        pairs = [("expand", ",".join(sorted(self.expand)))] if self.expand else []
        return pairs + ([("expand.navigation.depth", str(self.depth))] if self.depth > 1 else [])


def whole_number(query: QueryDict, name: str, default: int, least: int, most: int) -> int:
    text = query.get(name)
    if text is None:
        return default
    # The length is asked first: turning a million digits into a number takes a while.
    if len(text) > 7 or not (text.isascii() and text.isdigit()) or not least <= int(text) <= most:
        raise BadRequestError(f"{name} is a whole number from {least} to {most}.")
    return int(text)


def expansions(query: QueryDict) -> frozenset[str]:
    """`expand=a,b` and `expand:list=a&expand:list=b` say the same."""
    values = [*query.getlist("expand"), *query.getlist("expand:list")]
    return frozenset(name for value in values for name in value.split(",") if name)
