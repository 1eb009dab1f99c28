"""DAILY mode: daily readers, and how little is kept of them."""

import os
import stat
from datetime import UTC, datetime, timedelta
from pathlib import Path
from unittest.mock import patch

import pytest

from core.served import Served, served
from reach import buffer, daily_readers
from reach.daily_readers import DailyReaders, FolderStore
from reach.models import DailyCount, DailyPage, DailyReach, Kind
from tests.reach.conftest import BROWSER

pytestmark = pytest.mark.django_db
HERE, THERE = "198.51.100.7", "203.0.113.9"


@pytest.fixture
def memory(settings, tmp_path, monkeypatch):
    """DAILY mode with a folder that passes for memory; gives the folder of the salt."""
    settings.REACH_MODE = "daily"
    settings.REACH_SALT_FOLDER = str(tmp_path)
    monkeypatch.setattr(daily_readers, "is_in_memory", lambda folder: True)
    yield lambda: next(tmp_path.iterdir())
    daily_readers.daily_readers.forget()


def readers():
    buffer.flush()
    return sum(DailyPage.objects.values_list("readers", flat=True))


def downloads(page):
    buffer.flush()
    rows = DailyCount.objects.filter(page_id=page.pk, kind=Kind.DOWNLOAD)
    return sum(rows.values_list("count", flat=True))


def test_the_strict_mode_is_the_default_and_counts_no_readers(page, send, tmp_path, settings):
    settings.REACH_SALT_FOLDER = str(tmp_path)
    send(page, REMOTE_ADDR=HERE)
    assert readers() == 0
    assert not list(tmp_path.iterdir())


def test_a_reader_counts_once_a_page_and_day(memory, page, make_page, send):
    other = make_page("other")
    send(page, REMOTE_ADDR=HERE)
    send(page, referrer="testserver", REMOTE_ADDR=HERE)
    send(page, REMOTE_ADDR=THERE)
    send(page, REMOTE_ADDR=HERE, HTTP_USER_AGENT=BROWSER + " Edg/140.0")
    send(other, REMOTE_ADDR=HERE)
    assert readers() == 4
    assert sum(DailyReach.objects.values_list("readers", flat=True)) == 4


def test_a_file_counts_once_a_reader_and_day(memory, page, rf):
    def download(item, address=HERE, agent=BROWSER, **headers):
        request = rf.get("/x/", REMOTE_ADDR=address, HTTP_USER_AGENT=agent, **headers)
        served.send(sender=None, request=request, kind=Served.DOWNLOAD, page=page, item=item)

    evening = datetime(2026, 11, 24, 21, 30, tzinfo=UTC)
    with patch("django.utils.timezone.now", return_value=evening):
        # The later part comes first: it is no download, and keeps the real one from nothing.
        for headers in ({"HTTP_RANGE": "bytes=500-"}, {"HTTP_RANGE": "bytes=0-499"}, {}):
            download("package:1@1.0", **headers)
        assert downloads(page) == 1
        download("guide:1@1.0")
        download("package:1@1.0", THERE)
        download("package:1@1.0", HERE, BROWSER + " Edg/140.0")
        assert downloads(page) == 4
    with patch("django.utils.timezone.now", return_value=evening + timedelta(hours=1)):
        download("package:1@1.0")
    assert downloads(page) == 5


def test_a_reader_of_a_page_is_no_reader_of_a_file(memory, page, send, rf):
    send(page, REMOTE_ADDR=HERE)
    request = rf.get("/x/", REMOTE_ADDR=HERE, HTTP_USER_AGENT=BROWSER)
    served.send(sender=None, request=request, kind=Served.DOWNLOAD, page=page)
    assert downloads(page) == 1
    assert readers() == 1


def test_where_readers_cannot_be_told_apart_every_download_counts(memory, page, rf, monkeypatch):
    monkeypatch.setattr(daily_readers, "is_in_memory", lambda folder: False)
    for _ in range(2):
        request = rf.get("/x/", REMOTE_ADDR=HERE, HTTP_USER_AGENT=BROWSER)
        served.send(sender=None, request=request, kind=Served.DOWNLOAD, page=page, item="a")
    assert downloads(page) == 2


def test_feeds_count_however_often_they_are_read(memory, page, rf):
    for _ in range(2):
        request = rf.get("/rss.xml", REMOTE_ADDR=HERE, HTTP_USER_AGENT="Feedly/1.0")
        served.send(sender=None, request=request, kind=Served.FEED, page=page)
    buffer.flush()
    assert DailyCount.objects.get().count == 2


def test_addresses_of_one_ipv6_network_are_one_reader(memory, page, send):
    for last in range(3):
        send(page, REMOTE_ADDR=f"2001:db8:1:2::{last}")
    assert readers() == 1


def test_workers_share_the_salt_and_what_they_have_seen(memory, page, rf):
    request = rf.post("/t/", REMOTE_ADDR=HERE, HTTP_USER_AGENT=BROWSER)
    first, second = DailyReaders(), DailyReaders()
    assert first.is_new(request, page.pk) is True
    assert second.is_new(request, page.pk) is False
    assert first._salt == second._salt


def test_the_next_day_has_another_salt_and_keeps_nothing_of_the_last(memory, page, send):
    evening = datetime(2026, 11, 24, 21, 30, tzinfo=UTC)
    night = datetime(2026, 11, 24, 22, 30, tzinfo=UTC)
    salts = []
    for moment in (evening, night):
        with patch("django.utils.timezone.now", return_value=moment):
            send(page, REMOTE_ADDR=HERE)
        (day,) = memory().iterdir()
        salts.append((day / "salt").read_bytes())
    assert salts[0] != salts[1]
    assert day.name == "2026-11-25"
    assert readers() == 2


def test_at_midnight_the_salt_is_gone_though_nobody_comes(memory, page, send):
    send(page, REMOTE_ADDR=HERE)
    here = daily_readers.daily_readers
    day = here._day
    with patch("django.utils.timezone.now", return_value=datetime(2099, 1, 1, tzinfo=UTC)):
        here._end(day)
    assert here._salt is None
    assert not list(memory().iterdir())


def test_only_this_user_can_read_the_folder_and_it_tells_of_nobody(memory, page, send):
    send(page, REMOTE_ADDR=HERE)
    (day,) = memory().iterdir()
    for path in (memory(), day):
        assert stat.S_IMODE(path.stat().st_mode) == 0o700
    for path in day.iterdir():
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
        assert HERE not in path.name
    sizes = {path.name == "salt": path.stat().st_size for path in day.iterdir()}
    assert sizes == {True: 32, False: 0}


def test_no_reader_is_counted_where_the_folder_is_not_in_memory(memory, page, send, monkeypatch):
    monkeypatch.setattr(daily_readers, "is_in_memory", lambda folder: False)
    send(page, REMOTE_ADDR=HERE)
    assert readers() == 0
    assert sum(DailyPage.objects.values_list("views", flat=True)) == 1


def test_a_folder_that_others_may_open_is_not_used(memory, page, tmp_path):
    folder = tmp_path / "made-by-another"
    folder.mkdir()
    os.chmod(folder, 0o777)  # noqa: S103
    assert FolderStore(folder).salt(datetime(2026, 1, 1, tzinfo=UTC).date()) is None


def test_memory_is_told_from_disk():
    assert daily_readers.is_in_memory(Path("/proc")) is False
    shared = Path("/dev/shm")  # noqa: S108
    if shared.is_dir():
        assert daily_readers.is_in_memory(shared) is True


def test_with_redis_the_cache_is_the_memory(settings, memory, page, send, monkeypatch):
    monkeypatch.setattr(daily_readers, "shared_store", daily_readers.CacheStore)
    for address in (HERE, HERE, THERE):
        send(page, REMOTE_ADDR=address)
    assert readers() == 2
