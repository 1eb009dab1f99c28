"""What the databases derive from `IndexedPage`, so that no crash can part it from its rows.

SQLite has a table of FTS5 that holds no texts of its own and follows by triggers; diacritics are
letters (sääri is not saari). PostgreSQL has a generated column with a GIN index. Every statement
may be run again.
"""

TABLE = "search_indexedpage"
COLUMNS = ("terms_a", "terms_b", "terms_c", "terms_d")
NAMES = ", ".join(COLUMNS)
OLD = ", ".join(f"old.{name}" for name in COLUMNS)
NEW = ", ".join(f"new.{name}" for name in COLUMNS)
ADD = f"INSERT INTO search_fts(rowid, {NAMES}) VALUES (new.page_id, {NEW});"  # noqa: S608
# FTS5 forgets a row only when it is told what stood in it.
DROP = f"""INSERT INTO search_fts(search_fts, rowid, {NAMES})
    VALUES ('delete', old.page_id, {OLD});"""  # noqa: S608

SQLITE = [
    f"""CREATE VIRTUAL TABLE IF NOT EXISTS search_fts USING fts5(
        {NAMES}, content='{TABLE}', content_rowid='page_id',
        tokenize="unicode61 remove_diacritics 0")""",
    f"CREATE TRIGGER IF NOT EXISTS search_fts_add AFTER INSERT ON {TABLE} BEGIN {ADD} END",
    f"CREATE TRIGGER IF NOT EXISTS search_fts_drop AFTER DELETE ON {TABLE} BEGIN {DROP} END",
    f"""CREATE TRIGGER IF NOT EXISTS search_fts_change AFTER UPDATE OF {NAMES} ON {TABLE}
        BEGIN {DROP} {ADD} END""",
]
SQLITE_AGAIN = ["INSERT INTO search_fts(search_fts) VALUES ('rebuild')"]
SQLITE_AWAY = [
    "DROP TRIGGER IF EXISTS search_fts_add",
    "DROP TRIGGER IF EXISTS search_fts_drop",
    "DROP TRIGGER IF EXISTS search_fts_change",
    "DROP TABLE IF EXISTS search_fts",
]
WEIGHED = " || ".join(
    f"setweight(to_tsvector('simple', {name}), '{name[-1].upper()}')" for name in COLUMNS
)
POSTGRESQL = [
    f"""ALTER TABLE {TABLE} ADD COLUMN IF NOT EXISTS vector tsvector
        GENERATED ALWAYS AS ({WEIGHED}) STORED""",
    f"CREATE INDEX IF NOT EXISTS search_vector ON {TABLE} USING gin (vector)",
]
POSTGRESQL_AGAIN = ["REINDEX INDEX search_vector"]
POSTGRESQL_AWAY = [f"ALTER TABLE {TABLE} DROP COLUMN IF EXISTS vector"]

MAKE = {"sqlite": SQLITE, "postgresql": POSTGRESQL}
AGAIN = {"sqlite": SQLITE_AGAIN, "postgresql": POSTGRESQL_AGAIN}
AWAY = {"sqlite": SQLITE_AWAY, "postgresql": POSTGRESQL_AWAY}


def run(connection, statements: dict[str, list[str]]) -> None:
    """Runs those of the database; an unknown database is a KeyError."""
    if connection.vendor == "postgresql" and connection.in_atomic_block:
        # A table whose new rows still wait for their foreign keys to be checked cannot be altered.
        connection.check_constraints()
    with connection.cursor() as cursor:
        for statement in statements[connection.vendor]:
            cursor.execute(statement)
