"""The beacon's message: its shape, and what is let through of it."""

import json
import re
from dataclasses import dataclass
from functools import lru_cache

MAX_BYTES = 1024
MAX_PAGE_ID = 2**31 - 1
MAX_TEXT = 120
UTM_NAMES = ("utm_source", "utm_medium", "utm_campaign")

UNSEEN = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]")
HOST = re.compile(r"[a-z0-9_-]+(\.[a-z0-9_-]+)*")
IPV4 = re.compile(r"[0-9.]+")


class MalformedHitError(ValueError):
    """The message does not have the agreed shape."""


@dataclass(frozen=True, slots=True)
class Hit:
    """`referrer` is a lower-case host name or ""; `utm` holds only `UTM_NAMES`, none empty.

    `engaged` marks the second message of a view: the page has been read.
    """

    page_id: int
    referrer: str
    utm: dict[str, str]
    engaged: bool = False


def parse(body: bytes) -> Hit:
    """`{"p": page id, "r": referrer host, "u": {"utm_source": …}, "e": 1}`; only `p` is needed.

    Raises MalformedHitError. Text that is too long is cut, unknown members are ignored.
    """
    try:
        message = json.loads(body)
    except (ValueError, RecursionError):
        raise MalformedHitError from None
    if not isinstance(message, dict):
        raise MalformedHitError
    page_id, referrer, utm = message.get("p"), message.get("r", ""), message.get("u", {})
    # JSON's true is an int to Python.
    if type(page_id) is not int or not 0 < page_id <= MAX_PAGE_ID:
        raise MalformedHitError
    if not isinstance(referrer, str) or not isinstance(utm, dict):
        raise MalformedHitError
    if not all(isinstance(value, str) for value in utm.values()):
        raise MalformedHitError
    known = {name: plain_text(utm[name]) for name in UTM_NAMES if name in utm}
    engaged = message.get("e", 0)
    if engaged not in (0, 1):
        raise MalformedHitError
    utm = {name: text for name, text in known.items() if text}
    return Hit(page_id, host_name(referrer), utm, bool(engaged))


def plain_text(text: str) -> str:
    """At most 120 characters that any database can store: no control characters, no surrogates."""
    text = text.encode("utf-8", "ignore").decode()
    return UNSEEN.sub("", text).strip()[:MAX_TEXT].strip()


@lru_cache(maxsize=1024)
def host_name(text: str) -> str:
    """The host in lower case, or "" for what is not a host name.

    A bare address as a referrer is a machine in somebody's own network: it is not kept.
    """
    host = text.strip().lower().rstrip(".")
    if len(host) > MAX_TEXT or not HOST.fullmatch(host) or IPV4.fullmatch(host):
        return ""
    return host
