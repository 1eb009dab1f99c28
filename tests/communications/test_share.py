"""The share panel, its links, codes and the row that "published" makes."""

import json
from urllib.parse import parse_qs, urlsplit

import pytest
from django.urls import reverse
from wagtail.models import Locale, ModelLogEntry
from wagtail_localize.models import Translation, TranslationSource

from communications.links import channel_link, qr_link, tracked_link
from communications.models import Channel, Publication

pytestmark = pytest.mark.django_db


@pytest.fixture
def person(client, make_user, organisation):
    user = make_user("Viestintävastaava", organisation)
    client.force_login(user)
    return user


@pytest.fixture
def post(make_post, terms):
    return make_post(
        work_packages=[terms["tp1"]],
        municipalities=[terms["nivala"]],
        share_text_facebook="Tule mukaan <ryhmään>!",
        share_text_short="Lyhyesti.",
    )


def panel(client, page):
    html = client.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).content.decode()
    assert html.count('data-side-panel-toggle="share"') == 1
    return html[html.index('class="comms-share ') :]


def published(client, page, channel="facebook", **body):
    url = reverse("communications_share_published", args=[page.pk, channel])
    return client.post(url, json.dumps(body), content_type="application/json")


def test_links_name_channel_medium_and_campaign(facebook):
    query = parse_qs(urlsplit(channel_link("https://example.org/a/?x=1", facebook, "ryhma")).query)
    assert query == {
        "x": ["1"],
        "utm_source": ["facebook"],
        "utm_medium": ["some"],
        "utm_campaign": ["ryhma"],
    }
    newsletter = Channel.objects.get(key="newsletter")
    assert "utm_medium=email" in channel_link("https://example.org/", newsletter, "a")
    assert "utm_source=qr&utm_medium=qr" in qr_link("https://example.org/", "a")


def test_a_link_that_is_marked_already_is_marked_anew_once():
    once = tracked_link("https://example.org/?a=&b=%C3%A4#kohta", "x", "some", "k")
    assert tracked_link(once, "x", "some", "k") == once
    assert once.endswith("#kohta")


def test_reach_recognises_the_links_of_every_channel():
    from reach.channels import Channel as Arrival
    from reach.channels import classify
    from reach.hit import Hit

    expected = {"some": Arrival.SOCIAL, "email": Arrival.NEWSLETTER, "referral": Arrival.REFERRAL}
    for channel in Channel.objects.filter(medium__in=expected):
        query = parse_qs(urlsplit(channel_link("https://example.org/", channel, "k")).query)
        hit = Hit(1, "", {name: values[0] for name, values in query.items()})
        arrival = classify(hit, {"example.org"})
        assert (arrival.channel, arrival.source) == (expected[channel.medium], channel.key)
    query = parse_qs(urlsplit(qr_link("https://example.org/", "k")).query)
    hit = Hit(1, "", {name: values[0] for name, values in query.items()})
    assert classify(hit, {"example.org"}).channel == Arrival.QR


def test_the_panel_offers_the_texts_of_the_page_with_links(client, person, post):
    html = panel(client, post)
    assert "Tule mukaan &lt;ryhmään&gt;!" in html
    assert f"utm_campaign={post.slug}" in html
    assert 'data-limit="280"' in html
    assert "style=" not in html[: html.index("comms-share__qr")]
    # Without a text of its own, a channel gets the title and the lead.
    assert "Ryhmävalmennus alkaa\nTule mukaan ryhmään." in html


def test_a_draft_has_no_link_to_share(client, person, make_post):
    assert "utm_" not in panel(client, make_post(live=False))


def test_published_makes_a_row_of_what_the_page_knows_and_undo_takes_it_away(client, person, post):
    answer = published(client, post, address="https://www.facebook.com/p/1")
    assert answer.status_code == 201
    row = Publication.objects.get()
    assert (row.channel.key, row.page_id, row.campaign) == ("facebook", post.pk, post.slug)
    assert (row.organisation, row.added_by, row.language) == (post.organisation, person, "fi")
    assert [w.key for w in row.work_packages.all()] == ["tp1"]
    assert [m.key for m in row.municipalities.all()] == ["nivala"]
    assert ModelLogEntry.objects.for_instance(row).exists()
    assert "Julkaistu" in panel(client, post)
    assert client.post(answer.json()["undo"]).status_code == 200
    assert Publication.objects.count() == 0


def test_a_sample_page_makes_a_sample_row(client, person, make_post):
    published(client, make_post(is_sample=True))
    assert Publication.objects.get().is_sample


@pytest.mark.parametrize("body", [b"{", b"[]", b'"x"', b'{"address": "huu"}', b"\xff"])
def test_a_bad_message_makes_no_row(client, person, post, body):
    url = reverse("communications_share_published", args=[post.pk, "facebook"])
    answer = client.post(url, body, content_type="application/json")
    assert answer.status_code == 400
    assert answer.json()["message"]
    assert Publication.objects.count() == 0


def test_the_same_address_on_the_same_day_is_told(client, person, post):
    published(client, post, address="https://www.facebook.com/p/1")
    answer = published(client, post, address="https://facebook.com/p/1/")
    assert answer.status_code == 400
    assert "jo kirjattu" in answer.json()["message"]


def test_writers_log_for_their_own_organisation_and_undo_only_that(
    client, make_user, make_post, other_organisation, publish
):
    own = make_post("Oma", organisation=other_organisation)
    foreign = make_post("Vieras")
    client.force_login(make_user("Kirjoittaja", other_organisation))
    assert published(client, own).status_code == 201
    assert published(client, foreign).status_code == 302
    row = publish()
    assert client.post(reverse("communications_share_undo", args=[row.pk])).status_code == 302
    assert Publication.objects.filter(pk=row.pk).exists()


def test_reporters_and_outsiders_log_nothing(client, make_user, post):
    assert published(client, post).status_code == 302
    client.force_login(make_user("Raportoija"))
    assert published(client, post).status_code in (302, 403)
    assert Publication.objects.count() == 0


def test_logging_asks_for_a_post(client, person, post):
    for name, arguments in (("published", [post.pk, "facebook"]), ("undo", [1])):
        assert (
            client.get(reverse(f"communications_share_{name}", args=arguments)).status_code == 405
        )


def test_a_draft_and_an_unknown_channel_are_not_found(client, person, make_post, post):
    assert published(client, make_post("Luonnos", live=False)).status_code == 404
    assert published(client, post, channel="jodel").status_code == 404


def test_the_code_comes_as_svg_and_png(client, person, post):
    svg = client.get(reverse("communications_qr_file", args=[post.pk, "svg"]))
    assert svg["Content-Type"] == "image/svg+xml"
    assert b"<svg" in svg.content
    assert f"qr-{post.slug}.svg" in svg["Content-Disposition"]
    png = client.get(reverse("communications_qr_file", args=[post.pk, "png"]))
    assert png.content.startswith(b"\x89PNG")


@pytest.fixture
def swedish(db):
    return Locale.objects.get_or_create(language_code="sv")[0]


def test_the_editor_of_a_translation_has_the_panel_too(client, person, standard_page, swedish):
    source, _ = TranslationSource.update_or_create_from_instance(standard_page)
    translation = Translation.objects.create(source=source, target_locale=swedish)
    translation.save_target(publish=True)
    panel(client, translation.get_target_instance())


def test_a_page_that_waits_for_its_translation_has_the_panel_too(
    client, person, standard_page, swedish
):
    panel(client, standard_page.get_translation(swedish))
