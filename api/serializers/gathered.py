"""Everything the content of one page needs from the database, fetched before it is written out."""

from functools import cached_property

from wagtail.blocks import StreamValue
from wagtail.fields import StreamField

from api.serializers.pictures import fetch_copies
from api.serializers.references import References
from api.serializers.summary import specific_pages


class Gathered:
    """`parent` and `related` are visible specific pages; `streams` are the stored stream fields;
    `draft` says that the page is a working copy."""

    def __init__(self, tree, page, kind, *, draft: bool = False):
        self.tree = tree
        self.page = page
        self.draft = draft
        self.references = References(tree, page, self.streams.values())
        self.parent = self._parent()
        self.related = kind.related(tree, page)
        pages = [page, *self.related, *self.references.shown.values()]
        pages += [self.parent] if self.parent else []
        pictures = [getattr(shown, "picture", None) for shown in pages]
        fetch_copies([*pictures, *self.references.pictures.values()])

    @cached_property
    def streams(self) -> dict[str, StreamValue]:
        names = getattr(self.page, "api_fields", [])
        return {
            field.name: getattr(self.page, field.name)
            for field in self.page._meta.concrete_fields
            if isinstance(field, StreamField) and field.name in names
        }

    def _parent(self):
        """The page above when it is public and belongs to the site; otherwise None."""
        path = self.page.path[: -self.page.steplen]
        above = [page for page in self.tree.chain(self.page) if page.path == path]
        return next(iter(specific_pages(above)), None)
