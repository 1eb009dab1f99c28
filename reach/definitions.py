"""What each figure means, in the words printed wherever the figure is shown.

Views are views: never "people", never "unique".
"""

from typing import NamedTuple

from django.utils.translation import gettext_lazy as _


class Definition(NamedTuple):
    term: str
    meaning: str


VIEWS = Definition(
    _("Views"),
    _(
        "The page became visible in a browser. Bots, pages fetched in advance, previews, signed-in "
        "editors and browsers that ask not to be counted are left out."
    ),
)
VISITS = Definition(
    _("Visits"),
    _(
        "Views that came from outside the site or without a referrer. Reloading a page or going "
        "back to it is a view, not a visit."
    ),
)
METHOD = _(
    "Measured by the site itself, without cookies and without storing addresses or browsers. "
    "A figure counts views, not persons."
)
ALL = [VIEWS, VISITS]
