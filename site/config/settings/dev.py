"""A laptop: everything works at once, and nothing here is safe to put on the open network."""

import secrets

from config.settings.base import *  # noqa: F403
from config.settings.base import VAR, env

DEBUG = env.bool("DEBUG", default=False)
ALLOWED_HOSTS = [
    "localhost",
    "127.0.0.1",
    "[::1]",
    "0.0.0.0",
    *env.list("ALLOWED_HOSTS", default=[]),
]


def _own_secret_key() -> str:
    """A key made on the first run and kept in the data folder, so that logins outlive a restart."""
    path = VAR / "secret_key"
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch(mode=0o600)
        path.write_text(secrets.token_urlsafe(50))
    return path.read_text()


SECRET_KEY = env("SECRET_KEY", default="") or _own_secret_key()
