"""Pages of events, the seats people book, and what is recorded afterwards."""

from events.models.afterwards import Answer, Decision, Figures, RetentionRun
from events.models.event_page import EventPage
from events.models.index_page import EventIndexPage
from events.models.place import Place
from events.models.registration import CheckIn, Registration, SeatPool
from events.models.series_page import SeriesPage
from events.models.told import Told

__all__ = [
    "Answer",
    "CheckIn",
    "Decision",
    "EventIndexPage",
    "EventPage",
    "Figures",
    "Place",
    "Registration",
    "RetentionRun",
    "SeatPool",
    "SeriesPage",
    "Told",
]
