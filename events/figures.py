"""The figures of events for reports (`core.figures`): no names, no addresses."""

from datetime import date

from django.db.models import Avg, Count, Sum
from django.utils.translation import gettext_lazy as _

from core.figures import Figure
from events.choices import SeatState
from events.models import Answer, EventPage, Figures, Registration


def figures_between(first: date, last: date) -> list[Figure]:
    """Events that ended from `first` to `last`; sample events are no results."""
    events = EventPage.objects.visible().originals().filter(is_sample=False)
    events = events.filter(end__date__gte=first, end__date__lte=last)
    keys = events.order_by().values("pk")
    booked = Registration.objects.filter(event__in=keys)
    sums = Figures.objects.filter(event__in=keys, entered_at__isnull=False).aggregate(
        *(Sum(name) for name in ("onsite", "remote", "companies", "encounters", "jobs"))
    )
    answers = Answer.objects.filter(event__in=keys).aggregate(n=Count("pk"), mean=Avg("useful"))
    mean = answers["mean"]
    return [
        Figure("events", _("Events held"), events.count()),
        Figure("registered", _("Registered"), booked.filter(state=SeatState.CONFIRMED).count()),
        Figure("onsite", _("Took part on site"), sums["onsite__sum"]),
        Figure("remote", _("Took part remotely"), sums["remote__sum"]),
        Figure("companies", _("Companies"), sums["companies__sum"]),
        Figure("encounters", _("Recruitment encounters"), sums["encounters__sum"]),
        Figure("jobs", _("Jobs agreed"), sums["jobs__sum"]),
        Figure("answers", _("Answers about events"), answers["n"]),
        Figure("useful", _("Usefulness, mean of 1–5"), mean and round(mean, 1)),
    ]
