"""The main picture of a page: one of this site by its address, or a new one as a file."""

from api.writing.blocks import Incoming
from api.writing.files import is_file, uploaded
from api.writing.rich_text import ShapeError
from api.writing.uploads import store_picture
from api.writing.work import Work


def take_picture(work: Work, page, value, incoming: Incoming) -> dict:
    """The values of the form's fields for the picture, its alternative text and its caption."""
    if value is None:
        return {"picture": None}
    if not isinstance(value, dict):
        raise ShapeError("An object is expected: a picture as it is read, or a file.")
    if is_file(value):
        title = value.get("alt") if isinstance(value.get("alt"), str) else ""
        picture = store_picture(work.user, uploaded(value), title or page.title)
    else:
        picture = incoming.picture(value)
        if picture is None:
            # A picture without public copies cannot be named, and the one that is set stays.
            picture = page.picture if not value.get("download") else None
    if picture is None:
        raise ShapeError("download names no picture of this site.")
    values = {"picture": picture.pk}
    for key, name in (("alt", "picture_alt"), ("caption", "picture_caption")):
        text = value.get(key)
        if text is not None and not isinstance(text, str):
            raise ShapeError(f"{key} is a text.")
        if text is not None:
            values[name] = text
    return values
