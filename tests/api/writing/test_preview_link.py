"""The link to a draft: made in the admin, shown to people and to programs, for a while."""

import html
import re

from django.urls import reverse


def link_on(response) -> str:
    found = re.search(r'id="preview-link" value="([^"]+)"', response.content.decode())
    return html.unescape(found[1]).removeprefix("http://testserver")


def test_an_editor_is_given_the_link_in_the_editor(client, make_post, lead, settings):
    post = make_post("Salainen luonnos", slug="luonnos", live=False)
    client.force_login(lead)
    address = reverse("api_preview_link", args=[post.pk])
    editor = client.get(reverse("wagtailadmin_pages:edit", args=[post.pk])).content.decode()
    assert address in editor
    assert "Linkki luonnokseen" in editor
    screen = client.get(address)
    assert "no-cache" in screen.headers["Cache-Control"]
    link = link_on(screen)
    client.logout()
    people = client.get(link, follow=True)
    assert people.status_code == 200
    assert "Salainen luonnos" in people.content.decode()
    assert people.headers["Content-Type"].startswith("text/html")
    assert people.headers["Cache-Control"] == "private, no-store"
    assert people.headers["X-Robots-Tag"] == "noindex, nofollow"
    assert not people.cookies
    program = client.get(link, headers={"Accept": "application/json"})
    assert program.json()["title"] == "Salainen luonnos"
    assert client.get(link.partition("?")[0], follow=True).status_code == 404
    assert client.get(link + "x", follow=True).status_code == 404
    settings.API_PREVIEW_DAYS = -1
    assert client.get(link, follow=True).status_code == 404


def test_those_who_may_not_edit_the_page_get_no_link(client, make_post, stranger, standard_page):
    post = make_post("Salainen luonnos", slug="luonnos", live=False)
    address = reverse("api_preview_link", args=[post.pk])
    assert client.get(address).status_code == 302
    client.force_login(stranger)
    refused = client.get(address)
    assert refused.status_code in (302, 403)
    assert "preview=" not in refused.content.decode()
