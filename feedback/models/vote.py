"""One answer to “Was this page helpful?”."""

from datetime import date

from django.db import models
from django.utils import timezone
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext
from wagtail.models import get_page_models

from core.models import BasePage
from core.models.base_page import months_after
from core.permissions import is_only_writer, organisation_of

TEXT_LIMIT = 2000
# A text may hold what somebody should not have written: it goes, the vote stays.
TEXT_KEPT_MONTHS = 24


class VoteQuerySet(models.QuerySet):
    def known_to(self, user) -> "VoteQuerySet":
        """All of them; for writers those of their own organisation's pages."""
        return self.filter(page__in=own_pages(user)) if is_only_writer(user) else self

    def with_text(self) -> "VoteQuerySet":
        return self.exclude(text="")

    def with_text_too_old(self, on: date | None = None) -> "VoteQuerySet":
        """Whose text was written `TEXT_KEPT_MONTHS` before the day `on` or earlier."""
        return self.with_text().filter(
            day__lte=months_after(on or timezone.localdate(), -TEXT_KEPT_MONTHS)
        )


def own_pages(user) -> list[int]:
    """Ids of the pages of the user's organisation; none without one."""
    organisation = organisation_of(user)
    ids = []
    if organisation is not None:
        for model in get_page_models():
            if issubclass(model, BasePage):
                own = model.objects.filter(organisation=organisation)
                ids += own.order_by().values_list("pk", flat=True)
    return ids


class Vote(models.Model):
    """Whether a page helped, and perhaps what was missed. Nothing tells who, or when in the day."""

    page = models.ForeignKey(
        "wagtailcore.Page",
        verbose_name=gettext_lazy("Page"),
        on_delete=models.SET_NULL,
        null=True,
        related_name="+",
    )
    # What the page was called then: the count outlives the page.
    page_title = models.CharField(gettext_lazy("Page"), max_length=255)
    language = models.CharField(gettext_lazy("language"), max_length=20)
    day = models.DateField(gettext_lazy("day"), default=timezone.localdate)
    helpful = models.BooleanField(gettext_lazy("helped"))
    text = models.TextField(gettext_lazy("text"), max_length=TEXT_LIMIT, blank=True)
    handled = models.BooleanField(gettext_lazy("handled"), default=False)

    objects = VoteQuerySet.as_manager()

    class Meta:
        verbose_name = gettext_lazy("reader's feedback")
        verbose_name_plural = gettext_lazy("readers' feedback")
        indexes = [models.Index(fields=["page", "day"], name="vote_page_day")]

    def __str__(self):
        return f"{self.page_title}: {self.helpful_word}"

    @property
    def helpful_word(self) -> str:
        return pgettext("helpful", "yes") if self.helpful else pgettext("helpful", "no")

    @property
    def handled_word(self) -> str:
        if not self.text:
            return ""
        return _("handled") if self.handled else _("not handled")

    @property
    def short_text(self) -> str:
        return Truncator(self.text).chars(120)

    @property
    def page_address(self) -> str:
        return (self.page.url if self.page else "") or ""
