"""What must hold on every page of the whole site, in every language, as a browser shows it."""

import json
import os
import shutil
import subprocess
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.e2e.conftest import DESK, PHONE
from tests.e2e.crawl import LANGUAGES, Crawl, get

ROOT = Path(__file__).resolve().parents[2]
CHECKER = ROOT / ".venv" / "tools" / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"
# Addresses that no link leads to, or that are no page of the tree.
BESIDES = ["eiole/", "haku/", "haku/?q=valmennus", "haku/?q=xyzxyz"]
# Listings narrowed to much and to nothing, a page of no tree, and the pages people come for.
IN_FINNISH = [
    "ajankohtaista/?kunta=nivala", "ajankohtaista/?kunta=sievi&tyyppi=blogi", "mittaus/",
    "hanke/", "tyonhakijalle/", "saavutettavuusseloste/",
]  # fmt: skip


@pytest.fixture(scope="module")
def crawl(server):
    return Crawl(server)


def looks():
    for size in (PHONE, DESK):
        for scheme in ("light", "dark"):
            yield size, scheme


def open_everything(page):
    """Menus, language switch and every other part that opens."""
    page.evaluate("document.querySelectorAll('details').forEach(part => part.open = true)")


@pytest.mark.parametrize("language", LANGUAGES)
def test_axe_finds_nothing_on_any_type_of_page(new_page, crawl, server, language):
    home = server + LANGUAGES[language]
    addresses = [address for (code, _), address in crawl.by_type().items() if code == language]
    assert len(addresses) >= 5, addresses
    # Without motion: a colour half way between two schemes is nobody's colour.
    page, axe, told = new_page(DESK, reduced_motion="reduce"), Axe(), []
    besides = [*BESIDES, *(IN_FINNISH if language == "fi" else [])]
    for address in dict.fromkeys([*addresses, *(home + rest for rest in besides)]):
        page.goto(address)
        for size, scheme in looks():
            page.set_viewport_size(size)
            page.emulate_media(color_scheme=scheme)
            open_everything(page)
            for found in axe.run(page).response["violations"]:
                where = [node["html"][:160] for node in found["nodes"]][:3]
                told.append((address, size["width"], scheme, found["id"], where))
    assert not told, json.dumps(told, indent=1, ensure_ascii=False)


def test_no_link_of_the_site_is_broken(crawl):
    assert crawl.broken == []
    assert len(crawl.pages) > 40


def test_every_page_is_valid_html(crawl, server, tmp_path):
    if not CHECKER.exists() or shutil.which("java") is None:
        if os.environ.get("CI"):
            pytest.fail("The HTML checker or Java is missing.")
        pytest.skip("needs the HTML checker and Java")
    names = {}
    pages = dict(crawl.pages)
    for language in LANGUAGES.values():
        for rest in BESIDES:
            address = server + language + rest
            pages[address] = get(address)[2].decode()
    for number, (address, html) in enumerate(pages.items()):
        path = tmp_path / f"{number}.html"
        path.write_text(html, encoding="utf-8")
        names[path.name] = address
    answer = subprocess.run(
        ["java", "-jar", str(CHECKER), "--format", "json", "--exit-zero-always", str(tmp_path)],
        capture_output=True,
        text=True,
        check=True,
    )
    messages = json.loads(answer.stderr)["messages"]
    errors = {
        (m["message"], m.get("extract", "")[:120], names[Path(m["url"]).name])
        for m in messages
        if m["type"] == "error"
    }
    assert not errors, json.dumps(sorted(errors)[:20], indent=1, ensure_ascii=False)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_carries_the_emblem_and_the_statement_of_its_language(crawl, server, language):
    statement = {
        "sv": "Medfinansieras av Europeiska unionen",
        "en": "Co-funded by the European Union",
    }.get(language, "Euroopan unionin osarahoittama")
    home = server + LANGUAGES[language]
    others = tuple(
        server + path for code, path in LANGUAGES.items() if code not in (language, "fi")
    )
    own = [a for a in crawl.pages if a.startswith(home) and not a.startswith(others)]
    assert own
    for address in own:
        assert statement in crawl.pages[address], address
        assert "eu-emblem" in crawl.pages[address], address
