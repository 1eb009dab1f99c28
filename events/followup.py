"""What became of the decisions of a forum, for the series and for the next edition."""

from dataclasses import dataclass

from django.db.models import Exists, OuterRef

from events.models.afterwards import Decision, DecisionState


@dataclass(frozen=True)
class FollowUp:
    """The decisions of one edition, in their order."""

    event: object
    decisions: list[Decision]

    @property
    def done(self) -> int:
        return sum(decision.state == DecisionState.DONE for decision in self.decisions)

    @property
    def total(self) -> int:
        """Without those that were given up."""
        return sum(decision.state != DecisionState.DROPPED for decision in self.decisions)


def decisions_of(event) -> list[Decision]:
    found = Decision.objects.filter(event__translation_key=event.translation_key)
    return list(found.select_related("owner"))


def of_events(events: list) -> FollowUp | None:
    """That of the first of `events` (newest first) which decided anything."""
    if not events:
        return None
    keys = [event.translation_key for event in events]
    found = list(
        Decision.objects.filter(event__translation_key__in=keys).select_related("owner", "event")
    )
    for event in events:
        own = [row for row in found if row.event.translation_key == event.translation_key]
        if own:
            return FollowUp(event, own)
    return None


def before(event) -> FollowUp | None:
    """That of the latest earlier edition of the same series with decisions."""
    from events.models import EventPage

    decided = Decision.objects.filter(event__translation_key=OuterRef("translation_key"))
    earlier = (
        EventPage.objects.visible()
        .sibling_of(event, inclusive=False)
        .filter(Exists(decided), start__lt=event.start)
        .order_by("-start")
    )
    return of_events(list(earlier[:1]))
