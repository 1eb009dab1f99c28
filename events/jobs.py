"""What the worker does for events (`WORKER_JOBS` names each with its interval)."""

from events import reminders, retention, seats


def pass_on_seats() -> None:
    """Offers that nobody accepted in time go to the next in the queue."""
    seats.take_back_offers()


def remind() -> None:
    reminders.remind()
    reminders.thank()


def forget() -> None:
    """Deletes what has been kept long enough."""
    retention.run()
