"""Licences of materials, and which of them may stand inside a package under which."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Licence(models.TextChoices):
    CC0 = "cc0", "CC0 1.0"
    BY = "cc-by", "CC BY 4.0"
    BY_SA = "cc-by-sa", "CC BY-SA 4.0"
    BY_NC = "cc-by-nc", "CC BY-NC 4.0"
    BY_NC_SA = "cc-by-nc-sa", "CC BY-NC-SA 4.0"
    BY_ND = "cc-by-nd", "CC BY-ND 4.0"
    BY_NC_ND = "cc-by-nc-nd", "CC BY-NC-ND 4.0"
    RESERVED = "reserved", _("All rights reserved")


ADDRESSES = {
    Licence.CC0: "https://creativecommons.org/publicdomain/zero/1.0/",
    Licence.BY: "https://creativecommons.org/licenses/by/4.0/",
    Licence.BY_SA: "https://creativecommons.org/licenses/by-sa/4.0/",
    Licence.BY_NC: "https://creativecommons.org/licenses/by-nc/4.0/",
    Licence.BY_NC_SA: "https://creativecommons.org/licenses/by-nc-sa/4.0/",
    Licence.BY_ND: "https://creativecommons.org/licenses/by-nd/4.0/",
    Licence.BY_NC_ND: "https://creativecommons.org/licenses/by-nc-nd/4.0/",
}
# What each licence forbids or demands of whoever passes the work on.
TERMS = {
    Licence.CC0: set(),
    Licence.BY: {"by"},
    Licence.BY_SA: {"by", "sa"},
    Licence.BY_NC: {"by", "nc"},
    Licence.BY_NC_SA: {"by", "nc", "sa"},
    Licence.BY_ND: {"by", "nd"},
    Licence.BY_NC_ND: {"by", "nc", "nd"},
    Licence.RESERVED: {"by", "nc", "nd", "sa", "reserved"},
}


def address(licence: str) -> str:
    """The address of the deed; empty when all rights are reserved."""
    return ADDRESSES.get(licence, "")


def conflicts(part: str, whole: str) -> bool:
    """Whether a part under one licence promises less than the package around it does.

    A reader trusts the licence on the cover: each condition of a part must be one of the whole.
    """
    return bool(TERMS.get(part, set()) - TERMS.get(whole, set()))
