"""Refuses texts that look like they hold somebody's personal data."""

import re

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

# A Finnish personal identity code: the day of birth, a sign of the century, three digits, a check.
IDENTITY_CODE = re.compile(r"(?<!\d)\d{6}[-+A-FU-Y]\d{3}[0-9A-Y](?![0-9A-Z])", re.IGNORECASE)
EMAIL = re.compile(r"[^\s@]+@[^\s@]+\.[^\s@]+")


def names_nobody(text: str) -> None:
    """Raises ValidationError when the text holds an identity code or an e-mail address."""
    if IDENTITY_CODE.search(text or "") or EMAIL.search(text or ""):
        raise ValidationError(
            _("Leave out personal identity codes and e-mail addresses: results are sums only."),
            code="personal_data",
        )
