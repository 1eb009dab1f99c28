"""`CACHE_URL` read into Django's form; without it each process keeps a small cache of its own."""

from typing import Any

import environ


def cache_from_url(url: str) -> dict[str, Any]:
    """Django's cache settings for `url`, for example `redis://localhost:6379/1`."""
    if not url:
        return {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "LOCATION": "tekijat"}
    if url.startswith(("redis://", "rediss://")):
        # Django's own client; the one the URL parser names is another package.
        return {"BACKEND": "django.core.cache.backends.redis.RedisCache", "LOCATION": url}
    return environ.Env.cache_url_config(url)
