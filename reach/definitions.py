"""What each figure means, in the words printed wherever the figure is shown.

Views are views: never "people", never "unique".
"""

from typing import NamedTuple

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from reach import daily_readers
from reach.engaged import engaged_percent, engaged_seconds


class Definition(NamedTuple):
    key: str
    term: str
    meaning: str


METHOD = gettext_lazy(
    "Measured by the site itself, without cookies and without storing addresses or browsers. "
    "A figure counts views, not persons."
)


def definitions() -> list[Definition]:
    """The definitions in force, in the reader's language and the order of the figures."""
    views = Definition(
        "views",
        _("Views"),
        _(
            "The page became visible in a browser. Bots, pages fetched in advance, previews, "
            "signed-in editors and browsers that ask not to be counted are left out."
        ),
    )
    visits = Definition(
        "visits",
        _("Visits"),
        _(
            "Views that came from outside the site or without a referrer. Reloading a page or "
            "going back to it is a view, not a visit."
        ),
    )
    readers = Definition(
        "readers",
        _("Daily readers"),
        _(
            "Different readers of a page on one day, told apart until midnight only. Over a longer "
            "time it is the sum of daily readers: who comes on two days is counted twice."
        ),
    )
    engaged = Definition(
        "engaged",
        _("Engaged reads"),
        _(
            "The page was seen for at least %(seconds)d seconds and at least %(percent)d %% of it "
            "was scrolled to."
        )
        % {"seconds": engaged_seconds(), "percent": engaged_percent()},
    )
    downloads = Definition(
        "downloads",
        _("Downloads"),
        _(
            "A file was sent from its beginning, at most once per browser and day: a browser keeps "
            "the file it was given and does not fetch it again. A download continued in parts is "
            "one download; bots are left out."
        ),
    )
    beside = Definition(
        "sent",
        _("Feeds, calendars and JSON"),
        _("Read by programs for people. Counted apart and never added to views."),
    )
    shown = [views, visits, readers, engaged, downloads, beside]
    return shown if daily_readers.is_on() else [row for row in shown if row is not readers]
