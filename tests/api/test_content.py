"""The content of each page type in Plone's shape."""

from datetime import UTC, datetime, timedelta

import pytest
from django.utils import timezone
from wagtail.models import get_page_models

from api.serializers.kinds import KINDS
from core.models import BasePage, ContactPerson, PageAuthor
from home.models import ProjectPage, StandardPage
from news.models import NewsPage, PostContact, RelatedPost

SHARED = {
    "@components", "@id", "@type", "UID", "id", "title", "description", "lead", "created",
    "modified", "effective", "expires", "review_state", "is_folderish", "subjects", "creators",
    "language", "layout", "parent", "type_title", "blocks", "blocks_layout", "text",
    "relatedItems", "work_packages", "municipalities", "target_groups", "organisation",
    "is_sample", "last_reviewed", "next_review",
}  # fmt: skip
SUMMARY = {
    "@id", "@type", "title", "description", "review_state", "effective", "image_field",
    "image_scales", "start", "end", "type_title",
}  # fmt: skip


def test_every_page_type_of_the_house_has_a_name():
    types = [model for model in get_page_models() if issubclass(model, BasePage)]
    assert set(types) <= set(KINDS)


def test_all_types_share_a_shape(make_post, standard_page, site_root, read):
    make_post(slug="a")
    for address in ("/", "/ajankohtaista", "/ajankohtaista/a", "/tyonhakijalle"):
        assert set(read(address)) >= SHARED


@pytest.mark.parametrize(
    ("address", "name", "layout", "folderish"),
    [
        ("/", "Plone Site", "document_view", True),
        ("/ajankohtaista", "News Listing", "listing_view", True),
        ("/ajankohtaista/a", "News Item", "newsitem_view", False),
        ("/tyonhakijalle", "Document", "document_view", True),
        ("/hanke", "Project", "document_view", True),
    ],
)
def test_types_are_called_as_in_plone(
    address, name, layout, folderish, make_post, standard_page, site_root, read
):
    make_post(slug="a")
    site_root.add_child(instance=ProjectPage(title="Hanke", slug="hanke"))
    data = read(address)
    assert (data["@type"], data["layout"], data["is_folderish"]) == (name, layout, folderish)
    assert ("items" in data) is ("items_total" in data) is folderish


def test_only_services_that_exist_are_offered(make_post, read):
    make_post(slug="a")
    components = read("/ajankohtaista/a")["@components"]
    assert set(components) == {
        "actions", "aliases", "breadcrumbs", "contextnavigation", "navigation", "navroot",
        "translations", "types", "workflow",
    }  # fmt: skip
    # Answered to somebody known only, as in Plone.
    components.pop("types")
    for name, component in components.items():
        told = read(component["@id"].removeprefix("http://testserver"))
        # As in Plone, it carries no address of its own.
        assert name == "actions" or told["@id"] == component["@id"]


def test_a_post_tells_its_own_fields(make_post, read):
    make_post(
        "Otsikko", slug="a", news_type="tiedote", lead="Johdanto.", easy_summary="Lyhyesti.",
        original_url="https://example.org/x",
        corrections=[("correction", {"date": datetime(2026, 11, 3, tzinfo=UTC).date(), "text": "Päivä korjattu"})],
    )  # fmt: skip
    data = read("/ajankohtaista/a")
    assert data["id"] == "a"
    assert data["title"] == "Otsikko"
    assert data["description"] == data["lead"] == "Johdanto."
    assert data["news_type"]["token"] == "tiedote"
    assert data["easy_summary"] == "Lyhyesti."
    assert data["original_url"] == "https://example.org/x"
    (correction,) = data["corrections"]
    assert correction.pop("id")
    assert correction == {"date": "2026-11-03", "text": "Päivä korjattu"}
    assert data["contacts"] == data["relatedItems"] == []
    assert data["image"] is None
    assert "related" not in data


def test_the_description_for_search_engines_comes_before_the_lead(make_post, read):
    make_post(slug="a", lead="Johdanto.", search_description="Hakukoneille.")
    data = read("/ajankohtaista/a")
    assert (data["description"], data["lead"]) == ("Hakukoneille.", "Johdanto.")


def test_moments_are_in_utc_to_the_second(make_post, read):
    post = make_post(slug="a", published_at=datetime(2026, 11, 3, 7, 0, 5, 999, tzinfo=UTC))
    NewsPage.objects.filter(pk=post.pk).update(
        first_published_at=datetime(2026, 11, 1, 9, 30, tzinfo=UTC),
        last_published_at=datetime(2026, 11, 4, 9, 30, tzinfo=UTC),
        expire_at=datetime(2036, 1, 1, tzinfo=UTC),
        latest_revision_created_at=datetime(2026, 11, 20, tzinfo=UTC),
    )
    data = read("/ajankohtaista/a")
    assert data["created"] == "2026-11-01T09:30:00+00:00"
    assert data["modified"] == "2026-11-04T09:30:00+00:00"
    assert data["effective"] == "2026-11-03T07:00:05+00:00"
    assert data["expires"] == "2036-01-01T00:00:00+00:00"
    assert "2026-11-20" not in str(data)


def test_the_classification_is_tokens_with_titles(make_post, terms, read):
    post = make_post(
        slug="a",
        work_packages=[terms["tp2"], terms["tp1"]],
        municipalities=[terms["sievi"], terms["nivala"]],
        target_groups=[terms["media"]],
    )
    post.tags.add("työllisyys", "alkaa")
    post.save()
    data = read("/ajankohtaista/a")
    assert data["work_packages"] == [
        {"token": "tp1", "title": "TP1 Paketti 1"},
        {"token": "tp2", "title": "TP2 Paketti 2"},
    ]
    assert [term["token"] for term in data["municipalities"]] == ["nivala", "sievi"]
    assert data["target_groups"] == [{"token": "media", "title": "Media"}]
    assert data["organisation"] == {"token": "nuorten-ystavat", "title": "Nuorten Ystävät ry"}
    assert data["subjects"] == ["alkaa", "työllisyys"]


def test_creators_are_the_authors_and_without_them_the_owner(make_post, read):
    post = make_post(slug="a")
    assert read("/ajankohtaista/a")["creators"] == ["Nuorten Ystävät ry"]
    PageAuthor.objects.create(page=post, name="Örjan", sort_order=0)
    PageAuthor.objects.create(page=post, name="Aino", sort_order=1)
    assert read("/ajankohtaista/a")["creators"] == ["Örjan", "Aino"]


def test_the_person_responsible_is_nobody_elses_business(make_post, make_user, read):
    make_post(slug="a", responsible_person=make_user("Raportoija", name="salamies"))
    assert "salamies" not in str(read("/ajankohtaista/a"))


def test_the_life_cycle_is_told(make_post, read):
    today = timezone.localdate()
    make_post(slug="a", is_sample=True, last_reviewed=today, next_review=today + timedelta(days=9))
    data = read("/ajankohtaista/a")
    assert data["is_sample"] is True
    assert data["last_reviewed"] == today.isoformat()
    assert data["next_review"] == (today + timedelta(days=9)).isoformat()
    assert data["review_state"] == "published"


def test_contacts_are_shown_while_their_consent_holds(make_post, organisation, read):
    post = make_post(slug="a")
    today = timezone.localdate()
    for name, given in (("Aino Aalto", today), ("Salainen Henkilö", None)):
        person = ContactPerson.objects.create(
            name=name, organisation=organisation, phone="040", email="a@example.org",
            consent_given=given,
        )  # fmt: skip
        PostContact.objects.create(post=post, person=person)
    (contact,) = read("/ajankohtaista/a")["contacts"]
    assert contact["name"] == "Aino Aalto"
    assert contact["organisation"] == "Nuorten Ystävät ry"


def test_related_posts_are_summaries_in_the_chosen_order(make_post, read):
    post, first, second = make_post(slug="a"), make_post("Eka"), make_post("Toka")
    RelatedPost.objects.create(page=post, post=second, sort_order=0)
    RelatedPost.objects.create(page=post, post=first, sort_order=1)
    related = read("/ajankohtaista/a")["relatedItems"]
    assert [item["title"] for item in related] == ["Toka", "Eka"]
    assert all(set(item) == SUMMARY for item in related)


def test_without_a_choice_related_posts_are_those_people_see(make_post, terms, read):
    near = {"work_packages": [terms["tp1"]], "municipalities": [terms["nivala"]]}
    post = make_post(slug="a", **near)
    for number in range(4):
        make_post(f"Lähellä {number}", day=-number, **near)
    make_post("Kaukana", news_type="blogi")
    shown = [item["title"] for item in read("/ajankohtaista/a")["relatedItems"]]
    assert shown == [other.title for other in NewsPage.objects.get(pk=post.pk).related]
    assert len(shown) == 3


def test_the_parent_is_a_summary(make_post, read):
    make_post(slug="a")
    parent = read("/ajankohtaista/a")["parent"]
    assert set(parent) == SUMMARY
    assert parent["@id"] == "http://testserver/ajankohtaista"
    assert read("/")["parent"] == {}


def test_a_picture_is_described_with_its_scales(make_post, picture, read):
    picture.credit = "Kuvaaja"
    picture.save()
    make_post(slug="a", picture=picture, picture_alt="Joki", picture_caption="Joella")
    data = read("/ajankohtaista/a")
    image = data["image"]
    assert (image["alt"], image["caption"], image["credit"]) == ("Joki", "Joella", "Kuvaaja")
    assert image["content-type"] == "image/jpeg"
    assert set(image["scales"]) == {"preview", "large", "huge"}
    assert image["download"] == image["scales"]["huge"]["download"]
    assert image["download"].startswith("http://testserver/media/images/")
    assert image["filename"].endswith(".jpg")
    assert isinstance(image["size"], int)
    assert data["blocks_layout"]["items"][:3] == ["title", "description", "leadimage"]


def test_the_copies_of_a_picture_can_be_fetched(make_post, picture, read, client):
    make_post(slug="a", picture=picture)
    for scale in read("/ajankohtaista/a")["image"]["scales"].values():
        response = client.get(scale["download"].removeprefix("http://testserver"))
        assert response.status_code == 200
        assert response.headers["Content-Type"] == "image/jpeg"


def test_a_picture_whose_file_is_gone_is_left_out(make_post, picture, read):
    make_post(slug="a", picture=picture)
    picture.file.storage.delete(picture.file.name)
    assert read("/ajankohtaista/a")["image"] is None


def test_a_list_shows_pictures_whose_copies_are_there(make_post, picture, read):
    post = make_post(slug="a", picture=picture, picture_alt="Joki")
    (item,) = read("/ajankohtaista")["items"]
    assert (item["image_field"], item["image_scales"]) == ("", None)
    post.save_revision().publish()
    (item,) = read("/ajankohtaista")["items"]
    assert item["image_field"] == "image"
    assert set(item["image_scales"]["image"][0]["scales"]) == {"preview", "large"}


def test_the_home_page_tells_its_doors(site_root, standard_page, read):
    door = {"title": "Työnhakija", "text": "Löydä tuki", "action": "Siirry", "page": standard_page}
    site_root.paths = [("path", door)]
    site_root.hero_title, site_root.hero_text = "Lupaus", "Teksti"
    site_root.save()
    data = read("/")
    assert (data["hero_title"], data["hero_text"]) == ("Lupaus", "Teksti")
    (path,) = data["paths"]
    assert (path["title"], path["action"]) == ("Työnhakija", "Siirry")
    assert path["target"]["@id"] == "http://testserver/tyonhakijalle"
    assert [block["@type"] for block in data["blocks"].values()][:2] == ["title", "teaser"]
    assert "<p>Lupaus</p>" in data["text"]["data"]


def test_the_project_page_tells_aims_and_results(site_root, read):
    site_root.add_child(
        instance=ProjectPage(
            title="Hanke", slug="hanke", body=[("paragraph", "<p>Runko</p>")],
            aims=[("paragraph", "<p>Tavoite</p>")], results=[("paragraph", "<p>Tulos</p>")],
        )
    )  # fmt: skip
    data = read("/hanke")
    assert data["text"]["data"] == "<p>Runko</p>\n<p>Tavoite</p>\n<p>Tulos</p>"
    assert data["aims"]["text"]["data"] == "<p>Tavoite</p>"
    (block,) = data["results"]["blocks"].values()
    assert block["plaintext"] == "Tulos"


def test_labels_are_in_the_language_of_the_page(make_post, in_swedish, read, settings):
    from django.utils import translation

    in_swedish(make_post(slug="a", news_type="blogi"), slug="b")
    with translation.override("sv"):
        swedish = (
            NewsPage.get_verbose_name(),
            str(NewsPage(news_type="blogi").get_news_type_display()),
        )
    data = read("/++api++/sv/ajankohtaista/b")
    assert (data["type_title"], data["news_type"]["title"]) == swedish


def test_a_uid_is_the_pages_own_and_stays(make_post, in_swedish, read):
    post = make_post(slug="a")
    in_swedish(post, slug="b")
    uid = read("/ajankohtaista/a")["UID"]
    assert len(uid) == 32
    assert read("/sv/ajankohtaista/b")["UID"] != uid
    NewsPage.objects.filter(pk=post.pk).update(title="Uusi nimi")
    assert read("/ajankohtaista/a")["UID"] == uid


def test_a_page_below_a_page_has_its_parent(standard_page, read):
    standard_page.add_child(instance=StandardPage(title="Alisivu", slug="alisivu"))
    data = read("/tyonhakijalle/alisivu")
    assert data["parent"]["title"] == "Työnhakijalle"
    assert read("/tyonhakijalle")["items"][0]["@id"] == data["@id"]
