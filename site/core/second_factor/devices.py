"""The secrets of authenticator apps and the recovery codes of people without theirs.

A code is good once: the app's by the step of time that was used last, a recovery code by being
deleted. After a wrong one the next try waits, ever longer (django-otp). Of recovery codes only
keyed digests are stored.
"""

import re
import secrets
from base64 import b32encode
from datetime import timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.crypto import salted_hmac
from django_otp.plugins.otp_static.models import StaticDevice, StaticToken
from django_otp.plugins.otp_totp.models import TOTPDevice

APP_CODE = re.compile(r"[0-9]{6}")
# Without the letters and digits that are taken for each other.
ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789"
RECOVERY_CODES, RECOVERY_LENGTH = 10, 10
# A secret that was shown and never confirmed is not shown another day.
UNCONFIRMED_KEPT = timedelta(hours=1)


def device_of(user) -> TOTPDevice | None:
    """The app of the user; None while the second factor is off."""
    return TOTPDevice.objects.filter(user=user, confirmed=True).first()


def unconfirmed(user) -> TOTPDevice:
    """The app that is being set up, with a secret that has not been used yet."""
    waiting = TOTPDevice.objects.filter(user=user, confirmed=False)
    waiting.filter(created_at__lt=timezone.now() - UNCONFIRMED_KEPT).delete()
    return waiting.first() or TOTPDevice.objects.create(user=user, name="app", confirmed=False)


def secret_of(device: TOTPDevice) -> str:
    """As people type it: base 32 in groups of four."""
    text = b32encode(device.bin_key).decode()
    return " ".join(text[start : start + 4] for start in range(0, len(text), 4))


@transaction.atomic
def confirm(user, code: str) -> TOTPDevice | None:
    """Switches the second factor on when the code is that of the app being set up."""
    waiting = TOTPDevice.objects.select_for_update().filter(user=user, confirmed=False).first()
    code = plain(code)
    if waiting is None or not APP_CODE.fullmatch(code) or not waiting.verify_token(code):
        return None
    TOTPDevice.objects.filter(user=user).exclude(pk=waiting.pk).delete()
    waiting.confirmed = True
    waiting.save(update_fields=["confirmed"])
    return waiting


@transaction.atomic
def check(user, code: str) -> bool:
    """Whether the code is one of the app or an unused recovery code. It is used up by that."""
    code = plain(code)
    if APP_CODE.fullmatch(code):
        apps = TOTPDevice.objects.select_for_update().filter(user=user, confirmed=True)
        return any(app.verify_token(code) for app in apps)
    if len(code) != RECOVERY_LENGTH:
        return False
    sheets = StaticDevice.objects.select_for_update().filter(user=user)
    return any(sheet.verify_token(digest_of(user, code)) for sheet in sheets)


@transaction.atomic
def new_recovery_codes(user) -> list[str]:
    """Ten codes to be written down, in place of those there were. Nobody can read them again."""
    StaticDevice.objects.filter(user=user).delete()
    sheet = StaticDevice.objects.create(user=user, name="recovery")
    codes = [
        "".join(secrets.choice(ALPHABET) for _letter in range(RECOVERY_LENGTH))
        for _code in range(RECOVERY_CODES)
    ]
    StaticToken.objects.bulk_create(
        StaticToken(device=sheet, token=digest_of(user, code)) for code in codes
    )
    half = RECOVERY_LENGTH // 2
    return [f"{code[:half]}-{code[half:]}" for code in codes]


def recovery_codes_left(user) -> int:
    return StaticToken.objects.filter(device__user=user).count()


@transaction.atomic
def remove(user) -> bool:
    """Switches the second factor off; False when there was none."""
    StaticDevice.objects.filter(user=user).delete()
    found, _by_model = TOTPDevice.objects.filter(user=user).delete()
    return bool(found)


def plain(code: str) -> str:
    return re.sub(r"[\s-]", "", code).lower()


def digest_of(user, code: str) -> str:
    mark = salted_hmac("core.second_factor", f"{user.pk}:{code}", algorithm="sha256")
    return mark.hexdigest()[:16]
