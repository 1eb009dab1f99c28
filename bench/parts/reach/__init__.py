"""What counting costs, and what it saves when a year is asked about."""

from bench.parts.reach.counting import measure_counting
from bench.parts.reach.pages import make_posts
from bench.parts.reach.reading import measure_reading
from bench.parts.reach.requests import measure_requests
from bench.row import Row
from bench.size import hits


def measure() -> list[Row]:
    # First, so that everything after it counts into tables that hold a year already.
    reading = measure_reading(hits())
    posts = make_posts()
    return [*measure_requests(posts), *measure_counting(posts), *reading]
