"""Questions about events."""

from datetime import datetime

from django.utils import timezone

from core.querysets import PublicPageManager, PublicPageQuerySet


class EventQuerySet(PublicPageQuerySet):
    def upcoming(self, at: datetime | None = None) -> "EventQuerySet":
        """Not over yet, the next one first."""
        return self.filter(end__gte=at or timezone.now()).order_by("start", "pk")

    def past(self, at: datetime | None = None) -> "EventQuerySet":
        """Over, the latest first."""
        return self.filter(end__lt=at or timezone.now()).order_by("-start", "-pk")

    def for_cards(self) -> "EventQuerySet":
        """With what a listing shows, in a constant number of queries."""
        return self.select_related("place", "picture", "organisation", "locale").defer(
            "body", "programme", "speakers", "minutes", "materials", "gallery"
        )

    def originals(self) -> "EventQuerySet":
        """One page an event: that in the site's main language, on which registrations hang."""
        from django.conf import settings

        return self.filter(locale__language_code=settings.LANGUAGE_CODE)


class EventManager(PublicPageManager.from_queryset(EventQuerySet)):
    """The manager of event pages."""
