"""The one gate between stored pages and the public.

Every query whose result an anonymous visitor may see starts from `visible_pages()` or from
`SomePage.objects.visible()`: listings, feeds, the sitemap, menus, related pages, search, JSON.
"""

from datetime import datetime

from django.db.models import CharField, Exists, ExpressionWrapper, F, OuterRef, Q, Subquery
from django.utils import timezone
from wagtail.models import Page, PageManager, PageViewRestriction, get_page_models
from wagtail.query import PageQuerySet


class PublicPageQuerySet(PageQuerySet):
    """Questions about what the public may see. `at` is an aware datetime; None means now."""

    def visible(self, at: datetime | None = None) -> "PublicPageQuerySet":
        """Published, in its own language, not private, not early, not embargoed, not expired."""
        at = at or timezone.now()
        return (
            self.live()
            .translated()
            .outside_private_sections()
            .filter(Q(go_live_at__isnull=True) | Q(go_live_at__lte=at))
            .filter(Q(expire_at__isnull=True) | Q(expire_at__gt=at))
            .not_embargoed(at)
        )

    def translated(self) -> "PublicPageQuerySet":
        """Leaves out the placeholders that await a translation (see `core.locale_trees`)."""
        return self.filter(Q(alias_of__isnull=True) | Q(alias_of__locale_id=F("locale_id")))

    def outside_private_sections(self) -> "PublicPageQuerySet":
        """As Wagtail's `public()`, but asked in the query itself: no query beforehand.

        An alias is as private as its source.
        """

        def above(path: str):
            asked = ExpressionWrapper(OuterRef(path), output_field=CharField())
            # A value of its own for each of the few restrictions. Joined, the pages would be there
            # twice, and SQLite may choose to read them all for every page that it looks at.
            root = Subquery(Page.objects.filter(pk=OuterRef("page_id")).order_by().values("path"))
            return PageViewRestriction.objects.annotate(asked=asked).filter(asked__startswith=root)

        return self.filter(~Exists(above("path"))).filter(
            Q(alias_of__isnull=True) | ~Exists(above("alias_of__path"))
        )

    def not_embargoed(self, at: datetime | None = None) -> "PublicPageQuerySet":
        """Leaves out pages of every type that carries an embargo which has not lifted yet."""
        at = at or timezone.now()
        if any(field.name == "embargo_until" for field in self.model._meta.get_fields()):
            return self.filter(Q(embargo_until__isnull=True) | Q(embargo_until__lte=at))
        pages = self
        for model in embargoable_models():
            pages = pages.exclude(pk__in=model.objects.filter(embargo_until__gt=at).values("pk"))
        return pages

    def newest_first(self) -> "PublicPageQuerySet":
        return self.order_by("-first_published_at", "-pk")


class PublicPageManager(PageManager.from_queryset(PublicPageQuerySet)):
    """The manager of every page type of this house."""


def embargoable_models() -> list[type[Page]]:
    """Concrete page types with an `embargo_until` of their own (see `core.models.Embargo`)."""
    from core.models import Embargo

    return [model for model in get_page_models() if issubclass(model, Embargo)]


def visible_pages(at: datetime | None = None) -> PublicPageQuerySet:
    """Pages of every type that an anonymous visitor may see."""
    return PublicPageQuerySet(Page).order_by("path").visible(at)
