"""Plone's own client (npm `@plone/client`) works against the site unchanged."""

import json
import os
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.ready_made import PASSWORD, ROOT

MODULES = ROOT / ".venv" / "tools" / "plone" / "node_modules"
JOURNEY = Path(__file__).parents[1] / "api" / "plone_client" / "journey.mjs"


@pytest.fixture(scope="module")
def node():
    found = shutil.which("node")
    if found and (MODULES / "@plone" / "client").is_dir():
        return found
    if os.environ.get("CI") == "true":
        pytest.fail("Node.js or @plone/client is missing.")
    return pytest.skip("Node.js or @plone/client is missing.")


def test_an_editor_creates_publishes_reverts_and_deletes_by_plones_client(server, node):
    words = [node, str(JOURNEY), str(MODULES), server, "admin", PASSWORD]
    done = subprocess.run(words, capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode == 0, done.stderr[-3000:]
    seen = json.loads(done.stdout.splitlines()[-1])
    path = "/ajankohtaista/plonen-asiakas"
    assert seen == {
        "root": "Plone Site",
        "wrong": 401,
        "token": 3,
        "made": ["News Item", "private", path],
        "hidden": 404,
        "edited": "Plonen asiakas 2",
        "lock": True,
        "unlock": False,
        "ways": ["publish"],
        "published": "published",
        "open": 2,
        "versions": [1, 0],
        "first": "Plonen asiakas",
        "reverted": "Plonen asiakas",
        "breadcrumbs": ["Ajankohtaista", "Plonen asiakas"],
        "navigation": True,
        "translations": 0,
        "search": True,
        "searchBelow": True,
        "querystring": [True, True],
        "context": True,
        "actions": ["view", "edit", "delete"],
        "navroot": "Plone Site",
        "site": "fi",
        "types": True,
        "type": ["title"],
        "field": "string",
        "vocabularies": True,
        "keywords": True,
        "source": True,
        "users": ["admin"],
        "user": "admin",
        "userschema": ["email"],
        "comments": 0,
        "integrity": 1,
        "relocked": [True, True, True],
        "aliases": ["/plonen-toinen", "/plonen-vanha"],
        "aliasList": ["/plonen-toinen", "/plonen-vanha"],
        "oldAddress": "Plonen asiakas 2",
        "noAliases": 0,
        "translated": ["sv"],
        "untranslated": 0,
        "moved": "/plonen-kansio/plonen-siirtyva",
        "copy": f"{path}-1",
        "gone": [404, 404],
    }
