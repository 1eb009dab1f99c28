"""What search engines are told of besides the pages of the guide."""

from django.utils import timezone
from wagtail.models import Page

from startup_guide.book import facts_of
from startup_guide.calculators import CALCULATORS

LISTS = ["tuet/", "yhteystiedot/", "laskurit/", "sanasto/", "faktat/"]


def below(guide: Page) -> list[str]:
    """The lists and the calculators that may be used today, as addresses below the guide."""
    keys = {key for row in CALCULATORS.values() for key in row.needs}
    facts = facts_of(keys, timezone.localdate())
    ready = [row.key for row in CALCULATORS.values() if row.is_ready(facts)]
    return LISTS + [f"laskurit/{key}/" for key in ready]
