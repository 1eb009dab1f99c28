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


def database_from_url(url: str, sqlite_path: Path) -> dict[str, Any]:
    """Django's database settings for `url`; an empty one means the SQLite file at `sqlite_path`.

    Connections persist on both: opening SQLite anew costs each request its pragmas.
    """
    if not url:
        sqlite_path.parent.mkdir(parents=True, exist_ok=True)
    settings = environ.Env.db_url_config(url or f"sqlite:///{sqlite_path}")
    settings["CONN_MAX_AGE"] = 600
    settings["CONN_HEALTH_CHECKS"] = True
    if settings["ENGINE"].endswith("sqlite3"):
        settings["OPTIONS"] = SQLITE_OPTIONS
    return settings
