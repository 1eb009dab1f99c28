"""Links that tell where a reader came from, as reach recognises them.

| parameter    | value                                                                         |
|--------------|-------------------------------------------------------------------------------|
| utm_source   | the key of the channel (`facebook`), or `qr` for a code                        |
| utm_medium   | `some`, `email`, `print` or `referral` (the channel's medium), or `qr`         |
| utm_campaign | the campaign's key, or the page's slug where there is none                     |
"""

from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

QR = "qr"


def tracked_link(address: str, source: str, medium: str, campaign: str) -> str:
    """The address with the three parameters; those it had are replaced, the rest stays."""
    parts = urlsplit(address)
    query = [pair for pair in parse_qsl(parts.query, keep_blank_values=True) if not is_utm(pair)]
    query += [("utm_source", source), ("utm_medium", medium), ("utm_campaign", campaign)]
    return urlunsplit(parts._replace(query=urlencode(query)))


def channel_link(address: str, channel, campaign: str) -> str:
    """The link to put into a publication of the channel."""
    return tracked_link(address, channel.key, channel.medium, campaign)


def qr_link(address: str, campaign: str) -> str:
    """The link that a QR code holds."""
    return tracked_link(address, QR, QR, campaign)


def is_utm(pair) -> bool:
    return pair[0].startswith("utm_")
