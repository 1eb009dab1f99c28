"""What any request may meet: limits, health, headers, language."""

import pytest
from django.db import DatabaseError

pytestmark = pytest.mark.django_db


def test_health_answers_when_the_database_does(client):
    answer = client.get("/healthz/")
    assert answer.status_code == 200
    assert "no-cache" in answer["Cache-Control"]


def test_health_says_503_when_the_database_does_not_answer(client, monkeypatch):
    from core import views

    class Broken:
        def cursor(self):
            raise DatabaseError("gone")

    monkeypatch.setattr(views, "connection", Broken())
    assert client.get("/healthz/").status_code == 503


def test_a_body_of_20_megabytes_is_too_large(client, site_root):
    answer = client.post("/", b"x" * 20_000_000, content_type="application/octet-stream")
    assert answer.status_code == 413
    assert "liian" in answer.content.decode().lower()


def test_a_too_large_body_gets_json_when_json_is_asked(client):
    answer = client.post(
        "/t/", b"x" * 20_000_000, content_type="text/plain", headers={"accept": "application/json"}
    )
    assert answer.status_code == 413
    assert answer.json()["type"] == "PayloadTooLarge"


@pytest.mark.parametrize("address", ["/?q=%00", "/ajankohtaista/?kunta=a%00b", "/%00/"])
def test_a_nul_is_a_bad_request(client, news_index, address):
    assert client.get(address).status_code == 400


def test_robots_points_to_the_site_map(client, site_root):
    text = client.get("/robots.txt").content.decode()
    assert "Disallow: /admin/" in text
    assert "Sitemap: http://testserver/sitemap.xml" in text


def test_the_site_map_lists_visible_pages_and_leaves_samples_out(client, make_post):
    make_post(title="Oikea uutinen")
    make_post(title="Keksitty uutinen", is_sample=True)
    make_post(title="Luonnos uutinen", live=False)
    text = client.get("/sitemap-fi.xml").content.decode()
    assert "http://testserver/ajankohtaista/oikea-uutinen/" in text
    assert "keksitty" not in text
    assert "luonnos" not in text


def test_the_language_comes_from_the_address_alone(client, site_root):
    answer = client.get("/", headers={"accept-language": "en"})
    assert answer["Content-Language"] == "fi"
    assert "Accept-Language" not in answer.get("Vary", "")


def test_the_public_policy_is_strict_and_the_admins_lets_itself_be_framed(client, site_root):
    public = client.get("/")["Content-Security-Policy"]
    assert "default-src 'none'" in public
    assert "unsafe" not in public
    assert "frame-ancestors 'none'" in public
    admin = client.get("/admin/login/")["Content-Security-Policy"]
    assert "script-src 'self'" in admin
    assert "unsafe-eval" not in admin
    assert "frame-ancestors 'self'" in admin


def test_the_sixth_wrong_password_is_refused(client, make_user):
    make_user("Viestintävastaava")
    login = {"username": "viestintävastaava", "password": "väärä"}
    for _ in range(5):
        answer = client.post("/admin/login/", login)
    answer = client.post("/admin/login/", {**login, "password": "salainen-sana-123"})
    assert answer.status_code in {403, 429}
    assert "_auth_user_id" not in client.session


@pytest.mark.parametrize("slug", ["haku", "admin", "saavutettavuuspalaute"])
def test_a_page_cannot_take_an_address_of_the_site(admin_client, site_root, slug):
    answer = admin_client.post(
        f"/admin/pages/add/home/standardpage/{site_root.pk}/",
        {"title": "Oma sivu", "slug": slug, "lead": "Säilyy", "body-count": "0",
         "page_authors-TOTAL_FORMS": "0", "page_authors-INITIAL_FORMS": "0",
         "comments-TOTAL_FORMS": "0", "comments-INITIAL_FORMS": "0", "picture_alt": ""},
    )  # fmt: skip
    assert answer.status_code == 200
    html = answer.content.decode()
    assert "Sivusto käyttää tätä osoitetta itse" in html
    assert "Säilyy" in html
    assert not site_root.get_children().filter(slug=slug).exists()
