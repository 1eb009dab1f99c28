"""Which channel brought a view: a maintained table of hosts, with what Finland adds to it.

A host matches a line when it is that host or ends in `.` and it; the longest line wins. What staff
have listed themselves (`models.ChannelHost`) goes before the table.
"""

import re
from collections.abc import Collection
from functools import lru_cache
from typing import NamedTuple

from django.db import models
from django.utils.translation import pgettext_lazy

from reach.hit import Hit
from reach.staff_hosts import staff_hosts


class Channel(models.TextChoices):
    """The keys are stored and exported: they stay the same in every language."""

    SEARCH = "search", pgettext_lazy("channel", "Search engines")
    SOCIAL = "social", pgettext_lazy("channel", "Social media")
    NEWSLETTER = "newsletter", pgettext_lazy("channel", "Newsletter")
    REFERRAL = "referral", pgettext_lazy("channel", "Links on other sites")
    DIRECT = "direct", pgettext_lazy("channel", "Direct")
    QR = "qr", pgettext_lazy("channel", "QR code")
    AI = "ai", pgettext_lazy("channel", "AI assistants")
    INTERNAL = "internal", pgettext_lazy("channel", "Within the site")


class Arrival(NamedTuple):
    """How a view came about. It is a visit unless it came from within the site."""

    channel: str
    source: str
    campaign: str

    @property
    def is_visit(self) -> bool:
        return self.channel != Channel.INTERNAL


HOSTS_BY_CHANNEL = {
    Channel.SEARCH: """
        baidu.com bing.com brave.com duckduckgo.com ecosia.org fireball.de kagi.com marginalia.nu
        mojeek.com msn.com naver.com petalsearch.com presearch.com qwant.com search.brave.com
        seznam.cz sogou.com startpage.com swisscows.com yahoo.com yandex.com yandex.ru you.com
        com.google.android.googlequicksearchbox haku.suomi.fi
    """,
    Channel.SOCIAL: """
        bsky.app discord.com facebook.com fb.com fb.me flipboard.com instagram.com l.instagram.com
        linkedin.com lnkd.in messenger.com mastodon.social mastodon.online mstdn.social ok.ru
        pinterest.com quora.com reddit.com redd.it signal.org snapchat.com t.co t.me telegram.org
        threads.com threads.net tiktok.com tumblr.com twitch.tv twitter.com viber.com vk.com
        vimeo.com x.com youtu.be youtube.com
        slack.com com.slack
        com.facebook.katana com.facebook.orca com.instagram.android com.linkedin.android
        com.reddit.frontpage com.twitter.android com.zhiliaoapp.musically org.telegram.messenger
    """,
    Channel.AI: """
        chat.deepseek.com chat.mistral.ai chat.openai.com chatgpt.com claude.ai
        copilot.microsoft.com gemini.google.com grok.com meta.ai notebooklm.google.com
        perplexity.ai phind.com poe.com com.openai.chatgpt
    """,
    Channel.NEWSLETTER: """
        campaign-archive.com createsend.com list-manage.com mailchi.mp mailerlite.com
        substack.com
    """,
    # Services of a search company that are not its search.
    Channel.REFERRAL: """
        accounts.google.com calendar.google.com classroom.google.com docs.google.com
        drive.google.com mail.google.com meet.google.com news.google.com sites.google.com
        translate.google.com mail.yahoo.com com.google.android.gm
    """,
}

# Missing from the public lists, common in Finland.
FINNISH_HOSTS_BY_CHANNEL = {
    Channel.SOCIAL: """
        wa.me whatsapp.com com.whatsapp
        teams.microsoft.com teams.live.com teams.cloud.microsoft com.microsoft.teams
        suomi24.fi jodel.com jodel.city com.tellm.android.app vauva.fi
        mastodontti.fi some.fi kaksplus.fi ylilauta.org
    """,
    Channel.NEWSLETTER: """
        apsis.com apsis.one creamailer.fi emaileri.fi koodiviidakko.fi lianamailer.com
        mailer.fi postiviidakko.fi uutiskirje.fi
    """,
}

# Search engines that have an address in every country.
SEARCH_IN_ANY_COUNTRY = re.compile(
    r"(?:[a-z0-9-]+\.)*(?:google|yandex|yahoo|bing)\.(?:com?\.)?[a-z]{2,3}"
)

MEDIUMS = {
    Channel.NEWSLETTER: "email e-mail mail newsletter uutiskirje nyhetsbrev",
    Channel.SOCIAL: "social social-media social_media some socialmedia paid-social paid_social sm",
    # Typed from paper: the reader came by something printed, as by its code.
    Channel.QR: "qr qr-code qr_code qrcode qr-koodi print",
    Channel.SEARCH: "cpc ppc organic search haku",
    Channel.AI: "ai ai-assistant assistant",
    Channel.REFERRAL: "referral viittaus banner link",
}
SOURCES = {
    Channel.SOCIAL: (
        "bluesky facebook fb ig instagram jodel linkedin mastodon suomi24 teams threads tiktok"
        " twitter vauva whatsapp x youtube"
    ),
    Channel.NEWSLETTER: "newsletter uutiskirje nyhetsbrev mailchimp",
    Channel.QR: "qr qr-code qrcode qr-koodi",
    Channel.SEARCH: "google bing duckduckgo",
    Channel.AI: "chatgpt chatgpt.com claude copilot gemini perplexity",
}


def by_word(table: dict[Channel, str]) -> dict[str, Channel]:
    return {word: channel for channel, words in table.items() for word in words.split()}


CHANNEL_BY_HOST = by_word(HOSTS_BY_CHANNEL) | by_word(FINNISH_HOSTS_BY_CHANNEL)
CHANNEL_BY_MEDIUM = by_word(MEDIUMS)
CHANNEL_BY_SOURCE = by_word(SOURCES)


@lru_cache(maxsize=1024)
def channel_of_host(host: str) -> Channel:
    """The channel of a referring host name in lower case."""
    labels = host.split(".")
    for start in range(len(labels)):
        if channel := CHANNEL_BY_HOST.get(".".join(labels[start:])):
            return channel
    if SEARCH_IN_ANY_COUNTRY.fullmatch(host):
        return Channel.SEARCH
    return Channel.REFERRAL


def classify(hit: Hit, own_hosts: Collection[str]) -> Arrival:
    """What the address says of itself (UTM) goes before what the referrer says.

    The source is the referring host, or the link's own `utm_source` where there is no referrer,
    as in mail programs. `own_hosts` are in lower case.
    """
    if hit.referrer in own_hosts:
        return Arrival(Channel.INTERNAL, "", "")
    utm_source = hit.utm.get("utm_source", "")
    campaign = hit.utm.get("utm_campaign", "")
    channel = CHANNEL_BY_MEDIUM.get(hit.utm.get("utm_medium", "").lower()) or CHANNEL_BY_SOURCE.get(
        utm_source.lower()
    )
    if not channel and hit.referrer:
        channel = staff_hosts.channel(hit.referrer) or channel_of_host(hit.referrer)
    if not channel:
        channel = Channel.REFERRAL if hit.utm else Channel.DIRECT
    return Arrival(channel, hit.referrer or utm_source, campaign)
