"""Nothing of a hidden page is in any answer: not its title, not its words, not its address."""

import pytest
from wagtail.contrib.redirects.models import Redirect

from home.models import StandardPage
from news.models import NewsPage, RelatedPost
from tests.api.conftest import HIDDEN, assert_error

SECRET, SLUG = "Salaisuus Xyzzy", "salaisuus-xyzzy"
SPREAD = "b_size=100&expand=breadcrumbs,navigation,translations&expand.navigation.depth=4"


def assert_silent(response):
    text = response.content.decode()
    for word in ("Xyzzy", "xyzzy"):
        assert word not in text
    assert "xyzzy" not in response.headers.get("Location", "")


@pytest.fixture(params=HIDDEN)
def how(request):
    return request.param


@pytest.fixture
def post(make_post, hide, how):
    """A hidden post that has been in the menu."""
    post = make_post(SECRET, slug=SLUG, lead=f"{SECRET} johdanto", show_in_menus=True)
    hide(post, how)
    return post


@pytest.fixture
def page(site_root, hide, how):
    """A hidden page; one without an embargo of its own is a draft instead."""
    page = site_root.add_child(
        instance=StandardPage(title=SECRET, slug=SLUG, lead=SECRET, show_in_menus=True)
    )
    hide(page, "draft" if how == "embargoed" else how)
    return page


@pytest.mark.parametrize(
    "service", ["", "/@breadcrumbs", "/@navigation", "/@translations", "/@eiole"]
)
@pytest.mark.parametrize("start", ["", "/++api++"])
def test_its_own_address_says_nothing(start, service, post, how, ask):
    response = ask(f"{start}/ajankohtaista/{SLUG}{service}?{SPREAD}")
    if how == "private":
        body = assert_error(response, 401, "Unauthorized")
        assert "context" not in body
    else:
        # As for an address that never was: what is asked for is all that comes back.
        body = assert_error(response, 404, "NotFound")
        never = ask(f"{start}/ajankohtaista/{'x' * len(SLUG)}{service}?{SPREAD}").json()
        assert body["message"].replace(SLUG, "x" * len(SLUG)) == never["message"]
        assert body["context"] == never["context"]
    assert SECRET not in response.content.decode()


@pytest.mark.parametrize(
    "address",
    ["/", "/ajankohtaista", "/@navigation", "/@translations", "/ajankohtaista/@navigation"],
)
def test_lists_and_services_of_others_say_nothing(address, post, ask):
    response = ask(f"{address}?{SPREAD}")
    assert response.status_code == 200
    assert_silent(response)


def test_it_is_not_counted(post, make_post, read):
    make_post()
    assert read("/ajankohtaista")["items_total"] == 1
    assert read("/ajankohtaista?b_size=0")["items_total"] == 1


def test_facets_do_not_find_it(post, terms, ask):
    post.municipalities.set([terms["nivala"]])
    NewsPage.objects.get(pk=post.pk).municipalities.set([terms["nivala"]])
    response = ask("/ajankohtaista?kunta=nivala")
    assert_silent(response)
    assert response.json()["items_total"] == 0


def test_menus_and_lists_of_the_home_page_say_nothing(page, ask):
    assert_silent(ask(f"/?{SPREAD}"))
    assert_silent(ask("/@navigation?expand.navigation.depth=4"))


def test_children_do_not_name_a_hidden_parent(page, how, ask):
    page.add_child(instance=StandardPage(title="Lapsi", slug="lapsi", show_in_menus=True))
    response = ask(f"/{SLUG}/lapsi?{SPREAD}")
    if how == "private":
        assert_error(response, 401, "Unauthorized")
        return
    data = response.json()
    assert data["parent"] == {}
    assert SECRET not in response.content.decode()
    crumbs = data["@components"]["breadcrumbs"]["items"]
    assert [item["title"] for item in crumbs] == ["Lapsi"]


def test_the_menu_leaves_out_what_stands_below_it(page, ask):
    page.add_child(instance=StandardPage(title="Lapsi", slug="lapsi", show_in_menus=True))
    response = ask("/@navigation?expand.navigation.depth=4")
    assert_silent(response)
    assert "Lapsi" not in response.content.decode()


def test_a_teaser_to_it_is_left_out(post, make_post, ask):
    make_post(slug="a", body=[("teaser", {"page": post, "title": "", "text": ""})])
    response = ask("/ajankohtaista/a")
    assert_silent(response)
    assert [block["@type"] for block in response.json()["blocks"].values()] == [
        "title",
        "description",
    ]


def test_a_link_to_it_is_plain_text(post, make_post, ask):
    link = f'<p>Lue <a linktype="page" id="{post.pk}">täältä</a> lisää</p>'
    box = {"title": "x", "body": link, "tone": "info"}
    question = {"items": [{"question": "x", "answer": link}]}
    make_post(slug="a", body=[("paragraph", link), ("info_box", box), ("questions", question)])
    response = ask("/ajankohtaista/a")
    assert_silent(response)
    assert "Lue täältä lisää" in response.content.decode()
    assert "linktype" not in response.content.decode()


def test_it_is_not_related_by_choice(post, make_post, ask):
    other = make_post(slug="a")
    RelatedPost.objects.create(page=other, post=post)
    response = ask("/ajankohtaista/a")
    assert_silent(response)
    assert response.json()["relatedItems"] == []


def test_it_is_not_related_by_subject(post, make_post, terms, ask):
    NewsPage.objects.get(pk=post.pk).work_packages.set([terms["tp1"]])
    make_post(slug="a", work_packages=[terms["tp1"]])
    assert_silent(ask("/ajankohtaista/a"))


def test_a_door_of_the_home_page_to_it_is_left_out(page, site_root, ask):
    door = {"title": "Ovi", "text": "x", "action": "y", "page": page}
    site_root.paths = [("path", door)]
    site_root.save()
    response = ask("/")
    assert_silent(response)
    assert response.json()["paths"] == []


def test_its_translations_do_not_lead_to_it(make_post, in_swedish, hide, how, ask):
    original = make_post(slug="a")
    translated = in_swedish(original, title=SECRET, slug=SLUG)
    hide(translated, how)
    response = ask(f"/ajankohtaista/a?{SPREAD}")
    assert_silent(response)
    assert response.json()["@components"]["translations"]["items"] == []
    assert_silent(ask("/ajankohtaista/a/@translations"))


def test_a_hidden_home_page_of_a_language_is_no_root(make_post, in_swedish, hide, how, ask):
    home = in_swedish(make_post(slug="a")).get_parent().get_parent().specific
    home.title = SECRET
    home.slug = SLUG
    home.save()
    hide(home, "draft" if how == "embargoed" else how)
    response = ask(f"/ajankohtaista/a?{SPREAD}")
    assert_silent(response)
    assert response.json()["@components"]["translations"]["root"] == {"fi": "http://testserver"}


@pytest.mark.parametrize(
    "address", ["/++api++/vanha", "/vanha/@breadcrumbs", "/++api++/vanha/@navigation"]
)
def test_an_old_address_does_not_lead_to_it(address, post, ask):
    Redirect.add_redirect("/vanha", redirect_to=post)
    response = ask(address)
    assert_error(response, 404, "NotFound")
    assert_silent(response)


def test_a_link_to_its_translation_is_plain_text(
    make_post, standard_page, in_swedish, hide, how, read
):
    """The text leads to the page in its own language while that one may not be seen."""
    swedish = in_swedish(standard_page, title=SECRET, slug=SLUG)
    hide(swedish, "draft" if how == "embargoed" else how)
    link = f'<p><a linktype="page" id="{standard_page.pk}">x</a></p>'
    in_swedish(make_post(slug="a", body=[("paragraph", link)]), slug="b")
    html = read("/sv/ajankohtaista/b")["text"]["data"]
    assert html == '<p><a href="http://testserver/tyonhakijalle">x</a></p>'
