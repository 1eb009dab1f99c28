"""What every faceted listing shares: a value of a facet as a link, and how much is believed."""

from dataclasses import dataclass

# A facet takes at most this many values; more is a machine playing with the address.
MOST_VALUES = 10


@dataclass(frozen=True)
class Choice:
    """One value of a facet, as a link."""

    value: str
    label: str
    count: int
    chosen: bool
    query: str
