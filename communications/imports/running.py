"""Checks and saves an import, in batches: memory does not grow with the file."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import islice

from django.db import transaction
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from communications.imports import checking, columns
from communications.imports.reading import RefusedFileError, open_table
from communications.models.channel import Channel
from communications.models.import_job import ImportJob, ImportState
from communications.models.metrics import Method, MetricSnapshot
from communications.models.publication import Publication, PublicationKind

logger = logging.getLogger(__name__)

BATCH = 500
PREVIEW = 20
PROBLEMS = 50
# A file up to this size is handled while the person waits; a larger one by the worker.
WAITING_BYTES = 500_000

KINDS = {"newsletter": PublicationKind.NEWSLETTER, "youtube": PublicationKind.VIDEO,
         "media": PublicationKind.MEDIA_HIT, "broadcast": PublicationKind.MEDIA_HIT,
         "print": PublicationKind.MATERIAL, "event": PublicationKind.EVENT}  # fmt: skip


@contextmanager
def rows_of(job: ImportJob):
    """The rows of the job's file. Raises RefusedFileError."""
    if not job.file:
        raise RefusedFileError(_("The file has been deleted. Send it again."))
    with (
        job.file.open("rb") as file,
        open_table(file, columns.known_headings(job.platform)) as table,
    ):
        problems = checking.mapping_problems(job.columns, table.headings)
        if problems:
            raise RefusedFileError(" ".join(problems))
        yield checking.rows(table, job.columns, job.date_order, job.decimal_mark)


def batches(rows) -> Iterator[list]:
    while batch := list(islice(rows, BATCH)):
        yield batch


def known_publications(channel: Channel, rows) -> dict[str, Publication]:
    """{identity of a row: the publication that is in the log already}, in two queries."""
    numbers = {row.platform_id: row.identity for row in rows if row.platform_id}
    keys = {row.address_key: row.identity for row in rows if row.address_key}
    logged = Publication.objects.filter(channel=channel)
    known = {}
    for found in logged.filter(address_key__in=keys):
        # A row of another number is another post, though it leads to the same place.
        identity = keys[found.address_key]
        if not (found.platform_id and identity.startswith("id:")):
            known[identity] = found
    for found in logged.filter(platform_id__in=numbers):
        known[numbers[found.platform_id]] = found
    return known


def latest_figures(publications) -> dict[tuple[int, str], MetricSnapshot]:
    rows = MetricSnapshot.objects.filter(publication__in=publications, is_latest=True)
    return {(row.publication_id, row.metric): row for row in rows}


def new_figures(job, row, found, latest) -> dict:
    """Those of the row's figures that say something new."""
    said = {}
    for name, value in row.figures.items():
        before = latest.get((found.pk, name)) if found else None
        if before is None or before.value != value:
            said[name] = value
    return said


def check(job: ImportJob) -> None:
    """Counts what saving would do; nothing is written but the job. Never raises for a bad file."""
    summary = {
        "rows": 0,
        "new": 0,
        "changed": 0,
        "same": 0,
        "errors": 0,
        "preview": [],
        "problems": [],
    }
    try:
        with rows_of(job) as rows:
            for batch in batches(rows):
                good = [row for row in batch if not row.problems]
                known = foreign_aside(job, batch, known_publications(job.channel, good))
                latest = latest_figures([found.pk for found in known.values()])
                for row in batch:
                    count(job, summary, row, known.get(row.identity), latest)
        job.state = ImportState.CHECKED
        if not summary["rows"]:
            raise RefusedFileError(_("There are no rows below the headings."))
    except RefusedFileError as error:
        summary["message"] = str(error)
        job.state = ImportState.FAILED
    job.summary = summary
    job.save(update_fields=["state", "summary"])


def foreign_aside(job, batch, known):
    """Publications of another organisation are nobody else's to change: their rows are refused."""
    for row in batch:
        found = known.get(row.identity) if not row.problems else None
        if found and found.organisation_id != job.organisation_id:
            row.problems.append(_("The publication is logged by another organisation."))
    return {i: found for i, found in known.items() if found.organisation_id == job.organisation_id}


def count(job, summary, row, found, latest) -> None:
    summary["rows"] += 1
    if row.problems:
        summary["errors"] += 1
        if len(summary["problems"]) < PROBLEMS:
            summary["problems"].append([row.number, row.title, " ".join(row.problems)])
        return
    outcome = "new" if not found else "changed" if new_figures(job, row, found, latest) else "same"
    summary[outcome] += 1
    if len(summary["preview"]) < PREVIEW:
        summary["preview"].append(
            {
                "row": row.number,
                "title": row.title,
                "address": row.address,
                # Written out, so that a wrong order of day and month is seen.
                "published": date_format(timezone.localtime(row.published_at), "j. E Y H:i"),
                "figures": {name: f"{value.normalize():f}" for name, value in row.figures.items()},
                "outcome": outcome,
            }
        )


def save(job: ImportJob) -> None:
    """Writes every good row, all or none. Rows with problems stay out."""
    summary = {**job.summary, "rows": 0, "new": 0, "changed": 0, "same": 0, "errors": 0}
    summary.pop("message", None)
    try:
        with transaction.atomic(), rows_of(job) as rows:
            packages = list(job.work_packages.values_list("pk", flat=True))
            for batch in batches(rows):
                save_batch(job, batch, packages, summary)
            job.state, job.summary = ImportState.SAVED, summary
            job.save(update_fields=["state", "summary"])
            log(job, "wagtail.edit", user=job.added_by, data={"new": summary["new"]})
    except RefusedFileError as error:
        job.state, job.summary = ImportState.FAILED, {**summary, "message": str(error)}
        job.save(update_fields=["state", "summary"])


def save_batch(job, batch, packages, summary) -> None:
    good = [row for row in batch if not row.problems]
    known = foreign_aside(job, batch, known_publications(job.channel, good))
    good = [row for row in batch if not row.problems]
    latest = latest_figures([found.pk for found in known.values()])
    summary["rows"] += len(batch)
    summary["errors"] += len(batch) - len(good)
    fresh = [(row, publication(job, row)) for row in good if row.identity not in known]
    Publication.objects.bulk_create([made for _row, made in fresh])
    through = Publication.work_packages.through
    through.objects.bulk_create(
        through(publication_id=made.pk, workpackage_id=pk)
        for _row, made in fresh
        for pk in packages
    )
    summary["new"] += len(fresh)
    told = [(row, made, new_figures(job, row, None, latest)) for row, made in fresh]
    for row in good:
        if found := known.get(row.identity):
            said = new_figures(job, row, found, latest)
            summary["changed" if said else "same"] += 1
            told.append((row, found, said))
            if row.platform_id and not found.platform_id:
                # Logged by hand before: from now on it is known by its number too.
                Publication.objects.filter(pk=found.pk).update(platform_id=row.platform_id)
    add_figures(job, told, latest)


def publication(job, row) -> Publication:
    return Publication(
        channel=job.channel,
        organisation=job.organisation,
        kind=KINDS.get(job.channel.key, PublicationKind.POST),
        title=row.title,
        address=row.address,
        address_key=row.address_key,
        published_at=row.published_at,
        platform_id=row.platform_id,
        note=row.note,
        added_by=job.added_by,
        import_job=job,
    )


def add_figures(job, told, latest) -> None:
    passed, added = [], []
    for _row, found, said in told:
        for name, value in said.items():
            before = latest.get((found.pk, name))
            is_latest = before is None or before.as_of <= job.as_of
            if before and is_latest:
                passed.append(before.pk)
            added.append(
                MetricSnapshot(
                    publication=found,
                    metric=name,
                    value=value,
                    as_of=job.as_of,
                    method=Method.PLATFORM,
                    import_job=job,
                    is_latest=is_latest,
                )
            )
    MetricSnapshot.objects.filter(pk__in=passed).update(is_latest=False)
    MetricSnapshot.objects.bulk_create(added)


def run(job: ImportJob) -> None:
    """The step that the job waits for. A step that breaks leaves the job failed, nothing saved."""
    step = check if job.state == ImportState.TO_CHECK else save
    try:
        step(job)
    except Exception:
        logger.exception("The import %s failed", job.pk)
        job.state = ImportState.FAILED
        job.summary = {**job.summary, "message": _("Something unforeseen went wrong.")}
        job.save(update_fields=["state", "summary"])


def start(job: ImportJob, state: str) -> None:
    """Begins a step: at once for a small file, else it is left to the worker."""
    job.state = state
    job.save()
    if is_small(job):
        run(job)


def is_small(job: ImportJob) -> bool:
    """Whether the person may wait for it. A file that is gone fails at once, so it is small."""
    try:
        return not job.file or job.file.size <= WAITING_BYTES
    except OSError:
        return True


def problem_rows(job: ImportJob) -> Iterator[list]:
    """Rows with problems as they stand in the file, with their number and the reason in front."""
    with rows_of(job) as rows:
        for batch in batches(rows):
            good = [row for row in batch if not row.problems]
            foreign_aside(job, batch, known_publications(job.channel, good))
            for row in batch:
                if row.problems:
                    yield [row.number, " ".join(row.problems), *row.cells]
