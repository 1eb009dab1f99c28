"""Exchanges written down as text, so that documents show what the service really says.

`RECORD=1` writes them anew; otherwise a recording that differs fails its test.
"""

import json
import os
import re
from http import HTTPStatus
from pathlib import Path

FOLDER = Path(__file__).parent / "examples"
HOST = "tekijat.example"
SHOWN = ("Content-Type", "Content-Language", "Cache-Control", "ETag", "Last-Modified", "Vary")


DOCS = Path(__file__).parents[2] / "docs" / "api"
# What differs from run to run → what stands in its place.
MOVING = [
    (r"(?m)^ETag: .*$", 'ETag: "<etag>"'),
    (r"20\d\d-\d\d-\d\dT[\d:.]+(\+[\d:]+|Z)", "2026-11-24T09:00:00+00:00"),
    (r"Bearer ey\S+", "Bearer <token>"),
    # Of the home page that a migration made, another in each database.
    (r'"UID": "[0-9a-f]{32}"', '"UID": "<uid>"'),
]


def exchange(client, target: str, method: str = "GET", **headers) -> str:
    """One request and its answer, the JSON with line breaks for the reader."""
    headers = {"Accept": "application/json", **headers}
    response = client.generic(method, target, headers={"Host": HOST, **headers}, secure=True)
    status = HTTPStatus(response.status_code)
    lines = [f"{method} {target} HTTP/1.1", f"Host: {HOST}"]
    lines += [f"{name}: {value}" for name, value in headers.items()]
    lines += ["", f"HTTP/1.1 {status.value} {status.phrase}"]
    lines += [f"{name}: {response.headers[name]}" for name in SHOWN if name in response.headers]
    if response.content:
        lines += ["", json.dumps(response.json(), ensure_ascii=False, indent=1)]
    return "\n".join(lines) + "\n"


def etag_of(client, target: str) -> str:
    headers = {"Host": HOST, "Accept": "application/json"}
    return client.get(target, headers=headers, secure=True).headers["ETag"]


def assert_recorded(name: str, text: str) -> None:
    path = FOLDER / f"{name}.http"
    if os.environ.get("RECORD"):
        path.write_text(text, encoding="utf-8")
    assert path.read_text(encoding="utf-8") == text, f"{path.name} has drifted; see RECORD=1"


def steady(text: str) -> str:
    """The exchange without what differs from run to run."""
    for pattern, word in MOVING:
        text = re.sub(pattern, word, text)
    return text


def assert_shown(page: str, text: str) -> None:
    """That a page of docs/api shows the exchange, as its one exchange; `RECORD=1` puts it there."""
    path = DOCS / f"{page}.md"
    told = path.read_text(encoding="utf-8")
    if os.environ.get("RECORD"):
        before, _fence, after = told.partition("```http\n")
        told = f"{before}```http\n{text}```" + after.rpartition("```")[2]
        path.write_text(told, encoding="utf-8")
    assert re.findall(r"```http\n(.*?)```", told, re.DOTALL) == [text], f"{path.name} has drifted"
