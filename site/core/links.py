"""Links to pages inside running text, shown only while the page is public."""

from django.utils.html import escape
from wagtail.rich_text.pages import PageLinkHandler

from core.languages import html_lang, is_foreign, public_versions


class PublicPageLinkHandler(PageLinkHandler):
    """A link leads to the page in the language of the reader, where it has been translated.

    A link to a hidden page becomes plain text: its address would tell its title.
    """

    @classmethod
    def expand_db_attributes_many(cls, attrs_list: list[dict]) -> list[str]:
        ids = [str(attrs.get("id", "")) for attrs in attrs_list]
        pages = public_versions(int(pk) for pk in ids if pk.isascii() and pk.isdigit())
        found = (pages.get(int(pk)) if pk.isascii() and pk.isdigit() else None for pk in ids)
        return [opening(page) if page else "<a>" for page in found]


def opening(page) -> str:
    """The opening tag of a link, which says so when it leads to another language."""
    code = html_lang(page.locale.language_code)
    language = f' hreflang="{code}"' if is_foreign(page) else ""
    return f'<a href="{escape(page.url)}"{language}>'
