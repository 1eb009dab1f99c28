"""Questions about news posts."""

from datetime import datetime

from django.db.models import Case, Count, F, IntegerField, OuterRef, Q, Subquery, Value, When
from django.db.models.functions import Coalesce
from django.utils import timezone

from core import similar
from core.querysets import PublicPageManager, PublicPageQuerySet


class NewsQuerySet(PublicPageQuerySet):
    def with_date(self) -> "NewsQuerySet":
        """Adds `shown_at`, the moment by which posts are dated and ordered (`NewsPage.date`)."""
        chosen = Coalesce("published_at", "first_published_at")
        return self.annotate(
            shown_at=Case(When(embargo_until__gt=chosen, then="embargo_until"), default=chosen)
        )

    def newest_first(self) -> "NewsQuerySet":
        return self.with_date().order_by(F("shown_at").desc(nulls_last=True), "-pk")

    def for_front_page(self, at: datetime | None = None) -> "NewsQuerySet":
        """Pinned posts first while their pin holds, then the newest."""
        at = at or timezone.now()
        pinned = Case(
            When(pinned_until__gt=at, then=Value(0)), default=Value(1), output_field=IntegerField()
        )
        return self.with_date().order_by(pinned, F("shown_at").desc(nulls_last=True), "-pk")

    def for_cards(self) -> "NewsQuerySet":
        """With what a card shows, in a constant number of queries."""
        return self.for_brief_cards().prefetch_related("municipalities", "picture__renditions")

    def for_brief_cards(self) -> "NewsQuerySet":
        """Without places, and without the copies of pictures, which the page fetches in one go."""
        return self.select_related("picture", "organisation").defer("body", "corrections")

    def beside(self, post, chosen: list[int] | None = None) -> "NewsQuerySet":
        """Posts to stand beside `post`: those chosen by hand first, then those with most in common.

        Terms in common count most, then words. `chosen` holds ids for a version whose choice is not
        stored yet; None means the stored one.
        """
        from news.models import RelatedPost

        packages, places = (
            post.classification.ids[name] for name in ("work_packages", "municipalities")
        )
        if chosen is None:
            rows = RelatedPost.objects.filter(page=post.pk, post=OuterRef("pk"))
            order = Subquery(rows.values_list(Coalesce("sort_order", 0))[:1])
        else:
            order = place_in(chosen)
        alike = similar.ids(post)
        return (
            self.exclude(pk=post.pk)
            .filter(locale_id=post.locale_id)
            .with_date()
            .annotate(
                chosen=order,
                alike=place_in(alike),
                shared=Count("work_packages", Q(work_packages__in=packages), distinct=True) * 2
                + Count("municipalities", Q(municipalities__in=places), distinct=True)
                + Case(When(news_type=post.news_type, then=1), default=0),
            )
            .filter(Q(shared__gt=0) | Q(chosen__isnull=False) | Q(pk__in=alike))
            .order_by(
                F("chosen").asc(nulls_last=True),
                "-shared",
                F("alike").asc(nulls_last=True),
                F("shown_at").desc(nulls_last=True),
                "-pk",
            )
        )


def place_in(ids: list[int]) -> Case:
    """The place of a row in the list, None outside it."""
    whens = [When(pk=pk, then=Value(place)) for place, pk in enumerate(ids)]
    return Case(*whens, default=None, output_field=IntegerField())


class NewsManager(PublicPageManager.from_queryset(NewsQuerySet)):
    """The manager of news posts."""
