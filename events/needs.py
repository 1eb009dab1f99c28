"""Diets and accessibility needs, encrypted at rest (Fernet: AES-128-CBC with HMAC-SHA256).

The key comes from the setting `NEEDS_KEYS` (the first encrypts, all decrypt, so keys can be
rotated). Without one a key is made on the first run and kept in `VAR/needs.key`, for one machine.
"""

import json
import logging
import os
from functools import cache

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from django.conf import settings

log = logging.getLogger(__name__)

FIELDS = ("diet", "access")


@cache
def cipher_of(keys: tuple[str, ...]) -> MultiFernet:
    return MultiFernet([Fernet(key) for key in keys])


def cipher() -> MultiFernet:
    return cipher_of(tuple(settings.NEEDS_KEYS) or (own_key(),))


@cache
def own_key() -> str:
    path = settings.VAR / "needs.key"
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        # Two processes may begin at once: only one makes the file.
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return path.read_text(encoding="ascii").strip()
    with os.fdopen(descriptor, "w", encoding="ascii") as file:
        file.write(Fernet.generate_key().decode())
    return path.read_text(encoding="ascii").strip()


def encrypted(diet: str = "", access: str = "") -> str:
    """The token to store; empty when there is nothing to tell."""
    told = {"diet": diet.strip(), "access": access.strip()}
    if not any(told.values()):
        return ""
    return cipher().encrypt(json.dumps(told).encode()).decode()


def decrypted(token: str) -> dict[str, str]:
    """{"diet": …, "access": …}; empty texts when there is nothing or the key has been lost."""
    if not token:
        return dict.fromkeys(FIELDS, "")
    try:
        return json.loads(cipher().decrypt(token.encode()))
    except InvalidToken:
        log.error("Stored needs cannot be read: their key is not among NEEDS_KEYS")
        return dict.fromkeys(FIELDS, "")
