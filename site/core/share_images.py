"""Share pictures of pages: where they are, when they are drawn, who may see them.

The address holds a hash of everything the picture shows, so a changed title has a new address and
social media fetch it anew. A picture is drawn when it is first asked for and kept in the file
storage. Whoever asks with another hash is led to the right one: nobody can make the server draw
more than one picture for each state of a page.
"""

import logging
from dataclasses import dataclass
from hashlib import sha256

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db.models.signals import post_delete
from django.dispatch import receiver
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import translation
from django.utils.translation import pgettext
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe
from PIL import Image, UnidentifiedImageError

from core import share_drawing
from core.models import BasePage, Picture, ProjectSettings
from core.querysets import visible_pages
from core.tree import specific

FOLDER = "share"
# Part of the hash: a new look is a new picture.
VERSION = "1"
WIDTH, HEIGHT = share_drawing.SIZE

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Card:
    """What the share picture of a page shows. `photo_alone` is a picture chosen for sharing."""

    title: str
    project: str
    statement: str
    colours: tuple[str, str, str]
    photo: Picture | None
    photo_alone: bool

    @property
    def key(self) -> str:
        photo = self.photo and (self.photo.pk, self.photo.file.name, self.photo_alone)
        shown = (VERSION, self.title, self.project, self.statement, self.colours, photo)
        return sha256(repr(shown).encode()).hexdigest()[:16]

    def draw(self) -> bytes:
        primary, deep, accent = self.colours
        photo = self.photo and opened(self.photo)
        return share_drawing.draw(
            share_drawing.Look(
                title=self.title,
                project=self.project,
                statement=self.statement,
                primary=primary,
                deep=deep,
                accent=accent,
                photo=photo,
                photo_alone=self.photo_alone and photo is not None,
            )
        )


def card_of(page: BasePage, project: ProjectSettings) -> Card:
    """A picture chosen for sharing is shown whole; another picture stands beside the title."""
    with translation.override(page.locale.language_code):
        statement = pgettext("EU emblem", "Co-funded by the European Union")
    photo = page.share_image or getattr(page, "picture", None) or project.share_image
    return Card(
        title=page.share_title or page.title,
        project=project.name,
        statement=statement,
        colours=(project.colour_primary, project.colour_deep, project.colour_accent),
        photo=photo,
        photo_alone=page.share_image_id is not None,
    )


def opened(picture: Picture) -> Image.Image | None:
    """The picture around its focal point; None when its file is gone or cannot be read."""
    try:
        with picture.file.storage.open(picture.file.name) as file:
            image = Image.open(file)
            image.draft("RGB", (share_drawing.SIZE[0] * 2, share_drawing.SIZE[1] * 2))
            return image.convert("RGB")
    except (OSError, UnidentifiedImageError, Image.DecompressionBombError):
        log.warning("The picture %s of a share picture cannot be read.", picture.pk)
        return None


def address(page: BasePage, project: ProjectSettings) -> str:
    return reverse("share_image", args=(page.pk, card_of(page, project).key))


@require_safe
@cache_control(max_age=24 * 3600, public=True)
def share_image(request: HttpRequest, page_id: str, key: str) -> HttpResponse:
    """The share picture of a page that everybody may read; 404 for any other."""
    found = visible_pages().filter(pk=page_id, depth__gt=1).first()
    page = found and specific(found)
    if not isinstance(page, BasePage):
        raise Http404
    project = ProjectSettings.for_request(request)
    card = card_of(page, project)
    if key != card.key:
        return redirect(address(page, project))
    return HttpResponse(stored(page, card), content_type="image/jpeg")


def stored(page: BasePage, card: Card) -> bytes:
    """The picture from the storage, drawn first when it is not there; earlier ones go."""
    name = f"{FOLDER}/{page.pk}/{card.key}.jpg"
    if default_storage.exists(name):
        with default_storage.open(name) as file:
            return file.read()
    picture = card.draw()
    forget(page.pk)
    default_storage.save(name, ContentFile(picture))
    return picture


def forget(page_id: int) -> None:
    """Removes the kept pictures of a page."""
    folder = f"{FOLDER}/{page_id}"
    try:
        _folders, files = default_storage.listdir(folder)
    except FileNotFoundError:
        return
    for name in files:
        default_storage.delete(f"{folder}/{name}")


@receiver(post_delete)
def forget_deleted(sender, instance, **kwargs):
    if isinstance(instance, BasePage):
        forget(instance.pk)
