"""What the server sent where no script can count: files, feeds, calendars, pages as JSON.

A room tells that it has answered; it does not know who listens. Whether the answer counts (a bot,
a later part of a file, an answer without a body) is for the listener to judge.

    served.send(
        sender=None, request=request, response=response, kind=Served.DOWNLOAD,
        page=page, item="package:7@1.2", title="Starttipaketti 1.2",
    )

`page` is the page the thing belongs to, or None; `item` is a stable key of at most 120 characters,
"" where the page itself says what was sent; `title` is what people call the item. `response` may
be None where the sender does not have it.
"""

from enum import StrEnum

from django.dispatch import Signal


class Served(StrEnum):
    DOWNLOAD = "download"
    FEED = "feed"
    CALENDAR = "calendar"
    JSON = "json"


served = Signal()
