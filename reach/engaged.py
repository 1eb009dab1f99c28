"""When a view is an engaged read: settings that the definition prints."""

from django.conf import settings


def engaged_seconds() -> int:
    """Whole seconds that the page was seen (`REACH_ENGAGED_SECONDS`)."""
    return getattr(settings, "REACH_ENGAGED_SECONDS", 15)


def engaged_percent() -> int:
    """Percent of the page that was scrolled to (`REACH_ENGAGED_PERCENT`)."""
    return getattr(settings, "REACH_ENGAGED_PERCENT", 50)
