"""Pictures as editors upload them."""

from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from PIL import Image

from core.models import Picture

pytestmark = pytest.mark.django_db


def photo(size=(80, 60), image_format="JPEG", **save):
    out = BytesIO()
    Image.new("RGB", size, "#2C6349").save(out, image_format, **save)
    return out.getvalue()


def exif_with_gps():
    exif = Image.Exif()
    exif[0x0110] = "Kamera 3000"
    exif[0x0112] = 6  # turn a quarter clockwise
    gps = exif.get_ifd(0x8825)
    gps[1], gps[2] = "N", (64.0, 4.0, 27.0)
    return exif


def upload(client, name, content, content_type="image/jpeg"):
    return client.post(
        reverse("wagtailimages:add"),
        {
            "title": "Kuva",
            "file": SimpleUploadedFile(name, content, content_type),
            "collection": 1,
            "focal_point_x": "", "focal_point_y": "", "focal_point_width": "", "focal_point_height": "",
        },
    )  # fmt: skip


def test_gps_and_camera_are_gone_and_the_picture_stands_upright(admin_client):
    answer = upload(admin_client, "kuva.jpg", photo(exif=exif_with_gps()))
    assert answer.status_code == 302
    picture = Picture.objects.get()
    with picture.file.open() as file, Image.open(file) as stored:
        assert not stored.getexif()
        assert stored.size == (60, 80)
    assert b"Kamera" not in picture.file.open().read()
    assert (picture.width, picture.height) == (60, 80)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("kuva.jpg", b"this is no picture at all"),
        ("kuva.gif", b"GIF89a<script>alert(1)</script>"),
        ("kuva.svg", b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'),
        ("kuva.png", photo()),
    ],
    ids=["text", "script-in-gif", "svg", "jpeg-named-png"],
)
def test_what_is_no_picture_is_refused_with_words_and_the_title_is_kept(
    admin_client, name, content
):
    answer = upload(admin_client, name, content)
    assert answer.status_code == 200
    assert answer.context["form"].errors["file"]
    assert 'value="Kuva"' in answer.content.decode()
    assert not Picture.objects.exists()


def test_a_picture_of_sixty_megapixels_is_refused_with_words(admin_client):
    huge = photo(size=(10_000, 6_000), quality=10)
    answer = upload(admin_client, "iso.jpg", huge)
    assert answer.status_code == 200
    assert "60000000" in str(answer.context["form"].errors["file"]).replace("\xa0", "")
    assert not Picture.objects.exists()


def test_only_scaled_pictures_are_open_in_the_media_folder(client, picture):
    rendition = picture.get_rendition("width-200")
    answer = client.get(rendition.url)
    assert answer.status_code == 200
    assert "immutable" in answer["Cache-Control"]
    assert client.get(picture.file.url).status_code == 404
    assert client.get("/media/images/../documents/salainen.pdf").status_code == 404
