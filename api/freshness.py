"""Since when a JSON answer has been as it is.

What a page answers depends on more than the page: a post that is taken away changes the listing
without touching any date. So the moment is not put together from dates: it is when this answer was
first seen different, kept in the cache. A moment that is not known is now, which only costs a
client one full answer.
"""

import logging
from datetime import UTC, datetime
from hashlib import sha256

from django.core.cache import cache
from django.utils import timezone

REMEMBERED_SECONDS = 30 * 24 * 3600
logger = logging.getLogger(__name__)


def unchanged_since(address: str, etag: str) -> datetime:
    """When the answer of `address` became the one with this ETag; whole seconds, UTC."""
    now = timezone.now().astimezone(UTC).replace(microsecond=0)
    key = f"api.unchanged-since:{sha256(address.encode()).hexdigest()[:32]}"
    try:
        known_etag, moment = cache.get(key) or ("", None)
        if known_etag == etag:
            return moment
        cache.set(key, (etag, now), REMEMBERED_SECONDS)
    except Exception:
        # A cache that is down is a miss; the page still answers.
        logger.warning("The cache does not answer.", exc_info=True)
    return now
