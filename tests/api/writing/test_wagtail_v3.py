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
    missing = client.get("/api/v3/pages/999999/", headers=headers)
    assert missing.status_code == 404
