"""The form that takes a picture in."""

from io import BytesIO

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from PIL import Image, ImageOps, UnidentifiedImageError
from wagtail.images.fields import WagtailImageField
from wagtail.images.forms import BaseImageForm

# Formats whose stored bytes may hold a camera's notes: place, owner, serial number.
CARRIES_METADATA = {"JPEG", "WEBP", "PNG", "AVIF", "HEIF", "TIFF"}


UNREADABLE = _("The file cannot be read as a picture. Save it anew as JPEG or PNG and try again.")
# What Pillow and Willow raise on broken files, besides ValidationError.
READ_ERRORS = (UnidentifiedImageError, OSError, ValueError, SyntaxError, EOFError)


class PictureField(WagtailImageField):
    """Wagtail's field lets the error of a broken file pass through as a server error."""

    def to_python(self, data):
        try:
            return super().to_python(data)
        except READ_ERRORS as error:
            raise ValidationError(UNREADABLE, code="invalid_image") from error


class PictureForm(BaseImageForm):
    """Takes a picture in, upright and without the metadata of the camera (GPS among it)."""

    file = PictureField(label=_("File"))

    def clean_file(self):
        upload = self.cleaned_data.get("file")
        if not upload or "file" not in self.changed_data:
            return upload
        try:
            return without_metadata(upload)
        except READ_ERRORS as error:
            raise ValidationError(UNREADABLE, code="invalid_image") from error


def without_metadata(upload):
    """The uploaded file with its pixels rotated upright and every metadata block left out.

    Raises what Pillow raises when the file is not a readable picture.
    """
    upload.seek(0)
    with Image.open(upload) as picture:
        image_format = picture.format
        if getattr(picture, "is_animated", False) or image_format not in CARRIES_METADATA:
            picture.load()
            upload.seek(0)
            return upload
        upright = ImageOps.exif_transpose(picture)
        keep = {"icc_profile": picture.info["icc_profile"]} if "icc_profile" in picture.info else {}
        clean = Image.new(upright.mode, upright.size)
        if upright.mode == "P":
            clean = upright.convert("RGBA")
        else:
            clean.paste(upright)
        if image_format in {"JPEG", "WEBP", "AVIF", "HEIF"}:
            keep["quality"] = 92
        out = BytesIO()
        clean.save(out, image_format, **keep)
    upload.seek(0)
    upload.truncate()
    upload.write(out.getvalue())
    upload.size = len(out.getvalue())
    upload.seek(0)
    return upload
