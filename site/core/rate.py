"""How often a network may do a thing: counted in the cache, so that several workers agree.

The network (an IPv4 address, or the /64 of an IPv6 address) is kept as a hash whose key changes
with every window, and only until the window ends. It is never stored or logged. A cache that is
down lets everybody through: a brake must not stop the car.
"""

import logging
import time
from socket import AF_INET, AF_INET6, inet_pton

from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest
from django.utils.crypto import salted_hmac

log = logging.getLogger(__name__)

HOUR = 3600
# A request from here came through a proxy or from this machine: one address, many visitors.
SHARED_IPV4 = (
    bytes([127]),
    bytes([10]),
    bytes([192, 168]),
    *(bytes([172, second]) for second in range(16, 32)),
)
LOOPBACK_IPV6 = bytes(15) + b"\x01"
MAPPED = bytes(10) + b"\xff\xff"


def is_over(request: HttpRequest, name: str, limit: int, seconds: int = HOUR) -> bool:
    """Counts the request; whether its network has now done `name` more than `limit` times.

    Windows are fixed: a new one begins every `seconds`.
    """
    network = network_of(request)
    if network is None:
        return False
    window = int(time.time()) // seconds
    digest = salted_hmac(f"core.rate:{name}:{window}", network, algorithm="sha256").hexdigest()
    key = f"rate:{name}:{digest[:24]}"
    try:
        if cache.add(key, 1, timeout=seconds):
            return limit < 1
        return cache.incr(key) > limit
    except Exception:
        # Each kind of cache has its own errors, and a counter may expire between the two calls.
        log.warning("The cache does not count requests", exc_info=True)
        return False


def network_of(request: HttpRequest) -> bytes | None:
    """The sender's network, None where the address is shared by all or unknown.

    `X-Forwarded-For` is believed only when a proxy named in TRUSTED_PROXIES wrote its last part.
    """
    trusted = getattr(settings, "TRUSTED_PROXIES", ())
    address = request.META.get("REMOTE_ADDR", "")
    if address in trusted:
        forwarded = request.META.get("HTTP_X_FORWARDED_FOR", "").split(",")
        address = next((a.strip() for a in reversed(forwarded) if a.strip() not in trusted), "")
    packed = packed_address(address)
    return None if packed is None or is_shared(packed) else packed[:8]


def is_shared(packed: bytes) -> bool:
    if len(packed) == 4:
        return packed.startswith(SHARED_IPV4)
    return packed == LOOPBACK_IPV6 or packed[0] & 0xFE == 0xFC


def packed_address(text: str) -> bytes | None:
    """4 bytes of an IPv4 address (also one written as IPv6), 16 of an IPv6 address."""
    try:
        if ":" not in text:
            return inet_pton(AF_INET, text)
        packed = inet_pton(AF_INET6, text)
    except (OSError, ValueError):
        return None
    return packed[12:] if packed.startswith(MAPPED) else packed
