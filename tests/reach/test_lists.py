"""Campaigns and sites of channels in the admin."""

from datetime import timedelta

import pytest
from django.urls import reverse

from reach import upsert
from reach.days import helsinki_day
from reach.models import Campaign, ChannelHost

pytestmark = pytest.mark.django_db


@pytest.fixture
def unknown_word():
    row = (1, helsinki_day() - timedelta(days=1), "social", "t.co", "Kevat-Kirje", 7, 7, 0, 0)
    upsert.write("w", 1, {"DailyReach": [row]})


def test_a_word_seen_in_links_becomes_a_campaign(admin_client, unknown_word):
    page = admin_client.get(reverse("wagtailsnippets_reach_campaign:list")).content.decode()
    add = reverse("wagtailsnippets_reach_campaign:add")
    assert "Kevat-Kirje" in page
    assert f"{add}?key=kevat-kirje" in page
    form = admin_client.get(f"{add}?key=kevat-kirje").content.decode()
    assert 'value="kevat-kirje"' in form
    data = {"name": "Kevään kirje", "key": "kevat-kirje", "first_day": "", "last_day": ""}
    assert admin_client.post(add, data).status_code == 302
    assert Campaign.objects.get().name == "Kevään kirje"
    page = admin_client.get(reverse("wagtailsnippets_reach_campaign:list")).content.decode()
    assert "Kevat-Kirje" not in page


def test_a_campaign_does_not_end_before_it_begins(admin_client):
    data = {"name": "K", "key": "k", "first_day": "2026-06-02", "last_day": "2026-06-01"}
    response = admin_client.post(reverse("wagtailsnippets_reach_campaign:add"), data)
    assert response.status_code == 200
    assert not Campaign.objects.exists()


def test_staff_add_a_site_to_a_channel(admin_client):
    data = {"host": "https://Yhteiso.fi/x", "channel": "social", "name": "Yhteisö"}
    add = reverse("wagtailsnippets_reach_channelhost:add")
    assert admin_client.post(add, data).status_code == 302
    assert ChannelHost.objects.get().host == "yhteiso.fi"


@pytest.mark.parametrize(
    ("group", "status"), [("Viestintävastaava", 200), ("Pääkäyttäjä", 200), ("Kirjoittaja", 302)]
)
def test_the_communications_lead_keeps_the_lists(client, make_user, organisation, group, status):
    client.force_login(make_user(group, organisation))
    response = client.get(reverse("wagtailsnippets_reach_campaign:add"))
    assert response.status_code == status
