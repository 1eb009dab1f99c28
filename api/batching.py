"""One batch of a long list, with links to the others."""

from urllib.parse import urlencode

from api.parameters import Parameters


def batching(address: str, parameters: Parameters, total: int, kept: str = "") -> dict:
    """`{"@id", "first", "last", "next"?, "prev"?}`, or {} when one batch holds everything.

    `kept` is the part of the query string that chooses what the list holds.
    """
    start, size = parameters.start, parameters.size
    if size == 0 or (start == 0 and total <= size):
        return {}

    def link(begin: int) -> str:
        own = urlencode([("b_start", begin), ("b_size", size), *parameters.pairs])
        return f"{address}?" + "&".join(part for part in (kept, own) if part)

    last = max(0, (total - 1) // size * size)
    links = {"@id": link(start), "first": link(0), "last": link(last)}
    if start + size < total:
        links["next"] = link(start + size)
    if start > 0:
        links["prev"] = link(min(max(0, start - size), last))
    return links
