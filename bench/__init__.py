"""Benchmarks: `make bench`, or `make bench PART=reach` for one part.

Each part in `bench/parts/` has `measure() -> list[Row]` and runs in a process of its own on a fresh
database, first SQLite, then PostgreSQL; what is compared is measured side by side in that process.
Nothing of the site imports this folder.

`BENCH_HITS` is the number of hits that are stored, 10,000,000 by default; everything else shrinks
with it.
"""
