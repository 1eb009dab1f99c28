"""The pictures that stand for pages in social media."""

import re
from datetime import timedelta
from io import BytesIO

import pytest
from django.core.files.storage import default_storage
from django.utils import timezone
from PIL import Image
from wagtail.models import Locale, PageViewRestriction

from core import share_drawing, share_images
from core.models import ProjectSettings
from core.share_drawing import SIZE, Look, draw, fitted, is_from_right, manrope, speakable, wrapped

pytestmark = pytest.mark.django_db
HOUR = timedelta(hours=1)


@pytest.fixture(autouse=True)
def empty_storage(settings, tmp_path):
    """Files outlive a test's transaction, and numbers of pages come again."""
    settings.MEDIA_ROOT = tmp_path


def share_path(client, page) -> str:
    html = client.get(page.url).content.decode()
    address = re.search(r'<meta property="og:image" content="([^"]*)"', html)[1]
    return address.removeprefix("http://testserver")


# --- who may see which ------------------------------------------------------------------------


def test_every_page_has_a_share_picture_of_1200_by_630(client, make_post, standard_page, site_root):
    for page in (make_post(), standard_page, site_root):
        answer = client.get(share_path(client, page))
        assert answer["Content-Type"] == "image/jpeg"
        assert Image.open(BytesIO(answer.content)).size == (1200, 630)


def test_the_emblem_stands_on_its_white_strip_in_every_picture(client, make_post, picture):
    for post in (
        make_post("A"),
        make_post("B", picture=picture),
        make_post("C", share_image=picture),
    ):
        image = Image.open(BytesIO(client.get(share_path(client, post)).content)).convert("RGB")
        blue = image.getpixel((70, 540))
        assert all(abs(a - b) < 12 for a, b in zip(blue, (0, 51, 153), strict=True)), post
        white = image.getpixel((20, 620))
        assert min(white) > 245, post


def test_the_picture_is_drawn_once_and_kept(client, make_post, monkeypatch):
    path = share_path(client, make_post())
    first = client.get(path).content
    monkeypatch.setattr(share_drawing, "draw", None)
    assert client.get(path).content == first


def test_a_new_title_is_a_new_picture_and_the_old_address_leads_to_it(client, make_post):
    post = make_post("Vanha otsikko")
    old = share_path(client, post)
    client.get(old)
    post.title = "Uusi otsikko"
    post.save()
    new = share_path(client, post)
    assert new != old
    answer = client.get(old)
    assert (answer.status_code, answer["Location"]) == (302, new)
    assert client.get(new).status_code == 200
    assert len(default_storage.listdir(f"share/{post.pk}")[1]) == 1


@pytest.mark.parametrize("change", ["share_title", "share_image", "picture"])
def test_what_the_picture_shows_is_part_of_its_address(client, make_post, picture, change):
    post = make_post()
    before = share_path(client, post)
    setattr(post, change, "Jaettava otsikko" if change == "share_title" else picture)
    post.save()
    assert share_path(client, post) != before


def test_colours_and_name_of_the_project_are_part_of_the_address(client, make_post):
    post = make_post()
    before = share_path(client, post)
    ProjectSettings.objects.update(colour_deep="#401040")
    assert share_path(client, post) != before


@pytest.mark.parametrize(
    "fields",
    [{"live": False}, {"embargo_until": HOUR}, {"go_live_at": HOUR}, {"expire_at": -HOUR}],
)
def test_hidden_pages_have_no_share_picture(client, make_post, fields):
    now = timezone.now()
    shifted = {k: now + v if isinstance(v, timedelta) else v for k, v in fields.items()}
    post = make_post(**shifted)
    project = ProjectSettings.objects.get()
    assert client.get(share_images.address(post, project)).status_code == 404
    assert client.get(f"/jakokuva/{post.pk}-{'0' * 16}.jpg").status_code == 404


def test_private_pages_have_no_share_picture(client, make_post):
    post = make_post()
    path = share_path(client, post)
    PageViewRestriction.objects.create(page=post, restriction_type=PageViewRestriction.LOGIN)
    assert client.get(path).status_code == 404


@pytest.mark.parametrize(
    "address",
    ["/jakokuva/1-0000000000000000.jpg", "/jakokuva/999999999-0000000000000000.jpg",
     "/jakokuva/99999999999999999999-0000000000000000.jpg", "/jakokuva/x-0.jpg", "/jakokuva/"],
)  # fmt: skip
def test_addresses_of_no_picture_are_not_found(client, site_root, address):
    assert client.get(address).status_code == 404


def test_wrong_hashes_draw_nothing(client, make_post, monkeypatch):
    post = make_post()
    monkeypatch.setattr(share_drawing, "draw", None)
    for number in range(5):
        assert client.get(f"/jakokuva/{post.pk}-{number:016x}.jpg").status_code == 302
    assert not default_storage.exists(f"share/{post.pk}")


def test_a_lost_picture_file_costs_the_picture_and_not_the_answer(client, make_post, picture):
    post = make_post(share_image=picture)
    picture.file.storage.delete(picture.file.name)
    assert client.get(share_path(client, post)).status_code == 200


def test_the_pictures_of_a_deleted_page_go(client, make_post):
    post = make_post()
    client.get(share_path(client, post))
    pk = post.pk
    assert default_storage.listdir(f"share/{pk}")[1]
    post.delete()
    assert not default_storage.listdir(f"share/{pk}")[1]


def test_the_statement_is_in_the_language_of_the_page(standard_page):
    project = ProjectSettings.objects.get()
    statements = {}
    for code in ("fi", "sv", "en", "fi-simple"):
        standard_page.locale = Locale.objects.get_or_create(language_code=code)[0]
        statements[code] = share_images.card_of(standard_page, project).statement
    assert statements == {
        "fi": "Euroopan unionin osarahoittama",
        "sv": "Medfinansieras av Europeiska unionen",
        "en": "Co-funded by the European Union",
        "fi-simple": "Euroopan unionin osarahoittama",
    }


# --- what is drawn ----------------------------------------------------------------------------

TITLES = [
    "", " ", "A", "Yhteystiedot", "Ryhmävalmennus kutsuu mukaan työnhakijat viidessä kunnassa", "sana " * 60,
    "Työllisyydenhoitosuunnittelijankoulutusohjelmakokonaisuudenkehittämishankesuunnitelmatyöryhmä" * 3,
    "Hei 👋🏽 kesätyöt 🎉 haussa ❤️!", "🎉🎉🎉", "مستقبل العمل في فنلندا", "שלום עולם", "未来的工作", "Майбутнє праці",
    "\u202eabc\u202c", "a\x00b\nc\td", "<script>alert(1)</script>", "W" * 255, "i" * 255, "e\u0301" * 100,
]  # fmt: skip


@pytest.mark.parametrize("title", TITLES)
@pytest.mark.parametrize("with_photo", [False, True])
def test_any_title_can_be_drawn(title, with_photo):
    look = Look(
        title, "Tulevaisuuden tekijät", "Euroopan unionin osarahoittama", "#0B5563", "#083B46", "#F2A33A",
        photo=Image.new("RGB", (30, 900)) if with_photo else None,
    )  # fmt: skip
    assert Image.open(BytesIO(draw(look))).size == SIZE


@pytest.mark.parametrize("title", TITLES)
@pytest.mark.parametrize("wide", [1072, 608])
def test_a_title_takes_three_lines_at_most_and_stays_inside(title, wide):
    size, lines, make = fitted(title, wide)
    assert len(lines) <= 3
    assert all(make(size).getlength(line) <= wide for line in lines)


def test_a_short_title_is_larger_than_a_long_one():
    assert fitted("Yhteystiedot", 1072)[0] > fitted("sana " * 30, 1072)[0]


def test_what_does_not_fit_is_cut_with_an_ellipsis():
    assert fitted("sana " * 100, 1072)[1][-1].endswith("…")


def test_emoji_are_left_out_and_letters_are_not():
    text, make = speakable("Hei 👋🏽 kesätyöt ❤️!")
    assert text == "Hei kesätyöt !"
    assert make is manrope


def test_a_script_without_a_typeface_shows_the_project_instead_of_boxes(monkeypatch):
    monkeypatch.setattr(share_drawing, "other_fonts", list)
    assert speakable("未来的工作")[0] == ""
    title = []
    monkeypatch.setattr(
        share_drawing, "fitted", lambda text, wide: title.append(text) or (40, [], manrope)
    )
    draw(Look("未来的工作", "Hanke", "EU", "#0B5563", "#083B46", "#F2A33A"))
    assert title == ["Hanke"]


def test_arabic_and_hebrew_start_from_the_right():
    assert is_from_right("مستقبل")
    assert is_from_right("1. שלום")
    assert not is_from_right("Työ")


def test_lines_are_wrapped_between_words():
    assert wrapped("aa bb cc", manrope(20).getlength("aa bb"), manrope(20)) == ["aa bb", "cc"]
