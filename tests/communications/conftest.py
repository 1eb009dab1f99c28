"""Channels of the migration, a way to log, and files as platforms make them."""

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone
from openpyxl import Workbook

from communications.imports import columns
from communications.imports.running import check, save
from communications.models import Channel, ImportJob, Publication
from communications.models.metrics import record


@pytest.fixture(autouse=True)
def own_media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def facebook(db):
    return Channel.objects.get(key="facebook")


@pytest.fixture
def publish(db, organisation):
    """`publish("facebook", title, day=date, reach=100)` logs a publication with its figure."""

    def log(
        channel="facebook",
        title="Julkaisu",
        day=None,
        reach=None,
        method=None,
        packages=(),
        **fields,
    ):
        channel = Channel.objects.get(key=channel)
        at = timezone.now() if day is None else timezone.make_aware(
            timezone.datetime(day.year, day.month, day.day, 12)
        )  # fmt: skip
        fields = {"organisation": organisation, "published_at": at, **fields}
        row = Publication.objects.create(channel=channel, title=title, **fields)
        row.work_packages.set(packages)
        if reach is not None:
            record(row, channel.metric, reach, method=method or channel.method)
        return row

    return log


HEADINGS = "Post ID,Title,Permalink,Publish time,Reach,Reactions"


def csv_bytes(*lines, headings=HEADINGS, encoding="utf-8"):
    return "\r\n".join([headings, *lines]).encode(encoding)


def xlsx_bytes(*rows):
    book = Workbook()
    for row in rows:
        book.active.append(row)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


@pytest.fixture
def make_job(db, organisation):
    """`make_job(bytes)` is an import whose columns are guessed; `import_file` also saves it."""

    def make(content, platform="meta", channel="facebook", **fields):
        from communications.imports.reading import open_table

        with open_table(io.BytesIO(content), columns.known_headings(platform)) as table:
            headings = table.headings
        order, mark = columns.defaults(platform)
        return ImportJob.objects.create(
            platform=platform,
            channel=Channel.objects.get(key=channel),
            file=SimpleUploadedFile("posts.csv", content),
            file_name="posts.csv",
            headings=headings,
            columns=columns.guess(platform, headings),
            **{"organisation": organisation, "date_order": order, "decimal_mark": mark, **fields},
        )

    return make


@pytest.fixture
def import_file(make_job):
    def run(content, **fields):
        job = make_job(content, **fields)
        check(job)
        if job.state == "checked":
            save(job)
        return job

    return run
