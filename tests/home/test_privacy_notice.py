"""The privacy notice: one entry for every purpose, to which forms link."""

from itertools import pairwise

import pytest
from django.db import connection
from django.template import Context, Template
from django.test.utils import CaptureQueriesContext
from django.utils import translation
from wagtail.models import Locale, Page, PageViewRestriction, Site

from core.publication import blocking_problems, problems
from home.models import PrivacyNoticePage
from tests.home.conftest import headings, with_class, words
from tests.home.pages import PURPOSE, privacy_notice, purpose


def codes(page):
    return {problem.code: problem.blocking for problem in problems(page)}


# --- before it is published ---------------------------------------------------------------------


def test_a_whole_notice_can_be_published(notice):
    assert not blocking_problems(notice)


@pytest.mark.parametrize("part", ["legal_basis", "retention", "data", "purpose", "key", "title"])
@pytest.mark.parametrize("empty", ["", "  ", None])
def test_a_purpose_lacks_nothing_that_the_law_asks(notice, part, empty):
    notice.purposes = [purpose(**{part: empty})]
    assert codes(notice)["purpose"] is True


def test_the_message_names_the_purpose_and_what_it_lacks(notice):
    notice.purposes = [purpose(legal_basis="", retention="")]
    (problem,) = blocking_problems(notice)
    assert "Saavutettavuuspalaute" in problem.message
    assert problem.field == "purposes"


def test_two_purposes_do_not_share_an_anchor(notice):
    notice.purposes = [purpose(), purpose(title="Toinen")]
    assert codes(notice)["anchor_taken"] is True


@pytest.mark.parametrize("key", ["content", "contents-heading"])
def test_an_anchor_of_the_frame_is_taken(notice, key):
    notice.purposes = [purpose(key=key)]
    assert codes(notice)["anchor_taken"] is True


def test_an_anchor_of_a_heading_is_taken(notice):
    from django.utils.text import slugify

    notice.purposes = [purpose(key=slugify(str(PrivacyNoticePage.SECTIONS["rights"])))]
    assert codes(notice)["anchor_taken"] is True


@pytest.mark.parametrize("key", ["Ääkköset", "kaksi sanaa", "-alku", "1luku", 'x" onclick="1'])
def test_an_anchor_is_a_plain_word(notice, key):
    notice.purposes = [purpose(key=key)]
    assert codes(notice)["anchor"] is True


def test_a_notice_has_a_purpose_and_a_controller(notice):
    notice.purposes, notice.controllers = [], []
    found = codes(notice)
    assert (found["purposes"], found["controller"]) == (True, True)


def test_joint_controllers_tell_how_they_share(notice):
    names = ["Nuorten Ystävät ry", "Kalajoen kaupunki"]
    notice.controllers = [{"type": "controller", "value": {"name": name}} for name in names]
    assert codes(notice)["joint_controllership"] is True
    notice.joint_controllership = "Nuorten Ystävät ry vastaa pyyntöihin."
    assert not blocking_problems(notice)


def test_a_missing_contact_is_advice(notice):
    notice.contact_email = ""
    assert codes(notice)["privacy_contact"] is False


# --- what people read ---------------------------------------------------------------------------


def test_every_purpose_has_its_anchor_once_and_a_link_to_it(notice, document):
    page = document(notice.url)
    ids = [element.get("id") for element in page.iter() if element.get("id")]
    assert len(ids) == len(set(ids))
    links = {a.get("href") for a in with_class(page, "purposes")[0].iter("a")}
    assert links == {"#saavutettavuuspalaute", "#kavijatilastot"}
    assert {link[1:] for link in links} <= set(ids)


def test_everything_that_the_law_asks_is_on_the_page(notice, document):
    text = words(document(notice.url))
    for part in (
        "Evästeitä ei aseteta.", "Nuorten Ystävät ry", "tietosuoja@example.org",
        "Vastaamme palautteeseen.", "Laki 306/2019.", "Palautteen teksti.", "Sinä itse.",
        "Toimitus.", "Ei siirretä.", "24 kuukautta.", "EURA 2021", "Voit pyytää tietosi.",
        "Tietosuojavaltuutettu", "https://tietosuoja.fi/", "1.9.2026",
    ):  # fmt: skip
        assert part in text, part
    assert text.count("täydennetään") + text.count("to be added") == 3


def test_headings_are_in_order(notice, document):
    levels = [level for level, _text in headings(document(notice.url))]
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_parts_without_words_have_no_heading(site_root, organisation, document):
    page = site_root.add_child(
        instance=privacy_notice(organisation, body=[], elsewhere=[], rights=[])
    )
    titles = [text for _level, text in headings(document(page.url))]
    for name in ("body", "elsewhere", "rights"):
        assert str(PrivacyNoticePage.SECTIONS[name]) not in titles


def test_more_purposes_cost_no_more_queries(notice, client):
    def queries():
        client.get(notice.url)
        with CaptureQueriesContext(connection) as captured:
            client.get(notice.url)
        return len(captured)

    few = queries()
    notice.purposes = [purpose(key=f"avain-{number}") for number in range(20)]
    notice.save()
    assert queries() == few
    assert few <= 12


def test_markup_in_every_field_is_shown_as_text(site_root, organisation, client):
    evil = "<script>alert(1)</script>"
    everything = {name: evil for name in PURPOSE if name not in {"key", "legal_basis"}}
    page = site_root.add_child(
        instance=privacy_notice(
            organisation,
            title=evil, lead=evil, joint_controllership=evil, contact_person=evil,
            protection_officer=evil, contact_phone="<b>1</b>",
            controllers=[{"type": "controller", "value": {"name": evil, "contact": evil}}],
            purposes=[purpose(**everything, key='"><script>1</script>')],
        )
    )  # fmt: skip
    html = client.get(page.url).content.decode()
    assert "<script>alert" not in html
    assert "<script>1" not in html
    assert "<b>1</b>" not in html
    assert html.count("&lt;script&gt;alert(1)") >= len(everything) + 7


# --- the way from a form ------------------------------------------------------------------------


@pytest.fixture
def link(rf, notice):
    """What `privacy_link` gives on a page in a language."""

    def link(key="saavutettavuuspalaute", language="fi"):
        template = Template("{% load privacy_tags %}{% privacy_link key %}")
        with translation.override(language):
            request = rf.get("/")
            return template.render(Context({"request": request, "key": key}))

    return link


def test_a_form_links_to_its_own_purpose(link):
    assert link() == "/tietosuoja/#saavutettavuuspalaute"


def test_the_link_leads_to_the_language_of_the_page(link, notice, site_root):
    swedish = Locale.objects.get_or_create(language_code="sv")[0]
    # The language trees hold a placeholder until somebody translates the page.
    for page in (site_root, notice):
        page.get_translation_or_none(swedish) or page.copy_for_translation(swedish)
    translated = notice.get_translation(swedish)
    assert link(language="sv") == "/tietosuoja/#saavutettavuuspalaute"
    pages = Page.objects.filter(pk__in=[translated.pk, translated.get_parent().pk])
    pages.update(alias_of=None, live=True)
    Site.clear_site_root_paths_cache()
    assert link(language="sv").startswith("/sv/")
    assert link() == "/tietosuoja/#saavutettavuuspalaute"


def test_there_is_no_link_to_a_notice_that_is_not_public(link, notice):
    PageViewRestriction.objects.create(page=notice, restriction_type="login")
    assert link() == ""


def test_without_a_notice_there_is_no_link(link, project):
    project.privacy_page = None
    project.save()
    assert link() == ""


def test_a_key_is_escaped(link):
    assert "<" not in link(key="<script>")


# --- as JSON ------------------------------------------------------------------------------------


def test_json_tells_every_field(notice, read_json):
    data = read_json("/tietosuoja")
    assert data["@type"] == "Privacy Notice"
    (controller,) = data["controllers"]
    assert controller.pop("id")
    assert controller == {"name": "Nuorten Ystävät ry", "contact": ""}
    assert data["contact_email"] == "tietosuoja@example.org"
    for name in ("joint_controllership", "contact_person", "protection_officer", "contact_phone"):
        assert data[name] == ""
    first, second = data["purposes"]
    assert first.pop("legal_basis")["token"] == "legal-obligation"
    assert first.pop("id")
    assert first == {name: value for name, value in PURPOSE.items() if name != "legal_basis"}
    assert second["key"] == "kavijatilastot"
    assert (
        data["body"]["text"]["data"] == "<p>Evästeitä ei aseteta.</p>" if "body" in data else True
    )
    assert "EURA 2021" in data["elsewhere"]["text"]["data"]
    assert data["rights"]["text"]["data"] == "<p>Voit pyytää tietosi.</p>"
    assert data["text"]["data"].startswith("<p>Evästeitä ei aseteta.</p>")
    assert data["complaint"] == {
        "name": "Tietosuojavaltuutettu",
        "website": "https://tietosuoja.fi/",
    }
    assert data["updated_on"] == "2026-09-01"
