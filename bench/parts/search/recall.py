"""Word pairs: by our analysers, and by whole words as databases without a language compare them."""

from bench.row import Row
from search.analysis.voikko import from_system
from tests.search import word_pairs
from tests.search.test_analysis import ANALYSERS, joined, made


def rows() -> list[Row]:
    found = []
    tables = [(name, table) for name, (_by, counts) in ANALYSERS.items() for table in counts]
    for name, table in tables:
        if name.endswith("system") and not from_system():
            continue
        pairs = word_pairs.pairs(getattr(word_pairs, table))
        ours = sum(joined(made(name), *pair) for pair in pairs)
        words = sum(one.lower() == other.lower() for one, other in pairs)
        kind = "must not be joined" if "MISSES" in table else "are joined"
        label = f"{name}, {table.lower()}: pairs that {kind}"
        found.append(Row(label, f"of {len(pairs)}", f"{ours} (whole words: {words})"))
    return found
