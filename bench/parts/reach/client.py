"""Requests as a server hands them to the site, without a server's own cost and noise."""

import json
from collections.abc import Iterator, Sequence
from io import BytesIO
from itertools import count, cycle, islice
from random import Random

BEACON = "/t/"
AGENTS = (
    "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko)"
    " Chrome/139.0.0.0 Safari/537.36",
    "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15"
    " (KHTML, like Gecko) Version/18.5 Mobile/15E148 Safari/604.1",
    "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko)"
    " Chrome/138.0.0.0 Mobile Safari/537.36",
    "Mozilla/5.0 (X11; Linux x86_64; rv:141.0) Gecko/20100101 Firefox/141.0",
)
# The ways of arriving, each as often as the demo's readers take it.
WAYS = (
    *[{"r": "www.google.com"}] * 27,
    *[{"r": "www.bing.com"}] * 5,
    *[{}] * 19,
    *[{"r": "localhost"}] * 14,
    *[{"u": {"utm_source": "facebook", "utm_medium": "social"}}] * 13,
    *[{"u": {"utm_source": "linkedin", "utm_medium": "social"}}] * 5,
    *[{"u": {"utm_source": "newsletter", "utm_medium": "email"}}] * 6,
    *[{"r": "www.ylivieska.fi"}] * 7,
    *[{"u": {"utm_source": "poster", "utm_medium": "qr"}}] * 2,
    *[{"r": "chatgpt.com"}] * 2,
)


def messages(page_ids: Sequence[int], number: int) -> list[bytes]:
    """Beacons of readers who like some pages better than others; the same in every run."""
    chance = Random(1)  # noqa: S311
    pages = [page_ids[int(chance.random() ** 2 * len(page_ids))] for _ in range(number)]
    return [
        json.dumps({"p": page, **chance.choice(WAYS)}, separators=(",", ":")).encode()
        for page in pages
    ]


def environs(path: str, bodies: Sequence[bytes] | None = None) -> Iterator[dict]:
    """WSGI environments: a POST for each body, or GET without end. Many networks."""
    numbers = count() if bodies is None else range(len(bodies))
    for number, agent in zip(numbers, cycle(AGENTS), strict=False):
        body = b"" if bodies is None else bodies[number]
        yield {
            "REQUEST_METHOD": "GET" if bodies is None else "POST",
            "SCRIPT_NAME": "",
            "PATH_INFO": path,
            "QUERY_STRING": "",
            "SERVER_NAME": "localhost",
            "SERVER_PORT": "80",
            "SERVER_PROTOCOL": "HTTP/1.1",
            "REMOTE_ADDR": f"193.{number >> 16 & 255}.{number >> 8 & 255}.{number & 255}",
            "CONTENT_TYPE": "text/plain;charset=UTF-8",
            "CONTENT_LENGTH": str(len(body)),
            "HTTP_HOST": "localhost",
            "HTTP_USER_AGENT": agent,
            "HTTP_ACCEPT": "text/html,*/*;q=0.8",
            "HTTP_ACCEPT_LANGUAGE": "fi-FI,fi;q=0.9,en;q=0.8",
            "HTTP_ACCEPT_ENCODING": "gzip, br",
            **({"HTTP_ORIGIN": "http://localhost"} if body else {}),
            "HTTP_SEC_FETCH_SITE": "same-origin" if body else "none",
            "wsgi.version": (1, 0),
            "wsgi.url_scheme": "http",
            "wsgi.input": BytesIO(body),
            "wsgi.errors": BytesIO(),
            "wsgi.multithread": True,
            "wsgi.multiprocess": True,
            "wsgi.run_once": False,
        }


def send(application, environ: dict) -> int:
    """The status of the answer, which is read to its end."""
    statuses = []
    answer = application(environ, lambda status, *_: statuses.append(int(status[:3])))
    for _part in answer:
        pass
    answer.close()
    return statuses[0]


def send_all(application, requests: Iterator[dict], status: int, number: int | None = None) -> None:
    """Sends them one after another. Raises RuntimeError for an answer of another status."""
    for environ in islice(requests, number):
        if (found := send(application, environ)) != status:
            raise RuntimeError(f"{environ['PATH_INFO']} answered {found}")
