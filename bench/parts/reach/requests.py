"""What counting adds to a request, and to a reader's view of a page."""

from contextlib import contextmanager
from itertools import islice
from statistics import median
from time import process_time

from django.core.wsgi import get_wsgi_application
from django.db import connection
from django.test import override_settings

from bench.parts.reach.client import BEACON, environs, messages, send_all
from bench.row import Row, timed
from bench.size import requests
from reach import buffer
from reach.templatetags import reach_tags

ROUNDS = 10
WRITES = ("INSERT", "UPDATE", "DELETE", "REPLACE")


def measure_requests(posts) -> list[Row]:
    with switched_beacon() as switch, override_settings(ROOT_URLCONF="bench.parts.reach.urls"):
        application = get_wsgi_application()
        page_ids = [post.pk for post in posts]
        return [*beacon(application, page_ids), *page_view(application, posts[0], switch)]


def beacon(application, page_ids) -> list[Row]:
    """CPU of the whole process: that of the thread that writes is the beacon's, too."""
    each = requests() // ROUNDS
    bodies = messages(page_ids, each * (ROUNDS + 1))
    nothing, written = [], []
    for number in range(ROUNDS + 1):
        part = bodies[number * each : (number + 1) * each]
        nothing.append(cpu(send_all, application, environs("/n/", part), 204))
        counted = cpu(send_all, application, environs(BEACON, part), 204)
        written.append(counted + cpu(buffer.flush))
    # The first round warms caches.
    base, whole = median(nothing[1:]), median(written[1:])
    added = whole / base - 1
    milliseconds = f"{base * 1000 / each:.3f} → {whole * 1000 / each:.3f} ms"
    return [
        Row(
            "CPU added to a no-op beacon request, writing included",
            "≤ 15 %",
            f"{added:.0%} ({milliseconds})",
            added <= 0.15,
        )
    ]


def cpu(work, *given) -> float:
    """Seconds of processor time that the work takes, of every thread."""
    start = process_time()
    work(*given)
    return process_time() - start


def page_view(application, post, switch) -> list[Row]:
    """A page and its beacon, against the same page without the script and the beacon."""
    path = post.get_url_parts()[2]
    number = max(requests() // 40, 20)
    bodies = messages([post.pk], number + 1)
    pages, beacons = environs(path), environs(BEACON, bodies)
    writes = []

    def count_writes(execute, sql, *rest):
        if sql.lstrip().upper().startswith(WRITES):
            writes.append(sql)
        return execute(sql, *rest)

    def view(counted: bool) -> None:
        switch.on = counted
        send_all(application, islice(pages, 1), 200)
        if counted:
            send_all(application, islice(beacons, 1), 204)

    view(True), view(False)
    with_counting, without = [], []
    with connection.execute_wrapper(count_writes):
        for _ in range(number):
            without.append(timed(lambda: view(False)))
            with_counting.append(timed(lambda: view(True)))
    ratio = median(with_counting) / median(without)
    p50 = f"{median(without) * 1000:.1f} → {median(with_counting) * 1000:.1f} ms"
    return [
        Row("page view with counting, p50", "≤ 1.10×", f"{ratio:.2f}× ({p50})", ratio <= 1.1),
        Row("… database writes while the reader waits", "0", str(len(writes)), not writes),
    ]


@contextmanager
def switched_beacon():
    """Lets pages be rendered with and without the beacon; for templates not yet compiled."""

    class Switch:
        on = True

    original = reach_tags.reach_beacon
    compiled = reach_tags.register.tags["reach_beacon"]

    @reach_tags.register.simple_tag(takes_context=True, name="reach_beacon")
    def switched(context, page) -> str:
        return original(context, page) if Switch.on else ""

    try:
        yield Switch
    finally:
        reach_tags.register.tags["reach_beacon"] = compiled
