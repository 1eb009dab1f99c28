"""Pictures: the largest public copy and the others as scales.

Originals are not public, so `download` is the largest copy and everything else describes it.
Copies are made when a page is published; a list never makes one.
"""

import logging
from collections.abc import Iterable
from pathlib import PurePosixPath

from django.db.models import Prefetch, prefetch_related_objects
from wagtail.images.exceptions import InvalidFilterSpecError
from wagtail.images.models import Filter, SourceImageIOError

from api.addresses import absolute
from core.models import Picture, PictureRendition
from core.renditions import PRESETS, filter_specs

SCALES = ("preview", "large", "huge")
JPEG = "image/jpeg"
logger = logging.getLogger(__name__)


def specs(preset: str) -> list[str]:
    return filter_specs(preset)["jpeg"]


ALL_SPECS = [spec for preset in PRESETS if preset != "logo" for spec in specs(preset)]


def fetch_copies(pictures: Iterable[Picture | None]) -> None:
    """Fetches the copies of all these pictures in one query."""
    copies = PictureRendition.objects.filter(filter_spec__in=ALL_SPECS)
    there = [picture for picture in pictures if picture is not None]
    prefetch_related_objects(there, Prefetch("renditions", queryset=copies))


def copies_of(picture: Picture, preset: str, *, make: bool) -> list[PictureRendition]:
    """The copies of the preset, smallest first; missing ones are made only when `make`."""
    wanted = specs(preset)
    if not make:
        there = picture.find_existing_renditions(*(Filter(spec=spec) for spec in wanted))
        found = {spec.spec: copy for spec, copy in there.items()}
    else:
        try:
            found = picture.get_renditions(*wanted)
        except (OSError, ValueError, SourceImageIOError, InvalidFilterSpecError):
            logger.exception("The copies of picture %s cannot be made.", picture.pk)
            found = {}
    return [found[spec] for spec in wanted if spec in found]


def image(picture: Picture | None, request, preset: str, *, alt="", make=False) -> dict | None:
    """The picture as Plone's image field; None without a picture or without a copy of it."""
    copies = copies_of(picture, preset, make=make) if picture else []
    if not copies:
        return None
    largest = copies[-1]
    return {
        "download": absolute(largest.url, request),
        "content-type": JPEG,
        "filename": PurePosixPath(largest.file.name).name,
        "width": largest.width,
        "height": largest.height,
        "scales": {
            name: {
                "download": absolute(copy.url, request),
                "width": copy.width,
                "height": copy.height,
            }
            for name, copy in zip(SCALES, copies, strict=False)
        },
        "alt": alt,
        "credit": picture.credit,
    }


def size_of(picture: Picture, preset: str) -> int | None:
    """Bytes of the largest copy; None when its file is out of reach."""
    copies = copies_of(picture, preset, make=False)
    try:
        return copies[-1].file.size if copies else None
    except OSError:
        return None
