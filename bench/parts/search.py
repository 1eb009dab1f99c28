"""Search: our index against Wagtail's database search on the same pages, at 1,000 and 20,000.

`BENCH_PAGES` names other sizes, parted by commas. Every page has a common word, one in a hundred an
uncommon one, and one page a rare one.
"""

import os
from statistics import median

from django.db import connection
from wagtail.models import Locale, Page, Site

from bench.row import Row, seconds_of, timed
from home.models import StandardPage
from search.engine import public_pages, search
from search.index.store import store

SIZES = tuple(int(n) for n in os.environ.get("BENCH_PAGES", "1000,20000").split(","))
# Size → word → how many times quicker than Wagtail's search ours has to be.
TARGETS = {1000: {"rare": 30, "common": 30}, 20000: {"rare": 100, "common": 5}}
# Milliseconds of the median question at 20,000 pages.
SLOWEST = {"rare": 10, "common": 60}
WORDS = {"rare": "aurinkovoimala", "uncommon": "oppisopimus", "common": "yhteistyö"}
TEXT = (
    "Hanke kokoaa viiden kunnan työnhakijat, yritykset ja oppilaitokset saman pöydän ääreen. "
    "Valmennus on maksuton, ja siihen voi osallistua lähellä tai etänä. Neuvoja vastaa "
    "kysymyksiin rahoituksesta, verotuksesta, luvista ja työnantajan velvollisuuksista. "
)


def measure() -> list[Row]:
    home = Site.objects.get(is_default_site=True).root_page
    rows, made = recall(), 0
    for size in SIZES:
        grow(home, made, size)
        made = size
        settle()
        for name, word in WORDS.items():
            rows += compared(size, name, word)
    return rows


def recall() -> list[Row]:
    """Every table of word pairs, by our analyser and by whole words as Wagtail compares them."""
    from tests.search import word_pairs
    from tests.search.test_analysis import TABLES, joined

    rows = []
    for language, table in TABLES:
        pairs = word_pairs.pairs(getattr(word_pairs, table))
        ours = sum(joined(language, *pair) for pair in pairs)
        words = sum(one.lower() == other.lower() for one, other in pairs)
        kind = "must not be joined" if "MISSES" in table else "are joined"
        name = f"{language} {table.lower()}: pairs that {kind}"
        rows.append(Row(name, f"of {len(pairs)}", f"{ours} (whole words: {words})"))
    return rows


def grow(home: Page, first: int, last: int) -> None:
    """Adds pages below one section, written in bulk; then both indexes read them."""
    section = Page.objects.filter(slug="mitattavat").first()
    if section is None:
        section = home.add_child(instance=StandardPage(title="Mitattavat", slug="mitattavat"))
    section, locale = Page.objects.get(pk=section.pk), Locale.get_default()
    for number in range(first, last):
        words = [WORDS["common"]]
        if number % 100 == 0:
            words.append(WORDS["uncommon"])
        if number == 500:
            words.append(WORDS["rare"])
        page = StandardPage(
            title=f"Sivu {number}", slug=f"sivu-{number}", lead=f"Aiheena {' ja '.join(words)}.",
            body=[("paragraph", f"<p>{TEXT} {' '.join(words)} {number}</p>")], locale=locale,
            path=Page._get_path(section.path, section.depth + 1, number + 1),
            depth=section.depth + 1, url_path=f"{section.url_path}sivu-{number}/", numchild=0,
        )  # fmt: skip
        # Treebeard's own way of adding a child asks five questions for each page.
        page.full_clean(exclude=["path", "depth", "numchild", "lead"])
        page.save(clean=False)
        store(page)
    Page.objects.filter(pk=section.pk).update(numchild=last)


def settle() -> None:
    """The databases gather what their planners want to know."""
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def compared(size: int, name: str, word: str) -> list[Row]:
    def ours():
        return search(word, "fi")

    def wagtail():
        pages = Page.objects.filter(pk__in=public_pages("fi").order_by().values("pk")).only("pk")
        return list(pages.search(word, operator="and")[:300])

    expected = min({"rare": 1, "uncommon": size // 100, "common": 300}[name], 300)
    if not len(ours()) == len(wagtail()) == expected:
        raise AssertionError(f"{word}: {len(ours())} and {len(wagtail())}, not {expected}")
    quick, slow = seconds_of(ours, 9), median(timed(wagtail) for _ in range(3))
    target = TARGETS.get(size, {}).get(name)
    label = f"{size:,} pages, {name} word ({len(ours())} shown)"
    rows = [
        Row(
            f"{label}, against Wagtail",
            f"≥ {target}×" if target else "",
            f"{slow / quick:.0f}× ({slow * 1000:.1f} → {quick * 1000:.1f} ms)",
            slow / quick >= target if target else None,
        )
    ]
    if size == 20_000 and name in SLOWEST:
        most = SLOWEST[name]
        rows.append(Row(f"… p50, {name}", f"≤ {most} ms", f"{quick * 1000:.1f} ms",
                        quick * 1000 <= most))  # fmt: skip
    return rows
