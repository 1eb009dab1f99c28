"""The press preview: a signed address that shows a post before the public sees it."""

from django.conf import settings
from django.core import signing
from django.urls import reverse

SALT = "news.press-preview"


def preview_path(post) -> str:
    """The path of the preview. It stops working after `PRESS_PREVIEW_DAYS`."""
    return reverse("press_preview", args=[signing.dumps(post.pk, salt=SALT)])


def post_id(token: str) -> int:
    """The post a token was made for. Raises BadSignature when it is forged or too old."""
    return signing.loads(token, salt=SALT, max_age=settings.PRESS_PREVIEW_DAYS * 24 * 3600)
