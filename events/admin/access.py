"""Whose registrants a user sees: those of events of their own organisation, nobody else's."""

from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404

from core.permissions import ADMINISTRATORS, COMMUNICATIONS, REPORTERS, organisation_of
from events.models import EventPage, Registration


def is_organiser(user) -> bool:
    """Writers, communications and administrators organise; reporters see sums elsewhere."""
    if not user.is_active:
        return False
    if user.is_superuser:
        return True
    names = set(user.groups.values_list("name", flat=True))
    return bool(names - {REPORTERS}) and organisation_of(user) is not None


def own_events(user):
    """The events whose registrants the user may see, in the site's main language."""
    events = EventPage.objects.originals()
    if user.is_superuser:
        return events
    organisation = organisation_of(user)
    if organisation is None or not is_organiser(user):
        return events.none()
    return events.filter(organisation=organisation)


def own_event(user, pk: int) -> EventPage:
    """Raises Http404 for other organisations' events: they are not even said to exist."""
    return get_object_or_404(own_events(user).select_related("place", "organisation"), pk=pk)


def own_registration(user, pk: int) -> Registration:
    rows = Registration.objects.select_related("event")
    return get_object_or_404(rows, pk=pk, event__in=own_events(user).order_by().values("pk"))


def answers_for_privacy(user) -> bool:
    """Who finds, exports and erases a person across all events."""
    if user.is_superuser:
        return True
    return user.groups.filter(name__in=[COMMUNICATIONS, ADMINISTRATORS]).exists()


def only_for_privacy(user) -> None:
    if not answers_for_privacy(user):
        raise PermissionDenied
