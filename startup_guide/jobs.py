"""What the worker does for the guide (`WORKER_JOBS` names each with its interval)."""

from startup_guide import history, letters


def remind_of_reviews() -> None:
    letters.remind()


def remember_hidden_facts() -> None:
    """What hides itself, or comes in force, does so without this job; here it is written into the
    history.
    """
    history.remember_all()
