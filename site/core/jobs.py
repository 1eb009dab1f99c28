"""What the worker does by itself (`WORKER_JOBS` names each with its interval)."""

from django.core.management import call_command


def publish_scheduled() -> None:
    """Opens pages whose time has come and closes those past their expiry."""
    call_command("publish_scheduled", verbosity=0)


def forget_login_failures() -> None:
    """Login failures hold an address and a name: they are kept for seven days."""
    from datetime import timedelta

    from axes.models import AccessAttempt
    from django.utils import timezone

    AccessAttempt.objects.filter(attempt_time__lt=timezone.now() - timedelta(days=7)).delete()
