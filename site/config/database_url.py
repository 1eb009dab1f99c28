"""`DATABASE_URL` read into Django's form: SQLite with safe options, or PostgreSQL."""

from pathlib import Path
from typing import Any

import environ

# Django's own SQLite options answer 500 when two people write at once. IMMEDIATE takes the write
# lock at the start of a transaction, WAL lets readers go on meanwhile, FULL survives a power cut.
SQLITE_OPTIONS = {
    "transaction_mode": "IMMEDIATE",
    "timeout": 45,
    "init_command": ("PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA busy_timeout=45000"),
}


# Only what a cursor of `search.prepared` asks is ever prepared: after so many times.
ASKED_BEFORE_PREPARED = 5


def database_from_url(url: str, sqlite_path: Path, pooled: bool = False) -> dict[str, Any]:
    """Django's database settings for `url`; an empty one means the SQLite file at `sqlite_path`.

    Connections persist on both: opening SQLite anew costs each request its pragmas. `pooled`: a
    pooler such as PgBouncer gives each transaction another connection to PostgreSQL, on which
    neither a prepared statement nor a cursor of an earlier one is known.
    """
    if not url:
        sqlite_path.parent.mkdir(parents=True, exist_ok=True)
    settings = environ.Env.db_url_config(url or f"sqlite:///{sqlite_path}")
    settings["CONN_MAX_AGE"] = 600
    settings["CONN_HEALTH_CHECKS"] = True
    if settings["ENGINE"].endswith("sqlite3"):
        settings["OPTIONS"] = SQLITE_OPTIONS
    else:
        threshold = None if pooled else ASKED_BEFORE_PREPARED
        settings["OPTIONS"] = {"prepare_threshold": threshold, **settings.get("OPTIONS", {})}
        settings["DISABLE_SERVER_SIDE_CURSORS"] = pooled
    return settings
