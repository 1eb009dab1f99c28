"""Where a view came from."""

import pytest
from django.core.exceptions import ValidationError

from reach.channels import CHANNEL_BY_HOST, Channel, channel_of_host, classify
from reach.hit import Hit, host_name
from reach.models import ChannelHost


@pytest.mark.parametrize(
    ("host", "channel"),
    [
        ("www.google.fi", Channel.SEARCH),
        ("google.co.uk", Channel.SEARCH),
        ("duckduckgo.com", Channel.SEARCH),
        ("mail.google.com", Channel.REFERRAL),
        ("google.evil.example", Channel.REFERRAL),
        ("notfacebook.com", Channel.REFERRAL),
        ("l.facebook.com", Channel.SOCIAL),
        ("fi.linkedin.com", Channel.SOCIAL),
        ("t.co", Channel.SOCIAL),
        ("web.whatsapp.com", Channel.SOCIAL),
        ("teams.microsoft.com", Channel.SOCIAL),
        ("www.suomi24.fi", Channel.SOCIAL),
        ("jodel.com", Channel.SOCIAL),
        ("www.vauva.fi", Channel.SOCIAL),
        ("chatgpt.com", Channel.AI),
        ("gemini.google.com", Channel.AI),
        ("copilot.microsoft.com", Channel.AI),
        ("www.kaleva.fi", Channel.REFERRAL),
        ("com.linkedin.android", Channel.SOCIAL),
    ],
)
def test_hosts_belong_to_channels(host, channel):
    assert channel_of_host(host) == channel


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("referrer", "utm", "expected"),
    [
        ("", {}, ("direct", "", "")),
        ("own.example", {}, ("internal", "", "")),
        ("own.example", {"utm_medium": "email"}, ("internal", "", "")),
        ("www.kaleva.fi", {}, ("referral", "www.kaleva.fi", "")),
        ("", {"utm_medium": "QR", "utm_campaign": "juliste"}, ("qr", "", "juliste")),
        ("", {"utm_source": "Uutiskirje"}, ("newsletter", "Uutiskirje", "")),
        ("l.facebook.com", {"utm_medium": "email"}, ("newsletter", "l.facebook.com", "")),
        ("", {"utm_source": "facebook", "utm_medium": "?"}, ("social", "facebook", "")),
        ("", {"utm_source": "lehti"}, ("referral", "lehti", "")),
        ("t.co", {"utm_campaign": "syksy"}, ("social", "t.co", "syksy")),
    ],
)
def test_what_a_link_says_goes_before_the_referrer(referrer, utm, expected):
    assert classify(Hit(1, referrer, utm), own_hosts={"own.example"}) == expected


def test_every_line_of_the_table_is_a_host_name():
    assert all(host_name(host) == host for host in CHANNEL_BY_HOST)


@pytest.mark.django_db
def test_what_staff_have_listed_goes_before_the_table():
    hit = Hit(1, "keskustelu.raahenseutu.fi", {})
    assert classify(hit, ()).channel == Channel.REFERRAL
    line = ChannelHost.objects.create(host="raahenseutu.fi", channel=Channel.SOCIAL)
    assert classify(hit, ()).channel == Channel.SOCIAL
    line.delete()
    assert classify(hit, ()).channel == Channel.REFERRAL


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("https://Yhteisö.fi/ryhmä?x=1", "xn--yhteis-1xa.fi"),
        (" www.kaleva.fi ", "www.kaleva.fi"),
        ("ei kelpaa", None),
        ("192.0.2.7", None),
    ],
)
def test_staff_may_paste_an_address_and_a_host_is_kept(typed, kept):
    line = ChannelHost(host=typed, channel=Channel.SOCIAL)
    if kept is None:
        with pytest.raises(ValidationError):
            line.clean()
    else:
        line.clean()
        assert line.host == kept
