"""The news post and the listing it lives under."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail import blocks
from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
    HelpPanel,
    InlinePanel,
    MultiFieldPanel,
    PageChooserPanel,
    TitleFieldPanel,
)
from wagtail.contrib.routable_page.models import RoutablePageMixin, path
from wagtail.fields import StreamField
from wagtail.models import Orderable
from wagtail.search import index

from core.blocks import CONTENT_BLOCKS
from core.models import BasePage, Embargo
from core.panels import page_tabs
from core.publication import main_picture_is_described
from core.served import Served, served
from news import feeds, press, publication
from news.facets import FacetedListing
from news.querysets import NewsManager


class NewsType(models.TextChoices):
    """The six kinds of news; the value stands in addresses (`?tyyppi=tiedote`)."""

    NEWS = "uutinen", _("News item")
    RELEASE = "tiedote", _("Press release")
    BLOG = "blogi", _("Blog post")
    STORY = "yritystarina", _("Company story")
    RESULT = "tulos", _("Result")
    INVITATION = "kutsu", _("Invitation")


class NewsIndexPage(RoutablePageMixin, BasePage):
    """The listing of news, narrowed by facets in the address; feeds follow the same facets."""

    parent_page_types = ["home.HomePage"]
    subpage_types = ["news.NewsPage"]
    max_count_per_parent = 1
    edit_handler = page_tabs(BasePage, [TitleFieldPanel("title"), FieldPanel("lead")])

    class Meta:
        verbose_name = _("news listing")

    def posts(self):
        """What the public may see of the posts under this page."""
        return NewsPage.objects.visible().child_of(self)

    @path("")
    def listing(self, request):
        listing = FacetedListing(self.posts(), request.GET)
        return self.render(request, context_overrides={"listing": listing})

    @path("rss.xml/", name="rss")
    def rss(self, request):
        return self.told(request, feeds.NewsFeed(self)(request), "rss")

    @path("feed.json/", name="json_feed")
    def json_feed(self, request):
        return self.told(request, feeds.json_feed(self, request), "json")

    def told(self, request, response, form: str):
        """The feed itself, once it is known to have been read."""
        served.send(
            sender=type(self),
            request=request,
            response=response,
            kind=Served.FEED,
            page=self,
            item=f"feed:{self.pk}.{form}",
            title=f"{self.title} ({form})",
        )
        return response


class NewsPage(Embargo, BasePage):
    """One post."""

    news_type = models.CharField(_("type"), max_length=20, choices=NewsType, default=NewsType.NEWS)
    published_at = models.DateTimeField(
        _("date of the post"),
        null=True,
        blank=True,
        help_text=_("Left empty, the moment of the first publication is shown."),
    )
    picture = models.ForeignKey(
        "core.Picture",
        verbose_name=_("main picture"),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
    )
    picture_alt = models.CharField(_("alternative text of the picture"), max_length=250, blank=True)
    picture_caption = models.CharField(_("caption"), max_length=250, blank=True)
    easy_summary = models.TextField(
        _("summary in plain words"),
        max_length=500,
        blank=True,
        help_text=_("Three short sentences, for posts aimed at job seekers."),
    )
    body = StreamField(CONTENT_BLOCKS, verbose_name=_("text"), blank=True)
    original_url = models.URLField(
        _("original source"),
        blank=True,
        help_text=_("When the post first appeared elsewhere: search engines are led there."),
    )
    pinned_until = models.DateTimeField(_("pinned to the front page until"), null=True, blank=True)
    corrections = StreamField(
        [
            (
                "correction",
                blocks.StructBlock(
                    [
                        ("date", blocks.DateBlock(label=_("Date"))),
                        ("text", blocks.CharBlock(label=_("What was corrected"), max_length=300)),
                    ],
                    icon="edit",
                    label=_("Correction"),
                    label_format="{date} {text}",
                ),
            )
        ],
        verbose_name=_("corrections"),
        blank=True,
    )

    objects = NewsManager()

    parent_page_types = ["news.NewsIndexPage"]
    subpage_types = []
    search_fields = [
        *BasePage.search_fields,
        index.SearchField("lead"),
        index.SearchField("body"),
        index.FilterField("news_type"),
    ]
    api_fields = [
        "news_type",
        "picture",
        "easy_summary",
        "body",
        "original_url",
        "corrections",
        "contacts",
        "related",
    ]
    publication_checks = [main_picture_is_described, *publication.CHECKS]

    content_panels = [
        TitleFieldPanel("title"),
        FieldPanel("news_type"),
        FieldPanel("lead"),
        MultiFieldPanel(
            [FieldPanel("picture"), FieldPanel("picture_alt"), FieldPanel("picture_caption")],
            heading=_("Main picture"),
        ),
        FieldPanel("body"),
        FieldPanel("easy_summary"),
        InlinePanel(
            "post_contacts", heading=_("Media contacts"), label=_("Contact person"), max_num=3
        ),
        InlinePanel(
            "chosen_related",
            heading=_("Related posts"),
            label=_("Related post"),
            max_num=3,
            help_text=_("Left empty, the site chooses by work package and municipality."),
        ),
        FieldPanel("corrections"),
        FieldPanel("original_url"),
    ]
    publishing_panels = [
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("published_at"), FieldPanel("pinned_until")]),
                FieldPanel("embargo_until"),
                HelpPanel(template="news/admin/press_preview_panel.html"),
            ],
            heading=_("Dates and embargo"),
        )
    ]
    edit_handler = page_tabs(BasePage, content_panels, publishing_panels)

    class Meta:
        verbose_name = _("news post")
        verbose_name_plural = _("news posts")

    MAX_TITLE = 90
    MOST_RELATED = 3

    def clean(self):
        super().clean()
        errors = {}
        if len(self.title) > self.MAX_TITLE:
            errors["title"] = _(
                "The title has %(length)d characters; at most %(most)d fit in listings and shares."
            ) % {"length": len(self.title), "most": self.MAX_TITLE}
        if self.embargo_until and self.expire_at and self.expire_at <= self.embargo_until:
            errors["embargo_until"] = _("The post expires before its embargo lifts.")
        if errors:
            raise ValidationError(errors)

    @property
    def date(self):
        """The moment the post is dated: chosen, else first published, else None.

        Never before the embargo lifts: that is the day the news is news.
        """
        moment = self.published_at or self.first_published_at
        return max(moment, self.embargo_until) if moment and self.embargo_until else moment

    @cached_property
    def contacts(self):
        """Contact persons whose consent holds today."""
        rows = self.post_contacts.select_related("person__organisation")
        return [row.person for row in rows if row.person.has_consent()]

    @cached_property
    def related(self):
        """Up to three posts: the chosen ones the public may see, else the closest by subject."""
        chosen = None
        if self.is_other_version:
            chosen = [row.post_id for row in self.chosen_related.all()]
        posts = list(
            NewsPage.objects.visible().beside(self, chosen).for_brief_cards()[: self.MOST_RELATED]
        )
        return [post for post in posts if post.chosen is not None] or posts

    @property
    def press_preview_path(self) -> str:
        return press.preview_path(self)

    def reading_minutes(self) -> int:
        """Whole minutes at 200 words a minute, at least one."""
        words = sum(
            len(text.split()) for text in self.body.stream_block.get_searchable_content(self.body)
        )
        return max(1, round(words / 200))


class PostContact(Orderable):
    """A contact person printed under a post."""

    post = ParentalKey(NewsPage, related_name="post_contacts", on_delete=models.CASCADE)
    person = models.ForeignKey(
        "core.ContactPerson",
        verbose_name=_("contact person"),
        on_delete=models.CASCADE,
        related_name="+",
    )

    panels = [FieldPanel("person")]


class RelatedPost(Orderable):
    """A post chosen by hand to stand under another."""

    page = ParentalKey(NewsPage, related_name="chosen_related", on_delete=models.CASCADE)
    post = models.ForeignKey(
        NewsPage, verbose_name=_("related post"), on_delete=models.CASCADE, related_name="+"
    )

    panels = [PageChooserPanel("post", "news.NewsPage")]
