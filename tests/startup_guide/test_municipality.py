"""The municipality stands in the address, and every link of the guide keeps it."""

import re
from html.parser import HTMLParser

import pytest

from startup_guide.municipality import keep_in_links


class Anchors(HTMLParser):
    def __init__(self):
        super().__init__()
        self.found = []

    def handle_starttag(self, tag, attrs):
        if tag == "a":
            self.found.append(dict(attrs).get("href", ""))


def links_of(client, address: str) -> list[str]:
    parser = Anchors()
    parser.feed(client.get(address).content.decode())
    return [link for link in parser.found if link.startswith("/yrittajalle")]


@pytest.mark.parametrize(
    "address",
    ["", "rahoitus/", "tuet/", "yhteystiedot/", "sanasto/", "faktat/", "faktat/alv-raja/", "laskurit/",
     "laskurit/alv-raja/"],
)  # fmt: skip
def test_every_link_keeps_the_municipality(client, make_chapter, address):
    make_chapter(4, "yritysmuoto")
    make_chapter()
    make_chapter(6, "luvat")
    links = links_of(client, f"/yrittajalle/{address}?kunta=sievi")
    assert len(links) >= 3
    lost = [link for link in links if "kunta=" not in link]
    assert not lost
    # Only the choice itself leads to another municipality.
    others = [link for link in links if "kunta=sievi" not in link]
    assert all(re.search(r"\?kunta=(nivala)?$", link) for link in others)


def test_a_chapter_shows_the_contacts_of_its_municipality_and_of_the_whole_area(client, chapter):
    html = client.get("/yrittajalle/rahoitus/?kunta=sievi").content.decode()
    assert "Neuvoja sievi" in html
    assert "Koko alueen Leader" in html
    assert "Neuvoja nivala" not in html
    both = client.get("/yrittajalle/rahoitus/").content.decode()
    assert "Neuvoja sievi" in both
    assert "Neuvoja nivala" in both


@pytest.mark.parametrize(
    "kunta", ["<script>alert(1)</script>", "eiole", "SIEVI", "../../etc", "sievi'--", "a" * 5000]
)
def test_a_municipality_that_is_none_is_never_repeated(client, chapter, kunta):
    answer = client.get("/yrittajalle/rahoitus/", {"kunta": kunta})
    html = answer.content.decode()
    assert answer.status_code == 200
    assert "Opas ei tunne tuota kuntaa" in html
    assert kunta not in html
    assert "alert(1)" not in html
    assert "Neuvoja nivala" in html


def test_pages_do_not_vary_by_cookie_and_set_none(client, chapter):
    for address in ("/yrittajalle/?kunta=sievi", "/yrittajalle/rahoitus/?kunta=sievi"):
        answer = client.get(address)
        assert not answer.cookies
        assert "Cookie" not in answer.get("Vary", "")


def test_links_of_others_are_left_alone():
    html = '<a href="/ajankohtaista/">a</a><a class="b" href="/yrittajalle/x/?y=1#z">b</a><link href="/yrittajalle/">'
    kept = keep_in_links(html, ["/yrittajalle/"], "sievi")
    assert '<a href="/ajankohtaista/">' in kept
    assert 'href="/yrittajalle/x/?y=1&amp;kunta=sievi#z"' in kept
    assert '<link href="/yrittajalle/">' in kept


def test_the_code_and_the_link_of_the_adviser_carry_the_municipality(client, chapter):
    html = client.get("/yrittajalle/rahoitus/?kunta=sievi").content.decode()
    assert "http://testserver/yrittajalle/rahoitus/?kunta=sievi</code>" in html
    assert "QR-koodi: http://testserver/yrittajalle/rahoitus/?kunta=sievi" in html


def test_support_of_other_municipalities_is_left_out(client, chapter, support, places):
    support.municipalities = [places["nivala"]]
    support.save()
    card = 'class="support__name">Starttiraha'
    assert card in client.get("/yrittajalle/rahoitus/?kunta=nivala").content.decode()
    assert card not in client.get("/yrittajalle/rahoitus/?kunta=sievi").content.decode()
    assert card in client.get("/yrittajalle/rahoitus/").content.decode()
