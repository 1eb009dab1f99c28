"""What the worker does for the API (`WORKER_JOBS` names each with its interval)."""

from api.writing import parts


def forget_uploads() -> None:
    """Deletes files whose last part has not come in time."""
    parts.forget_expired()
