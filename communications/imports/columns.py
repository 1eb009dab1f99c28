"""Which column is what: the headings of each platform in English and Finnish.

As far as the platforms tell publicly what they export; they rename columns now and then, so every
choice can be changed and saved. The first heading found is taken.
"""

from communications.models.import_job import DateOrder, DecimalMark, Platform
from communications.models.metrics import Metric

PLATFORM_ID, TITLE, ADDRESS, PUBLISHED, NOTE = (
    "platform_id",
    "title",
    "address",
    "published_at",
    "note",
)
TEXTS = [PLATFORM_ID, TITLE, ADDRESS, PUBLISHED, NOTE]
FIELDS = [*TEXTS, *Metric.values]
METRIC_SET = set(Metric.values)

META = {
    PLATFORM_ID: ["Post ID", "Julkaisun tunnus", "Julkaisutunnus"],
    TITLE: ["Title", "Description", "Otsikko", "Kuvaus"],
    ADDRESS: ["Permalink", "Pysyvä linkki", "Kestolinkki"],
    PUBLISHED: ["Publish time", "Julkaisuaika", "Julkaisuajankohta", "Date", "Päivämäärä"],
    Metric.REACH: ["Reach", "Kattavuus", "Tavoittavuus", "Viewers", "Katsojat"],
    Metric.IMPRESSIONS: ["Impressions", "Näyttökerrat"],
    Metric.VIEWS: ["Views", "Katselukerrat"],
    Metric.REACTIONS: ["Reactions", "Reaktiot", "Likes", "Tykkäykset"],
    Metric.COMMENTS: ["Comments", "Kommentit"],
    Metric.SHARES: ["Shares", "Jaot"],
    Metric.CLICKS: ["Total clicks", "Link Clicks", "Klikkaukset yhteensä", "Linkin klikkaukset"],
}

HEADINGS = {
    Platform.META: META,
    Platform.INSTAGRAM: {**META, TITLE: ["Description", "Kuvaus", "Title", "Otsikko"]},
    Platform.LINKEDIN: {
        PLATFORM_ID: ["Post ID", "Update ID", "Julkaisun tunnus"],
        TITLE: ["Post title", "Update title", "Julkaisun otsikko", "Päivityksen otsikko"],
        ADDRESS: ["Post link", "Update link", "Julkaisun linkki", "Päivityksen linkki"],
        PUBLISHED: ["Created date", "Luontipäivä", "Luotu", "Post publish date"],
        Metric.IMPRESSIONS: ["Impressions", "Näyttökerrat"],
        Metric.VIEWS: ["Views", "Katselukerrat"],
        Metric.CLICKS: ["Clicks", "Klikkaukset"],
        Metric.REACTIONS: ["Likes", "Reactions", "Tykkäykset", "Reaktiot"],
        Metric.COMMENTS: ["Comments", "Kommentit"],
        Metric.SHARES: ["Reposts", "Shares", "Uudelleenjaot", "Jaot"],
    },
    Platform.X: {
        PLATFORM_ID: ["Post id", "Tweet id"],
        TITLE: ["Post text", "Tweet text"],
        ADDRESS: ["Post Link", "Post permalink", "Tweet permalink"],
        PUBLISHED: ["Date", "time", "Päivämäärä"],
        Metric.IMPRESSIONS: ["Impressions", "Näyttökerrat"],
        Metric.CLICKS: ["URL Clicks", "url clicks"],
        Metric.REACTIONS: ["Likes", "Tykkäykset"],
        Metric.COMMENTS: ["Replies", "Vastaukset"],
        Metric.SHARES: ["Reposts", "retweets", "Uudelleenjulkaisut"],
    },
    Platform.YOUTUBE: {
        PLATFORM_ID: ["Content", "Video", "Sisältö"],
        TITLE: ["Video title", "Videon nimi", "Videon otsikko"],
        PUBLISHED: ["Video publish time", "Videon julkaisuaika"],
        Metric.VIEWS: ["Views", "Katselukerrat"],
        Metric.IMPRESSIONS: ["Impressions", "Näyttökerrat", "Impressiot"],
        Metric.REACTIONS: ["Likes", "Tykkäykset"],
        Metric.COMMENTS: ["Comments added", "Lisätyt kommentit"],
        Metric.SHARES: ["Shares", "Jaot"],
    },
    Platform.NEWSLETTER: {
        PLATFORM_ID: ["Unique Id", "Campaign ID", "Kampanjan tunnus"],
        TITLE: ["Title", "Subject", "Campaign name", "Aihe", "Otsikko", "Kampanjan nimi"],
        ADDRESS: ["Archive URL", "URL", "Osoite"],
        PUBLISHED: ["Send Date", "Sent at", "Sent", "Lähetysaika", "Lähetetty", "Päivämäärä"],
        Metric.RECIPIENTS: ["Total Recipients", "Recipients", "Vastaanottajat", "Vastaanottajia"],
        Metric.OPENS: ["Unique Opens", "Opens", "Avaukset", "Yksilölliset avaukset"],
        Metric.CLICKS: ["Unique Clicks", "Clicks", "Klikkaukset"],
    },
    Platform.OTHER: {
        PLATFORM_ID: ["ID", "Tunnus"],
        TITLE: ["Title", "Otsikko", "Nimi"],
        ADDRESS: ["URL", "Link", "Address", "Osoite", "Linkki"],
        PUBLISHED: ["Date", "Published", "Päivämäärä", "Pvm", "Julkaistu"],
        NOTE: ["Note", "Huomautus", "Lisätieto"],
        Metric.REACH: ["Reach", "Tavoittavuus"],
        Metric.IMPRESSIONS: ["Impressions", "Näyttökerrat"],
        Metric.VIEWS: ["Views", "Katselukerrat"],
        Metric.CIRCULATION: ["Circulation", "Levikki"],
        Metric.AUDIENCE: ["Audience", "Yleisö"],
        Metric.COPIES: ["Copies", "Kappalemäärä"],
        Metric.ATTENDANCE: ["Visitors", "Kävijät"],
    },
}
# American companies write American files; Finnish ones of one's own tables are Finnish.
AMERICAN = {Platform.META, Platform.INSTAGRAM, Platform.LINKEDIN, Platform.X, Platform.YOUTUBE}
CHANNEL_OF_PLATFORM = {
    Platform.META: "facebook",
    Platform.INSTAGRAM: "instagram",
    Platform.LINKEDIN: "linkedin",
    Platform.X: "x",
    Platform.YOUTUBE: "youtube",
    Platform.NEWSLETTER: "newsletter",
}


def known_headings(platform: str) -> frozenset[str]:
    """In lower case."""
    return frozenset(name.lower() for names in HEADINGS[platform].values() for name in names)


def guess(platform: str, headings: list[str], saved: dict | None = None) -> dict[str, str]:
    """{field: heading} by a saved mapping where its headings exist, else by the platform's."""
    by_name = {heading.lower(): heading for heading in headings}
    chosen = {field: name for field, name in (saved or {}).items() if name in headings}
    for field, names in HEADINGS[platform].items():
        found = next((by_name[name.lower()] for name in names if name.lower() in by_name), None)
        if field not in chosen and found and found not in chosen.values():
            chosen[str(field)] = found
    return chosen


def defaults(platform: str) -> tuple[str, str]:
    """(order of dates, decimal mark) of the platform's files."""
    if platform in AMERICAN:
        return DateOrder.MONTH_FIRST, DecimalMark.POINT
    return DateOrder.DAY_FIRST, DecimalMark.COMMA
