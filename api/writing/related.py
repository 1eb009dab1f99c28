"""`relatedItems`: the pages that an editor has chosen as related, by address or UID."""

from api.writing.blocks import Incoming
from api.writing.rich_text import ShapeError
from news.models import NewsPage, RelatedPost

MOST = 20


def set_related(page, value, incoming: Incoming) -> None:
    """Only posts have related pages; for other types there is nothing to set."""
    if not isinstance(page, NewsPage):
        return
    if not isinstance(value, list) or len(value) > MOST:
        raise ShapeError(f"A list of at most {MOST} pages is expected.")
    found = [incoming.page(name) for name in value]
    if not all(isinstance(post, NewsPage) for post in found):
        raise ShapeError("A value names no post of this site.")
    page.chosen_related = [RelatedPost(post=post) for post in found]
