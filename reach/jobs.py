"""What the worker does for reach (`WORKER_JOBS` names each with its interval)."""

from reach import retention


def forget() -> None:
    retention.forget_details()
