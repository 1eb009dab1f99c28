"""The page that tells what is measured, from the settings in force."""

import pytest

pytestmark = pytest.mark.django_db


def text(client, path="/mittaus/"):
    response = client.get(path)
    assert response.status_code == 200
    return response.content.decode()


def test_it_tells_the_limits_in_force(client, site_root, settings):
    settings.REACH_ENGAGED_SECONDS, settings.REACH_ENGAGED_PERCENT = 23, 61
    settings.REACH_DETAIL_DAYS, settings.REACH_WORD_DAYS = 365, 47
    html = text(client)
    for shown in ("vähintään 23 sekuntia", "61 %", "12 kuukautta", "47 päivää"):
        assert shown in html.replace("\xa0", " ")


def test_it_tells_of_daily_readers_only_where_they_are_counted(client, site_root, settings):
    assert "Päivälukijat" not in text(client)
    settings.REACH_MODE = "daily"
    html = text(client)
    assert "Päivälukijat" in html
    assert "keskiyöllä" in html


def test_it_names_the_other_sites_that_count(client, site_root, settings):
    settings.REACH_ORIGINS = ["https://www.client.example"]
    assert "https://www.client.example" in text(client)


@pytest.mark.parametrize(
    ("path", "heading"),
    [
        ("/mittaus/", "Mitä sivustolla mitataan"),
        ("/sv/mittaus/", "Vad som mäts på webbplatsen"),
        ("/en/mittaus/", "What is measured on this site"),
    ],
)
def test_it_stands_in_every_language_without_cookies(client, site_root, path, heading):
    assert f"<h1>{heading}</h1>" in text(client, path)
    assert not client.cookies


def test_the_footer_leads_to_it(client, standard_page):
    standard_page.refresh_from_db()
    html = client.get(standard_page.url).content.decode()
    assert 'href="/mittaus/"' in html or "footer__pages" not in html
