"""Questions of the public: the search itself, what a page of results needs, and whole requests."""

from statistics import median

from django.test import Client, override_settings
from wagtail.models import Page

from bench.parts.search.pages import WORDS, wagtails
from bench.row import Row, timed
from search.engine import MOST_MATCHES, public_pages, search

# Size → word → how many times quicker than Wagtail's search ours has to be.
TARGETS = {1000: {"rare": 30, "common": 30}, 20000: {"rare": 100, "common": 5}}
# Milliseconds of the median question at 20,000 pages.
SLOWEST = {"rare": 10, "common": 60}
OURS, THEIRS = 15, 5
# Seconds; what takes longer is asked once.
LONG = 5
# Pages up to which whole requests are compared: of 20,000, Wagtail's page of a common word takes
# SQLite minutes.
MOST_REQUESTED = 1000


def rows(size: int) -> list[Row]:
    found = []
    for name, word in WORDS.items():
        found += questions(size, name, word)
        if size <= MOST_REQUESTED:
            found += requests(name, word)
    return found


def compared(label: str, target: int | None, ours, theirs) -> tuple[Row, float]:
    """In turns, so that a busy machine slows both; the row and the seconds of ours."""
    ours()
    first, slow, quick = timed(theirs), [], []
    for turn in range(OURS):
        quick.append(timed(ours))
        if first < LONG and turn < THEIRS:
            slow.append(timed(theirs))
    mine, other = median(quick), median(slow or [first])
    times = other / mine
    row = Row(
        label,
        f"≥ {target}×" if target else "",
        f"{times:.1f}× ({other * 1000:.1f} → {mine * 1000:.2f} ms)",
        times >= target if target else None,
    )
    return row, mine


def questions(size: int, name: str, word: str) -> list[Row]:
    """Ids of the best 300 public pages, and how many there are."""
    backend = wagtails()

    def ours():
        found = search(word, "fi")
        return found.ids, found.total

    def theirs():
        public = public_pages("fi").order_by().values("pk")
        found = backend.search(word, Page.objects.filter(pk__in=public).only("pk"), operator="and")
        return [page.pk for page in found[:MOST_MATCHES]], found.count()

    expected = {"rare": 1, "uncommon": size // 100, "common": size}[name]
    (ids, total), (their_ids, their_total) = ours(), theirs()
    if not total == their_total == expected or len(ids) != len(their_ids):
        raise AssertionError(f"{word}: {total} and {their_total}, not {expected}")
    if total <= MOST_MATCHES and set(ids) != set(their_ids):
        raise AssertionError(f"{word}: not the same pages")
    target = TARGETS.get(size, {}).get(name)
    row, quick = compared(f"{size:,} pages, {name} word: the search", target, ours, theirs)
    if size != 20_000 or name not in SLOWEST:
        return [row]
    most = SLOWEST[name]
    met = quick * 1000 <= most
    return [row, Row(f"… p50, {name}", f"≤ {most} ms", f"{quick * 1000:.1f} ms", met)]


def requests(name: str, word: str) -> list[Row]:
    """The page of results with all that stands on it, against one of Wagtail's search."""
    with override_settings(ROOT_URLCONF="bench.parts.search.urls"):
        return [request(name, word)]


def request(name: str, word: str) -> Row:
    client = Client(SERVER_NAME="localhost")

    def ours():
        return client.get("/haku/", {"q": word})

    def theirs():
        return client.get("/wagtail-haku/", {"q": word})

    if not ours().status_code == theirs().status_code == 200:
        raise AssertionError("a page of results has failed")
    row, _quick = compared(f"… {name}: whole request", None, ours, theirs)
    return row
