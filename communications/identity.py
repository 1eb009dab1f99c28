"""When two rows tell of the same publication."""

import hashlib
from datetime import datetime
from urllib.parse import parse_qsl, urlencode, urlsplit

from django.utils import timezone

# What platforms add to an address without leading elsewhere.
NOISE = {
    "fbclid",
    "igsh",
    "igshid",
    "mibextid",
    "gclid",
    "ref",
    "rdid",
    "share_url",
    "si",
    "s",
    "t",
}


def plain_address(address: str) -> str:
    """The address without scheme, `www.`, tracking parameters and closing slash; "" for none."""
    try:
        parts = urlsplit(address.strip())
        host = (parts.hostname or "").lower()
    except ValueError:
        return ""
    if not host:
        return ""
    for prefix in ("www.", "m."):
        host = host.removeprefix(prefix)
    query = [
        (name, value)
        for name, value in parse_qsl(parts.query)
        if name not in NOISE and not name.startswith("utm_")
    ]
    return f"{host}{parts.path.rstrip('/')}" + (f"?{urlencode(sorted(query))}" if query else "")


def address_key(address: str, published_at: datetime | None) -> str:
    """The identity of an address on a Helsinki day, 64 characters; "" where one is missing."""
    plain = plain_address(address or "")
    if not plain or published_at is None:
        return ""
    day = timezone.localdate(published_at, timezone.get_default_timezone())
    return hashlib.sha256(f"{day:%Y-%m-%d} {plain}".encode()).hexdigest()
