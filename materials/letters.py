"""The words of the mails about new versions."""

from django.conf import settings
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from core import mail
from core.models import OutgoingMail
from materials.archive import public_address
from materials.models import PackageVersion, Subscription

# How the keys of mails about new versions begin; the subscription's number ends them.
NEWS = "materials-version-"


def confirmation(subscription: Subscription) -> bool:
    """Asks the owner of the address; False when it was asked already."""
    address = link("materials:confirm", subscription)
    return mail.send(
        f"materials-confirm-{subscription.token}",
        subscription.email,
        _("Confirm: new versions of %(package)s") % {"package": subscription.package.title},
        "\n\n".join(
            [
                _("Your address was given to get a message about new versions of the package."),
                _("Confirm it here: %(address)s") % {"address": address},
                _("If it was not you, do nothing: the address is deleted in a week."),
            ]
        ),
        subscription.language,
    )


def news_of(version: PackageVersion) -> int:
    """Tells the confirmed subscribers of a version, each once; the number of new mails."""
    sent = 0
    for subscription in version.package.subscriptions.filter(confirmed__isnull=False):
        with translation.override(subscription.language):
            words = {
                "package": version.package.title,
                "number": version.number,
                "address": public_address(version.package),
                "leave": link("materials:leave", subscription),
            }
            sent += mail.send(
                f"{NEWS}{version.pk}-{subscription.pk}",
                subscription.email,
                _("%(package)s: version %(number)s is out") % words,
                "\n\n".join(
                    [
                        _("What changed:"),
                        *version.lines,
                        _("Download it: %(address)s") % words,
                        _("No more messages: %(leave)s") % words,
                    ]
                ),
                subscription.language,
            )
    return sent


def leaving(mail: OutgoingMail) -> dict[str, str]:
    """The headers by which mail programs offer one click that ends the messages (RFC 8058)."""
    number = mail.key.rpartition("-")[2]
    subscription = Subscription.objects.filter(pk=number).first()
    if subscription is None:
        return {}
    return {
        "List-Unsubscribe": f"<{link('materials:leave', subscription)}>",
        "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
    }


def link(name: str, subscription: Subscription) -> str:
    with translation.override(subscription.language):
        return settings.WAGTAILADMIN_BASE_URL.rstrip("/") + reverse(name, args=[subscription.token])
