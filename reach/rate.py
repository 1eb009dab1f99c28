"""A brake on floods: how many beacons a network may send in a minute, known in memory only.

The network (an IPv4 address, or the /64 of an IPv6 address) is kept as a hash under a random key
that lives for one minute in this process. It is never stored or logged.
"""

import secrets
import threading
import time
from hashlib import blake2b
from socket import AF_INET, AF_INET6, inet_pton

from django.conf import settings
from django.http import HttpRequest

WINDOW_SECONDS = 60
PER_WINDOW = 600
MAX_NETWORKS = 50_000
# A request from here came through a proxy or from this machine: one address, many visitors.
SHARED_IPV4 = (
    bytes([127]),
    bytes([10]),
    bytes([192, 168]),
    *(bytes([172, second]) for second in range(16, 32)),
)
LOOPBACK_IPV6 = bytes(15) + b"\x01"
MAPPED = bytes(10) + b"\xff\xff"


class RateLimit:
    """Counts in fixed windows; a new window begins with a new key and no memory of the last."""

    def __init__(self):
        self._lock = threading.Lock()
        self._begin(0.0)

    def _begin(self, now: float) -> None:
        self._until = now + WINDOW_SECONDS
        self._key = secrets.token_bytes(16)
        self._hits: dict[bytes, int] = {}

    def is_over(self, request: HttpRequest) -> bool:
        network = network_of(request)
        if network is None:
            return False
        with self._lock:
            now = time.monotonic()
            if now >= self._until:
                self._begin(now)
            name = blake2b(network, key=self._key, digest_size=8).digest()
            hits = self._hits.get(name, 0) + 1
            if hits > 1 or len(self._hits) < MAX_NETWORKS:
                self._hits[name] = hits
            return hits > getattr(settings, "REACH_PER_MINUTE", PER_WINDOW)


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


rate_limit = RateLimit()
