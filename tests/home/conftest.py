"""What the tests of the front of the site start from."""

import html5lib
import pytest

from core.models import ProjectSettings
from home.models import ProjectPage
from tests.home.pages import accessibility_statement, privacy_notice


@pytest.fixture
def project(site_root):
    """The identity of the project with all that the project page owes."""
    found = ProjectSettings.objects.get()
    found.total_cost = 1354219
    found.save()
    return found


@pytest.fixture
def project_page(site_root, organisation, project):
    return site_root.add_child(
        instance=ProjectPage(
            title="Hanke",
            slug="hanke",
            lead="Hanke kehittää työllisyyden hoitoa.",
            organisation=organisation,
            aims=[("paragraph", "<p>Tavoitteet.</p>")],
        )
    )


@pytest.fixture
def statement(site_root, organisation):
    return site_root.add_child(instance=accessibility_statement(organisation))


@pytest.fixture
def notice(site_root, organisation, project):
    page = site_root.add_child(instance=privacy_notice(organisation))
    project.privacy_page = page
    project.save()
    return page


@pytest.fixture
def document(client):
    """The parsed HTML of an address that has to be there."""

    def document(address):
        response = client.get(address)
        assert response.status_code == 200, address
        return html5lib.parse(response.content.decode(), namespaceHTMLElements=False)

    return document


@pytest.fixture
def read_json(client):
    def read_json(address):
        response = client.get(address, headers={"Accept": "application/json"})
        assert response.status_code == 200, response.content
        return response.json()

    return read_json


def words(element) -> str:
    return " ".join("".join(element.itertext()).split())


def with_class(document, name: str) -> list:
    return [e for e in document.iter() if name in (e.get("class") or "").split()]


def headings(document) -> list[tuple[int, str]]:
    """(level, text) of the headings in order."""
    return [
        (int(element.tag[1]), words(element))
        for element in document.iter()
        if isinstance(element.tag, str) and element.tag in {"h1", "h2", "h3", "h4", "h5", "h6"}
    ]
