"""Word pairs: by our analysers, and by whole words as databases without a language compare them."""

from bench.row import Row
from tests.search import word_pairs
from tests.search.test_analysis import TABLES, joined


def rows() -> list[Row]:
    found = []
    for language, name in TABLES:
        pairs = word_pairs.pairs(getattr(word_pairs, name))
        ours = sum(joined(language, *pair) for pair in pairs)
        words = sum(one.lower() == other.lower() for one, other in pairs)
        kind = "must not be joined" if "MISSES" in name else "are joined"
        label = f"{language} {name.lower()}: pairs that {kind}"
        found.append(Row(label, f"of {len(pairs)}", f"{ours} (whole words: {words})"))
    return found
