"""A real server with two workers: an orderly stop loses nothing, a kill at most one interval."""

import json
import urllib.request

import pytest

from tests.reach.server import PLANTED_AGENT, CountingSite
from tests.ready_made import migrated_site

# One process of the run starts the server, once for all of these tests.
pytestmark = pytest.mark.xdist_group("reach-server")


@pytest.fixture(scope="module")
def site(shelf, tmp_path_factory):
    # The planted address is believed, so that it reaches everything that might keep it.
    site = CountingSite(
        migrated_site(shelf).copy(tmp_path_factory.mktemp("reach")),
        TRUSTED_PROXIES="127.0.0.1,::1", REACH_PER_MINUTE="100000",
    )  # fmt: skip
    yield site
    site.terminate()


@pytest.fixture
def home(site):
    (row,) = site.rows("SELECT min(page_ptr_id) FROM home_homepage")
    return row[0]


def send(site, page_id, count, **headers):
    body = json.dumps({"p": page_id, "r": "www.google.fi"}).encode()
    for _ in range(count):
        assert site.beacon(body, **headers) == 204


def test_an_orderly_stop_loses_nothing(site, home):
    # A minute between two writes: only the stop can have written them.
    site.environment["REACH_FLUSH_SECONDS"] = "60"
    before = site.views()
    site.start()
    send(site, home, 120)
    assert site.views() == before
    site.terminate()
    assert site.views() == before + 120
    assert site.rows("SELECT * FROM reach_flushreceipt") == []


def test_a_kill_loses_at_most_what_was_not_written_yet(site, home):
    site.environment["REACH_FLUSH_SECONDS"] = "0.2"
    before = site.views()
    site.start()
    send(site, home, 60)
    site.until(lambda: site.views() == before + 60, "the interval has passed without a write")
    send(site, home, 20)
    site.kill()
    after = site.views()
    assert before + 60 <= after <= before + 80
    for table in ("reach_dailypage", "reach_dailychannel", "reach_dailysource"):
        assert site.rows(f"SELECT sum(views) FROM {table}")[0][0] == after  # noqa: S608
    site.start()
    send(site, home, 10)
    site.terminate()
    assert site.views() == after + 10


def test_a_planted_address_and_agent_are_in_no_file_of_the_server(site, home):
    site.environment["REACH_FLUSH_SECONDS"] = "0.1"
    before = site.views()
    site.start()
    planted = {"User-Agent": PLANTED_AGENT, "X-Forwarded-For": "198.51.100.77"}
    send(site, home, 3, **planted)
    for path in ("/", "/no-such-page/?who=planted-query", "/healthz/"):
        request = urllib.request.Request(site.address + path, headers=planted)
        try:
            urllib.request.urlopen(request, timeout=30).close()
        except urllib.error.HTTPError as answer:
            answer.close()
    site.until(lambda: site.views() == before + 3, "nothing was written")
    site.terminate()
    kept = [path.read_bytes() for path in site.site.folder.rglob("*") if path.is_file()]
    if not site.site.url.startswith("sqlite"):
        tables = site.rows("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")
        for (table,) in tables:
            kept += [repr(row).encode() for row in site.rows(f'SELECT * FROM "{table}"')]  # noqa: S608
    assert any(b"www.google.fi" in content for content in kept)
    for secret in (b"PlantedVisitor", b"198.51.100.77", b"planted-query"):
        assert not [content for content in kept if secret in content]
