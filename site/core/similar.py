"""Pages that speak of the same as another: a room asks without knowing who reads them.

Whoever reads pages registers in its `AppConfig.ready`. What comes back is a proposal of ids, the
most alike first: whether a page is public is asked by the room, as for every list.
"""

from collections.abc import Callable

# Called with a page; answers with ids of pages of the same type and language.
Reader = Callable[[object], list[int]]
_readers: list[Reader] = []


def register(reader: Reader) -> None:
    if reader not in _readers:
        _readers.append(reader)


def ids(page) -> list[int]:
    """Ids of pages like the page; [] when nobody reads or the page is not public."""
    return [pk for reader in _readers for pk in reader(page)]
