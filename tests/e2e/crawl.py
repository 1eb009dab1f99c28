"""Every public page of the running site, found as a robot finds them: by its links."""

import json
import urllib.request
from collections import deque
from html.parser import HTMLParser
from urllib.error import HTTPError
from urllib.parse import urljoin, urlsplit

LANGUAGES = {"fi": "/", "sv": "/sv/", "en": "/en/", "fi-simple": "/fi-simple/"}
# Listings can be narrowed in thousands of ways: a few of them are enough.
MOST_QUERIES = 12
MOST_PAGES = 400


class Links(HTMLParser):
    """The addresses a page leads to and the ones it loads."""

    def __init__(self):
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag, attrs):
        attributes = dict(attrs)
        for name in ("href", "src"):
            if attributes.get(name) and tag in {"a", "link", "script", "img", "source", "iframe"}:
                self.found.append(attributes[name])


def get(address: str, accept: str = "text/html") -> tuple[int, str, bytes]:
    """(status, content type, body); a refusal is an answer too."""
    request = urllib.request.Request(address, headers={"Accept": accept})
    try:
        with urllib.request.urlopen(request, timeout=30) as answer:
            return answer.status, answer.headers.get_content_type(), answer.read()
    except HTTPError as error:
        return error.code, error.headers.get_content_type(), error.read()


class Crawl:
    """`pages` is address → HTML of every page; `broken` is (address, status, where it is named)."""

    def __init__(self, server: str):
        self.server = server
        self.pages: dict[str, str] = {}
        self.broken: list[tuple[str, int, str]] = []
        self._follow([server + path for path in LANGUAGES.values()])

    def _follow(self, start: list[str]) -> None:
        waiting = deque((address, "") for address in start)
        seen, queries = set(start), 0
        while waiting and len(seen) < MOST_PAGES:
            address, named_on = waiting.popleft()
            status, kind, body = get(address)
            if status >= 400:
                self.broken.append((address, status, named_on))
                continue
            if kind != "text/html":
                continue
            self.pages[address] = html = body.decode()
            links = Links()
            links.feed(html)
            for link in links.found:
                target = urljoin(address, link).partition("#")[0]
                parts = urlsplit(target)
                if f"{parts.scheme}://{parts.netloc}" != self.server or target in seen:
                    continue
                if parts.path.startswith("/admin"):
                    continue
                if parts.query:
                    queries += 1
                    if queries > MOST_QUERIES:
                        continue
                seen.add(target)
                waiting.append((target, address))

    def by_type(self) -> dict[tuple[str, str], str]:
        """(language, page type) → the first address of it."""
        found: dict[tuple[str, str], str] = {}
        for address in self.pages:
            if urlsplit(address).query:
                continue
            status, kind, body = get(address, accept="application/json")
            if status == 200 and kind == "application/json":
                page = json.loads(body)
                found.setdefault((page["language"]["token"], page["@type"]), address)
        return found
