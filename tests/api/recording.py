"""Exchanges written down as text, so that documents show what the service really says.

`RECORD=1` writes them anew; otherwise a recording that differs fails its test.
"""

import json
import os
from http import HTTPStatus
from pathlib import Path

FOLDER = Path(__file__).parent / "examples"
HOST = "tekijat.example"
SHOWN = ("Content-Type", "Content-Language", "Cache-Control", "ETag", "Last-Modified", "Vary")


def exchange(client, target: str, **headers) -> str:
    """One request and its answer, the JSON with line breaks for the reader."""
    headers = {"Accept": "application/json", **headers}
    response = client.get(target, headers={"Host": HOST, **headers}, secure=True)
    status = HTTPStatus(response.status_code)
    lines = [f"GET {target} HTTP/1.1", f"Host: {HOST}"]
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
