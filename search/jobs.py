"""What the worker does for the search (`WORKER_JOBS` names each with its interval)."""

from search import privacy
from search.index import documents, upkeep


def catch_up() -> None:
    """What time alone opens or closes, and what waits to be read anew."""
    upkeep.catch_up()


def read_documents() -> None:
    """Reads attached files, and has the pages that lead to them read anew."""
    read = documents.read_waiting()
    if read:
        upkeep.mark_stale(documents.pages_with(read))


def forget() -> None:
    privacy.forget()
