"""What the worker does for feedback (`WORKER_JOBS` names each with its interval)."""

from feedback import tickets
from feedback.models import Vote


def remind_of_tickets() -> None:
    tickets.remind()


def forget() -> None:
    """Deletes what has been kept long enough: texts, and addresses of answered tickets."""
    Vote.objects.with_text_too_old().update(text="")
    tickets.forget_addresses()
    tickets.forget_texts()
