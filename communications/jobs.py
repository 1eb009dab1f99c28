"""What the worker does for communications (`WORKER_JOBS` names each with its interval)."""

from datetime import timedelta

from django.conf import settings
from django.utils import timezone, translation

from communications.imports import running
from communications.models import ImportJob, ImportState

# Platforms' files tell more than the log keeps: they go when nobody needs them for a correction.
FILE_DAYS = 30
# A file that the person waits for is handled by the web server; the worker takes what it left.
GRACE = timedelta(seconds=20)


def run_imports() -> None:
    """Checks and saves the imports that wait, the oldest first."""
    waiting = ImportJob.objects.filter(state__in=[ImportState.TO_CHECK, ImportState.TO_SAVE])
    for job in waiting.select_related("channel", "organisation").order_by("added_at"):
        if running.is_small(job) and job.added_at > timezone.now() - GRACE:
            continue
        with translation.override(settings.LANGUAGE_CODE):
            running.run(job)


def forget_import_files() -> None:
    """Deletes files of imports after 30 days; the counts of the import stay."""
    old = timezone.now() - timedelta(days=FILE_DAYS)
    for job in ImportJob.objects.filter(added_at__lt=old).exclude(file=""):
        job.file.delete(save=False)
        ImportJob.objects.filter(pk=job.pk).update(file="")
