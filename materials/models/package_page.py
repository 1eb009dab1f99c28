"""A package: a group coaching or an operating model, with its sessions below it."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
    HelpPanel,
    MultiFieldPanel,
    TitleFieldPanel,
)
from wagtail.contrib.routable_page.models import RoutablePageMixin, path
from wagtail.fields import StreamField
from wagtail.search import index

from core.blocks import CONTENT_BLOCKS
from core.models import BasePage
from core.panels import page_tabs
from materials import blocks, publication
from materials.choices import (
    ChangeSize,
    Language,
    Level,
    ManyChoicesField,
    Mode,
    PackageKind,
    ResourceType,
    Role,
    Use,
)
from materials.licences import Licence
from materials.models.session_page import sessions_of


class PackagePage(RoutablePageMixin, BasePage):
    """What the package is, for whom, on which terms; the guide of its facilitator."""

    kind = models.CharField(
        _("kind"), max_length=20, choices=PackageKind, default=PackageKind.COACHING
    )
    body = StreamField(CONTENT_BLOCKS, verbose_name=_("what it is and for whom"), blank=True)
    start_steps = StreamField(blocks.LINES, verbose_name=_("how to start"), blank=True)
    guide = StreamField(blocks.CHAPTERS, verbose_name=_("facilitator's guide"), blank=True)
    results = StreamField(blocks.RESULTS, verbose_name=_("results"), blank=True)
    handouts = StreamField(
        blocks.HANDOUTS, verbose_name=_("files of the whole package"), blank=True
    )

    roles = ManyChoicesField(_("who uses it"), options=Role, blank=True)
    beneficiaries = models.CharField(_("who is coached"), max_length=250, blank=True)
    level = models.CharField(_("level"), max_length=30, choices=Level, default=Level.SELF)
    resource_types = ManyChoicesField(_("type of material"), options=ResourceType, blank=True)
    uses = ManyChoicesField(_("use"), options=Use, blank=True)
    skills = StreamField(blocks.LINES, verbose_name=_("skills to be learnt"), blank=True)
    prerequisites = models.TextField(_("prerequisites"), blank=True)
    content_language = models.CharField(
        _("language of the material"), max_length=10, choices=Language, default=Language.FI
    )
    licence = models.CharField(_("licence"), max_length=20, choices=Licence, default=Licence.BY)
    based_on = StreamField(blocks.SOURCES, verbose_name=_("based on"), blank=True)
    identifier = models.URLField(
        _("permanent identifier"), blank=True, help_text=_("The address at aoe.fi, a DOI or a URN.")
    )
    expires = models.DateField(_("valid until"), null=True, blank=True)

    mode = models.CharField(_("how it is run"), max_length=20, choices=Mode, default=Mode.REMOTE)
    participants_min = models.PositiveSmallIntegerField(_("participants, at least"), default=15)
    participants_max = models.PositiveSmallIntegerField(_("participants, at most"), default=20)
    weeks = models.PositiveSmallIntegerField(_("weeks"), null=True, blank=True)
    interval = models.CharField(_("how often"), max_length=80, blank=True)
    staffing = models.CharField(_("facilitators"), max_length=160, blank=True)
    preparation_hours = models.PositiveSmallIntegerField(
        _("hours of preparation"), null=True, blank=True
    )
    tools = models.CharField(_("tools needed"), max_length=250, blank=True)
    costs = models.CharField(_("costs"), max_length=250, blank=True)

    change_note = models.CharField(
        _("what changed"),
        max_length=300,
        blank=True,
        help_text=_("A line for the changelog. Needed when you publish a change."),
    )
    change_size = models.CharField(
        _("size of the change"), max_length=10, choices=ChangeSize, default=ChangeSize.SMALL
    )
    first_version = models.CharField(_("number of the first version"), max_length=7, default="1.0")

    parent_page_types = ["materials.MaterialIndexPage"]
    subpage_types = ["materials.SessionPage"]
    publication_checks = publication.PACKAGE_CHECKS
    search_fields = [
        *BasePage.search_fields,
        index.SearchField("lead"),
        index.SearchField("body"),
        index.SearchField("guide"),
        index.SearchField("beneficiaries"),
        index.FilterField("kind"),
    ]
    api_fields = [
        "kind",
        "body",
        "start_steps",
        "guide",
        "results",
        "handouts",
        "learning_resource",
        "version",
        "versions",
        "archive",
    ]

    content_panels = [
        TitleFieldPanel("title"),
        FieldPanel("kind"),
        FieldPanel("lead"),
        FieldPanel("body"),
        FieldPanel("start_steps"),
        FieldPanel("guide"),
        FieldPanel("results"),
        FieldPanel("handouts"),
        MultiFieldPanel(
            [
                FieldPanel("roles"),
                FieldPanel("beneficiaries"),
                FieldPanel("level"),
                FieldPanel("resource_types"),
                FieldPanel("uses"),
                FieldPanel("skills"),
                FieldPanel("prerequisites"),
                FieldPanel("content_language"),
            ],
            heading=_("Description of the material"),
        ),
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("mode"), FieldPanel("staffing")]),
                FieldRowPanel([FieldPanel("participants_min"), FieldPanel("participants_max")]),
                FieldRowPanel([FieldPanel("weeks"), FieldPanel("interval")]),
                FieldRowPanel([FieldPanel("preparation_hours"), FieldPanel("costs")]),
                FieldPanel("tools"),
            ],
            heading=_("The group"),
        ),
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("licence"), FieldPanel("expires")]),
                FieldPanel("based_on"),
                FieldPanel("identifier"),
            ],
            heading=_("Terms of use"),
        ),
    ]
    publishing_panels = [
        MultiFieldPanel(
            [
                HelpPanel(template="materials/admin/versions_panel.html"),
                FieldPanel("change_note"),
                FieldRowPanel([FieldPanel("change_size"), FieldPanel("first_version")]),
            ],
            heading=_("Versions"),
        )
    ]
    edit_handler = page_tabs(BasePage, content_panels, publishing_panels)

    class Meta:
        verbose_name = _("material package")
        verbose_name_plural = _("material packages")

    @property
    def sample_note(self) -> str:
        return _(
            "the material has not been tried with groups yet; results and accounts of use are "
            "made up."
        )

    def clean(self):
        super().clean()
        errors = {}
        if self.participants_min > self.participants_max:
            errors["participants_max"] = _("The largest group is smaller than the smallest one.")
        if not publication.VERSION_NUMBER.fullmatch(self.first_version):
            errors["first_version"] = _("Write the number like this: 1.0")
        if errors:
            raise ValidationError(errors)

    @cached_property
    def sessions(self) -> list:
        return list(sessions_of(self).defer_streamfields())

    @property
    def minutes(self) -> int:
        return sum(session.minutes for session in self.sessions)

    @cached_property
    def published_versions(self) -> list:
        """Versions newest first, without their content; one query."""
        return list(self.versions.newest_first().defer("content"))

    @property
    def current_version(self):
        """The newest version that can be downloaded, or None."""
        return next((row for row in self.published_versions if row.is_downloadable), None)

    @path("")
    def read(self, request):
        from materials.views.package import context_of

        return self.render(request, context_overrides=context_of(request, self))

    @path("lataa/")
    def download(self, request):
        from materials.views.download import current_archive

        return current_archive(request, self)

    @path("versiot/<str:number>/lataa/")
    def download_version(self, request, number):
        from materials.views.download import older_archive

        return older_archive(request, self, number)

    @path("opas/")
    def download_guide(self, request):
        from materials.views.download import guide

        return guide(request, self)

    @path("kuvailu/")
    def copy_sheet(self, request):
        from materials.views.package import copy_sheet

        return copy_sheet(request, self)
