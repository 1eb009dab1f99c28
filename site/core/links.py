"""Links to pages inside running text, shown only while the page is public."""

from django.utils.html import escape
from wagtail.rich_text.pages import PageLinkHandler

from core.querysets import visible_pages


class PublicPageLinkHandler(PageLinkHandler):
    """A link to a hidden page becomes plain text: its address would tell its title."""

    @classmethod
    def expand_db_attributes_many(cls, attrs_list: list[dict]) -> list[str]:
        ids = {attrs["id"] for attrs in attrs_list if str(attrs.get("id", "")).isdigit()}
        pages = {str(page.pk): page for page in visible_pages().filter(pk__in=ids)}
        found = (pages.get(str(attrs.get("id"))) for attrs in attrs_list)
        return [f'<a href="{escape(page.localized.url)}">' if page else "<a>" for page in found]
