"""What the databases derive from rows of terms, so that no crash can part it from its rows.

SQLite has a table of FTS5 that holds no texts of its own and follows by triggers; diacritics are
letters (sääri is not saari). PostgreSQL has generated columns with GIN indexes: `vector` of all
terms, `titles` of those of titles, since a question for one weight would read every vector. Every
statement may be run again.

A GIN index first puts new words into a list that every question has to read through until the list
is put away: here they go into the index at once. A vector stays in its row as long as it fits, for
to fetch a thousand of them from elsewhere takes several times as long as to weigh them.
"""


def sqlite(table: str, columns: tuple[str, ...], fts: str) -> dict[str, list[str]]:
    names = ", ".join(columns)
    old, new = (", ".join(f"{row}.{name}" for name in columns) for row in ("old", "new"))
    add = f"INSERT INTO {fts}(rowid, {names}) VALUES (new.page_id, {new});"  # noqa: S608
    # FTS5 forgets a row only when it is told what stood in it.
    drop = f"""INSERT INTO {fts}({fts}, rowid, {names})
        VALUES ('delete', old.page_id, {old});"""  # noqa: S608
    return {
        "make": [
            f"""CREATE VIRTUAL TABLE IF NOT EXISTS {fts} USING fts5(
                {names}, content='{table}', content_rowid='page_id',
                tokenize="unicode61 remove_diacritics 0")""",
            f"CREATE TRIGGER IF NOT EXISTS {fts}_add AFTER INSERT ON {table} BEGIN {add} END",
            f"CREATE TRIGGER IF NOT EXISTS {fts}_drop AFTER DELETE ON {table} BEGIN {drop} END",
            f"""CREATE TRIGGER IF NOT EXISTS {fts}_change AFTER UPDATE OF {names} ON {table}
                BEGIN {drop} {add} END""",
        ],
        "again": [f"INSERT INTO {fts}({fts}) VALUES ('rebuild')"],  # noqa: S608
        "away": [
            f"DROP TRIGGER IF EXISTS {fts}_add",
            f"DROP TRIGGER IF EXISTS {fts}_drop",
            f"DROP TRIGGER IF EXISTS {fts}_change",
            f"DROP TABLE IF EXISTS {fts}",
        ],
    }


def postgresql(table: str, columns: tuple[str, ...], index: str) -> dict[str, list[str]]:
    weighed = " || ".join(
        f"setweight(to_tsvector('simple', {name}), '{name[-1].upper()}')" for name in columns
    )
    return {
        "make": [
            f"""ALTER TABLE {table} ADD COLUMN IF NOT EXISTS vector tsvector
                GENERATED ALWAYS AS ({weighed}) STORED""",
            f"ALTER TABLE {table} ALTER COLUMN vector SET STORAGE MAIN",
            f"CREATE INDEX IF NOT EXISTS {index} ON {table} USING gin (vector)",
            f"ALTER INDEX {index} SET (fastupdate = off)",
            f"""ALTER TABLE {table} ADD COLUMN IF NOT EXISTS titles tsvector
                GENERATED ALWAYS AS (to_tsvector('simple', terms_a)) STORED""",
            f"CREATE INDEX IF NOT EXISTS {index}_titles ON {table} USING gin (titles)",
            f"ALTER INDEX {index}_titles SET (fastupdate = off)",
            *(finder(f"{index}_{column}", table, column) for column in ("vector", "titles")),
        ],
        "again": [f"REINDEX INDEX {index}", f"REINDEX INDEX {index}_titles"],
        "away": [
            f"DROP FUNCTION IF EXISTS {index}_vector, {index}_titles",
            f"ALTER TABLE {table} DROP COLUMN IF EXISTS vector",
            f"ALTER TABLE {table} DROP COLUMN IF EXISTS titles",
        ],
    }


def finder(name: str, table: str, column: str) -> str:
    """A function from a query to the ids that have it, always by the index.

    PostgreSQL takes comparing a vector for cheap and reads the whole table. Few rows are expected,
    so that a rare word never reads all of another table. PL/pgSQL plans its question once.
    """
    return f"""CREATE OR REPLACE FUNCTION {name}(asked tsquery) RETURNS SETOF integer
        LANGUAGE plpgsql STABLE ROWS 20 SET enable_seqscan = off AS $$
        BEGIN RETURN QUERY SELECT page_id FROM {table} WHERE {column} @@ asked; END $$"""  # noqa: S608


PUBLIC = ("search_indexedpage", ("terms_a", "terms_b", "terms_c", "terms_d"))
STAFF = ("search_staffpage", ("terms_a", "terms_c"))
OF_PUBLIC = {
    "sqlite": sqlite(*PUBLIC, "search_fts"),
    "postgresql": postgresql(*PUBLIC, "search_vector"),
}
OF_STAFF = {
    "sqlite": sqlite(*STAFF, "search_staff_fts"),
    "postgresql": postgresql(*STAFF, "search_staff_vector"),
}
# Of the public table and of that of staff, by database; migrations know these names.
MAKE, AWAY = ({name: of[step] for name, of in OF_PUBLIC.items()} for step in ("make", "away"))
AWAY_STAFF = {name: of["away"] for name, of in OF_STAFF.items()}
MAKE_ALL, AGAIN_ALL = (
    {name: [*of[step], *OF_STAFF[name][step]] for name, of in OF_PUBLIC.items()}
    for step in ("make", "again")
)


def run(connection, statements: dict[str, list[str]]) -> None:
    """Runs those of the database; an unknown database is a KeyError."""
    if connection.vendor == "postgresql" and connection.in_atomic_block:
        # A table whose new rows still wait for their foreign keys to be checked cannot be altered.
        connection.check_constraints()
    with connection.cursor() as cursor:
        for statement in statements[connection.vendor]:
            cursor.execute(statement)
