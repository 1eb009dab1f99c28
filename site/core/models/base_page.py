"""The page every page type of the house derives from.

Fields only, in three groups: what it is about, its life cycle, how it is shared. What may be
seen is asked from `core.querysets`; what hinders publishing from `core.publication`.
"""

from calendar import monthrange
from datetime import date

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from modelcluster.contrib.taggit import ClusterTaggableManager
from modelcluster.fields import ParentalKey, ParentalManyToManyField
from taggit.models import ItemBase, Tag
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel
from wagtail.models import Orderable, Page, PageViewRestriction
from wagtail_localize.fields import SynchronizedField

from core.classification import (
    TERMS,
    Classification,
    classification_in_memory,
    classification_of,
)
from core.forms.page import BasePageForm
from core.permissions import OrganisationPagePermissionTester
from core.querysets import PublicPageManager


class PageTag(ItemBase):
    """Ties a tag to a page of any type."""

    tag = models.ForeignKey(Tag, related_name="tagged_pages", on_delete=models.CASCADE)
    content_object = ParentalKey(
        "wagtailcore.Page", related_name="tagged_items", on_delete=models.CASCADE
    )

    class Meta:
        verbose_name = _("tag of a page")
        verbose_name_plural = _("tags of pages")


class PageAuthor(Orderable):
    """A person or body who wrote the page; the order is kept."""

    page = ParentalKey("wagtailcore.Page", related_name="page_authors", on_delete=models.CASCADE)
    name = models.CharField(_("name"), max_length=120)
    organisation = models.ForeignKey(
        "core.Organisation",
        verbose_name=_("organisation"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
    )

    panels = [FieldRowPanel([FieldPanel("name"), FieldPanel("organisation")])]

    class Meta(Orderable.Meta):
        verbose_name = _("author")
        verbose_name_plural = _("authors")


class ReviewInterval(models.IntegerChoices):
    QUARTER = 3, _("every 3 months")
    HALF_YEAR = 6, _("every 6 months")
    YEAR = 12, _("every 12 months")


class BasePage(Page):
    """Classification, life cycle and sharing, common to all page types (abstract)."""

    lead = models.TextField(
        _("lead"),
        max_length=300,
        blank=True,
        help_text=_("One or two sentences, also shown in listings, feeds and search results."),
    )

    # what it is about
    organisation = models.ForeignKey(
        "core.Organisation",
        verbose_name=_("owner organisation"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
    )
    work_packages = ParentalManyToManyField(
        "core.WorkPackage", verbose_name=_("work packages"), blank=True, related_name="+"
    )
    municipalities = ParentalManyToManyField(
        "core.Municipality", verbose_name=_("municipalities"), blank=True, related_name="+"
    )
    target_groups = ParentalManyToManyField(
        "core.TargetGroup", verbose_name=_("target groups"), blank=True, related_name="+"
    )
    tags = ClusterTaggableManager(through="core.PageTag", blank=True, verbose_name=_("keywords"))

    # life cycle
    last_reviewed = models.DateField(_("last reviewed"), null=True, blank=True)
    review_interval = models.PositiveSmallIntegerField(
        _("review interval"), choices=ReviewInterval, null=True, blank=True
    )
    next_review = models.DateField(
        _("next review"),
        null=True,
        blank=True,
        help_text=_("Left empty, it follows from the interval."),
    )
    responsible_person = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("responsible person"),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
    )
    permanent_owner = models.ForeignKey(
        "core.Organisation",
        verbose_name=_("permanent owner after the project"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
    )
    is_sample = models.BooleanField(
        _("sample content"),
        default=False,
        help_text=_("Shows a ribbon and asks search engines not to index the page."),
    )

    # sharing
    share_title = models.CharField(_("share title"), max_length=90, blank=True)
    share_image = models.ForeignKey(
        "core.Picture",
        verbose_name=_("share image"),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
    )
    share_text_facebook = models.TextField(_("text for Facebook"), max_length=500, blank=True)
    share_text_linkedin = models.TextField(_("text for LinkedIn"), max_length=700, blank=True)
    share_text_instagram = models.TextField(_("text for Instagram"), max_length=500, blank=True)
    share_text_short = models.TextField(_("short text, such as for X"), max_length=280, blank=True)

    objects = PublicPageManager()
    base_form_class = BasePageForm
    # The search reads pages by signals of its own; Wagtail's need not load each once more.
    search_auto_update = False

    classification_panels = [
        MultiFieldPanel(
            [
                FieldPanel(
                    "organisation",
                    widget=forms.Select,
                    help_text=_("Required before publishing."),
                ),
                FieldPanel("work_packages", widget=forms.CheckboxSelectMultiple),
                FieldPanel("municipalities", widget=forms.CheckboxSelectMultiple),
                FieldPanel("target_groups", widget=forms.CheckboxSelectMultiple),
                FieldPanel("tags"),
            ],
            heading=_("Classification"),
        ),
        InlinePanel("page_authors", heading=_("Authors"), label=_("Author")),
    ]
    lifecycle_panels = [
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("last_reviewed"), FieldPanel("review_interval")]),
                FieldPanel("next_review"),
                FieldPanel("responsible_person"),
                FieldPanel("permanent_owner", widget=forms.Select),
                FieldPanel("is_sample"),
            ],
            heading=_("Life cycle"),
        ),
    ]
    sharing_panels = [
        MultiFieldPanel(
            [FieldPanel("share_title"), FieldPanel("share_image")], heading=_("When shared")
        ),
        MultiFieldPanel(
            [
                FieldPanel("share_text_facebook"),
                FieldPanel("share_text_linkedin"),
                FieldPanel("share_text_instagram"),
                FieldPanel("share_text_short"),
            ],
            heading=_("Texts per channel"),
        ),
    ]

    # Translations stand in the same work packages, municipalities and groups as their original.
    override_translatable_fields = [SynchronizedField(name, overridable=False) for name in TERMS]

    # Names of the fields that the JSON voice adds to the shape all pages share.
    api_fields: list[str] = []

    class Meta:
        abstract = True

    def clean(self):
        super().clean()
        if self.next_review and self.last_reviewed and self.next_review < self.last_reviewed:
            raise ValidationError({"next_review": _("The next review is before the last one.")})

    def save(self, *args, **kwargs):
        if self.last_reviewed and self.review_interval and not self.next_review:
            self.next_review = months_after(self.last_reviewed, self.review_interval)
        return super().save(*args, **kwargs)

    def permissions_for_user(self, user):
        return OrganisationPagePermissionTester(user, self)

    def get_full_url(self, request=None):
        """Absolute on the host of the request, so that one installation answers to any host."""
        if request is None:
            return super().get_full_url()
        address = self.get_url(request)
        return address and request.build_absolute_uri(address)

    def get_sitemap_urls(self, request=None):
        return [] if self.is_sample else super().get_sitemap_urls(request)

    # Set by `core.tree` on a page that it found among the public ones.
    is_known_public = False

    def get_view_restrictions(self):
        if self.is_known_public:
            return PageViewRestriction.objects.none()
        return super().get_view_restrictions()

    @property
    def is_other_version(self) -> bool:
        """Whether the page holds children that its tables do not: a draft, a preview, a form."""
        return bool(getattr(self, "_cluster_related_objects", None))

    @cached_property
    def classification(self) -> Classification:
        """Terms, tags and authors, in one query."""
        return classification_in_memory(self) if self.is_other_version else classification_of(self)

    @property
    def description(self) -> str:
        """One or two sentences for listings, feeds and search engines."""
        return self.search_description or self.lead

    @property
    def needs_review(self) -> bool:
        return self.next_review is not None and self.next_review <= timezone.localdate()


def months_after(day: date, months: int) -> date:
    """The same day `months` later, or the last day of that month."""
    years, month = divmod(day.month - 1 + months, 12)
    year, month = day.year + years, month + 1
    return day.replace(year=year, month=month, day=min(day.day, monthrange(year, month)[1]))
