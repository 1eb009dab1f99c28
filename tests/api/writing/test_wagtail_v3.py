"""Wagtail's own API stands beside ours, for holders of its tokens alone."""

from tests.api.writing.test_authentication import key_of


def test_wagtails_api_answers_holders_of_its_tokens_and_nobody_else(client, make_post, lead):
    post = make_post(slug="koe")
    for address in ("/api/v3/pages/", f"/api/v3/pages/{post.pk}/", "/api/v3/openapi.json"):
        response = client.get(address)
        assert response.status_code == 401, address
        assert response.json()["type"] == "Unauthorized"
        client.force_login(lead)
        assert client.get(address).status_code == 401
        client.logout()
    headers = {"Authorization": f"Bearer {key_of(lead)}"}
    found = client.get(f"/api/v3/pages/{post.pk}/", headers=headers)
    assert found.status_code == 200, found.content
    assert found.json()["title"] == post.title
    assert found.headers["Cache-Control"] == "private, no-store"
    languages = client.get("/api/v3/locales/", headers=headers)
    assert languages.status_code in (200, 403)
    missing = client.get("/api/v3/pages/999999/", headers=headers)
    assert missing.status_code == 404


def test_its_locales_are_there_beside_wagtail_localize(client, site_root, administrator):
    assert client.get("/api/v3/locales/").status_code == 401
    headers = {"Authorization": f"Bearer {key_of(administrator)}"}
    administrator.is_superuser = True
    administrator.save()
    found = client.get("/api/v3/locales/", headers=headers)
    assert found.status_code == 200, found.content
    assert "fi" in {row["language_code"] for row in found.json()["items"]}
    assert found.headers["Cache-Control"] == "private, no-store"
