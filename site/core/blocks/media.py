"""Blocks with pictures, videos and content of others."""

from urllib.parse import parse_qs, urlsplit

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.blocks.struct_block import StructBlockValidationError
from wagtail.images.blocks import ImageBlock


class PictureBlock(blocks.StructBlock):
    picture = ImageBlock(label=_("Picture"))
    caption = blocks.CharBlock(label=_("Picture caption"), max_length=250, required=False)
    credit = blocks.CharBlock(
        label=_("Credit"),
        max_length=160,
        required=False,
        help_text=_("Left empty, the photographer of the picture is printed."),
    )

    class Meta:
        icon = "image"
        label = _("Picture")
        group = _("Media")
        template = "core/blocks/image.html"
        preview_template = "core/blocks/previews/image.html"
        description = _("A picture with alternative text, caption and photographer.")


def player_address(url: str) -> str | None:
    """The privacy-enhanced player of a YouTube or Vimeo address; None for any other address."""
    parts = urlsplit(url)
    host = (parts.hostname or "").removeprefix("www.").removeprefix("m.")
    last = parts.path.rstrip("/").rsplit("/", 1)[-1]
    if host in {"youtube.com", "youtube-nocookie.com"}:
        video = parse_qs(parts.query).get("v", [last])[0]
        return f"https://www.youtube-nocookie.com/embed/{video}" if is_video_id(video) else None
    if host == "youtu.be":
        return f"https://www.youtube-nocookie.com/embed/{last}" if is_video_id(last) else None
    if host in {"vimeo.com", "player.vimeo.com"}:
        return f"https://player.vimeo.com/video/{last}?dnt=1" if last.isdigit() else None
    return None


def is_video_id(text: str) -> bool:
    return 6 <= len(text) <= 20 and all(c.isascii() and (c.isalnum() or c in "-_") for c in text)


class PlayerValue(blocks.StructValue):
    @property
    def player(self) -> str | None:
        return player_address(self.get("url") or "")

    @property
    def host(self) -> str:
        """The service that receives the visitor's address after a click."""
        return (urlsplit(self.get("url") or "").hostname or "").removeprefix("www.")


class VideoBlock(blocks.StructBlock):
    """A video by link. It loads on a click; until then a link and a button stand in its place."""

    url = blocks.URLBlock(label=_("Address of the video"), help_text=_("YouTube or Vimeo."))
    title = blocks.CharBlock(label=_("Title of the video"), max_length=160)
    captions = blocks.ChoiceBlock(
        label=_("Captions"),
        search_index=False,
        choices=[
            ("captioned", _("The video has captions")),
            ("no-speech", _("The video has no speech")),
            ("due", _("Captions follow within 14 days")),
        ],
        help_text=_("The law asks for captions within 14 days of publishing a recording."),
    )
    captions_due = blocks.DateBlock(label=_("Captions ready by"), required=False)
    transcript = blocks.RichTextBlock(
        label=_("The same as text"), required=False, features=["bold", "ul", "ol", "link"]
    )

    def clean(self, value):
        value = super().clean(value)
        errors = {}
        if value.get("url") and value.player is None:
            errors["url"] = ValidationError(_("Give the address of a YouTube or Vimeo video."))
        if value.get("captions") == "due" and not value.get("captions_due"):
            errors["captions_due"] = ValidationError(_("Tell the day when the captions are ready."))
        if errors and not self.is_deferred_validation:
            raise StructBlockValidationError(block_errors=errors)
        return value

    class Meta:
        icon = "media"
        label = _("Video")
        group = _("Media")
        label_format = "{title}"
        template = "core/blocks/video.html"
        value_class = PlayerValue
        description = _("A captioned video. Nothing loads from the service before a click.")
        preview_value = {
            "url": "https://vimeo.com/76979871",
            "title": "Näin ryhmävalmennus toimii",
            "captions": "captioned",
        }


class EmbedBlock(blocks.StructBlock):
    """Content of another service behind a click: named recipient, plain link, no request before."""

    url = blocks.URLBlock(label=_("Address"))
    title = blocks.CharBlock(label=_("What it is"), max_length=160)
    explanation = blocks.CharBlock(
        label=_("Explanation"),
        max_length=300,
        required=False,
        help_text=_("What opens and why it is worth it."),
    )

    class Meta:
        icon = "code"
        label = _("Embed from another service")
        group = _("Media")
        label_format = "{title}"
        template = "core/blocks/embed.html"
        value_class = PlayerValue
        description = _("A form, map or stream of another service. Opens on a click.")
        preview_value = {
            "url": "https://link.webropol.com/s/kysely",
            "title": "Palautekysely",
            "explanation": "Vastaaminen vie kolme minuuttia.",
        }
