"""Questions about news posts."""

from datetime import datetime

from django.db.models import Case, Count, F, IntegerField, Q, Value, When
from django.db.models.functions import Coalesce
from django.utils import timezone

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
        return (
            self.select_related("picture", "organisation")
            .prefetch_related("municipalities", "picture__renditions")
            .defer("body", "corrections")
        )

    def related_to(self, post) -> "NewsQuerySet":
        """Other posts that share a work package, municipality or type; the most shared first."""


        packages = [package.pk for package in post.work_packages.all()]
        places = [place.pk for place in post.municipalities.all()]
        return (
            self.exclude(pk=post.pk)
            .filter(locale_id=post.locale_id)
            .with_date()
            .annotate(
                shared=Count("work_packages", Q(work_packages__in=packages), distinct=True) * 2
                + Count("municipalities", Q(municipalities__in=places), distinct=True)
                + Case(When(news_type=post.news_type, then=1), default=0)
            )
            .filter(shared__gt=0)
            .order_by("-shared", F("shown_at").desc(nulls_last=True), "-pk")
        )


class NewsManager(PublicPageManager.from_queryset(NewsQuerySet)):
    """The manager of news posts."""
