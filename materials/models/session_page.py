"""One session of a package."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel, TitleFieldPanel
from wagtail.contrib.routable_page.models import RoutablePageMixin, path
from wagtail.fields import StreamField
from wagtail.models import Page
from wagtail.search import index

from core.models import BasePage
from core.panels import page_tabs
from materials import blocks, publication
from materials.choices import Theme

# Addresses below a package that are no sessions.
RESERVED_SLUGS = {"lataa", "versiot", "opas", "kuvailu"}


class SessionPage(RoutablePageMixin, BasePage):
    """A session: what it is for, how it goes minute by minute, what is handed out."""

    theme = models.CharField(_("theme"), max_length=30, choices=Theme, default=Theme.START)
    minutes = models.PositiveSmallIntegerField(_("duration in minutes"), default=120)
    goal = models.CharField(
        _("goal"),
        max_length=300,
        blank=True,
        help_text=_("One sentence: what the participant knows or can do after the session."),
    )
    key_messages = StreamField(blocks.LINES, verbose_name=_("key messages"), blank=True, max_num=3)
    steps = StreamField(
        blocks.STEPS,
        verbose_name=_("course of the session"),
        blank=True,
        help_text=_("The minutes of the steps add up to the duration of the session."),
    )
    remote_notes = models.TextField(_("notes for running it online"), blank=True)
    digital_adaptation = models.TextField(_("when digital skills are weak"), blank=True)
    language_adaptation = models.TextField(_("when Finnish is a second language"), blank=True)
    small_group_adaptation = models.TextField(_("when the group is small"), blank=True)
    task_before = models.TextField(_("task before the session"), blank=True)
    task_after = models.TextField(_("task for the time between sessions"), blank=True)
    facilitator_notes = models.TextField(_("notes for the facilitator"), blank=True)
    guest = models.CharField(_("guest"), max_length=250, blank=True)
    feedback_question = models.CharField(_("feedback question"), max_length=250, blank=True)
    crisis_help = models.BooleanField(
        _("show where to get help in a crisis"),
        default=True,
        help_text=_("Groups may include people in a vulnerable situation."),
    )
    safety_note = models.TextField(_("safety"), blank=True)
    handouts = StreamField(blocks.HANDOUTS, verbose_name=_("handouts"), blank=True)
    change_note = models.CharField(
        _("what changed"),
        max_length=300,
        blank=True,
        help_text=_("A line for the changelog. Needed when you publish a change."),
    )

    parent_page_types = ["materials.PackagePage"]
    subpage_types = []
    publication_checks = publication.SESSION_CHECKS
    search_fields = [
        *BasePage.search_fields,
        index.SearchField("goal"),
        index.SearchField("steps"),
        index.SearchField("facilitator_notes"),
        index.FilterField("theme"),
    ]
    api_fields = [
        "theme",
        "minutes",
        "goal",
        "key_messages",
        "steps",
        "remote_notes",
        "digital_adaptation",
        "language_adaptation",
        "small_group_adaptation",
        "task_before",
        "task_after",
        "facilitator_notes",
        "guest",
        "feedback_question",
        "handouts",
    ]

    content_panels = [
        TitleFieldPanel("title"),
        FieldPanel("goal"),
        FieldPanel("lead"),
        FieldRowPanel([FieldPanel("theme"), FieldPanel("minutes")]),
        FieldPanel("key_messages"),
        FieldPanel("steps"),
        FieldPanel("handouts"),
        MultiFieldPanel(
            [FieldPanel("task_before"), FieldPanel("task_after"), FieldPanel("feedback_question")],
            heading=_("Tasks and feedback"),
        ),
        MultiFieldPanel(
            [
                FieldPanel("facilitator_notes"),
                FieldPanel("guest"),
                FieldPanel("remote_notes"),
                FieldPanel("digital_adaptation"),
                FieldPanel("language_adaptation"),
                FieldPanel("small_group_adaptation"),
            ],
            heading=_("For the facilitator"),
        ),
        MultiFieldPanel(
            [FieldPanel("crisis_help"), FieldPanel("safety_note")], heading=_("Safety")
        ),
    ]
    publishing_panels = [MultiFieldPanel([FieldPanel("change_note")], heading=_("Changelog"))]
    edit_handler = page_tabs(BasePage, content_panels, publishing_panels)

    class Meta:
        verbose_name = _("session")
        verbose_name_plural = _("sessions")

    def clean(self):
        super().clean()
        if self.slug in RESERVED_SLUGS:
            raise ValidationError(
                {"slug": _("The package uses this address itself. Choose another one.")}
            )

    @property
    def sample_note(self) -> str:
        return _("the session has not been tried with a group yet.")

    @property
    def description(self) -> str:
        return self.search_description or self.lead or self.goal

    @cached_property
    def timed_steps(self) -> list[dict]:
        """The steps with `start`, minutes from the beginning of the session."""
        from materials.content import timed_steps

        return timed_steps(self)

    @cached_property
    def package(self):
        """The package the session belongs to, whatever its state."""
        from materials.models.package_page import PackagePage

        return PackagePage.objects.select_related("organisation", "locale").get(
            path=self.path[: -self.steplen]
        )

    @cached_property
    def neighbours(self) -> dict:
        """`{"number", "total", "previous", "next"}` among the sessions the public may see."""
        siblings = list(
            SessionPage.objects.visible()
            .filter(path__startswith=self.path[: -self.steplen], depth=self.depth)
            .order_by("path")
            .defer_streamfields()
        )
        place = next((n for n, page in enumerate(siblings) if page.pk == self.pk), None)
        if place is None:
            return {"number": None, "total": len(siblings), "previous": None, "next": None}
        return {
            "number": place + 1,
            "total": len(siblings),
            "previous": siblings[place - 1] if place else None,
            "next": siblings[place + 1] if place + 1 < len(siblings) else None,
        }

    @path("")
    def read(self, request):
        return self.render(request)

    @path("tuloste/")
    def sheet(self, request):
        from materials.views.printing import session_sheet

        return session_sheet(request, self)

    @path("ohjaus/")
    def facilitate(self, request):
        from materials.views.facilitator import facilitator

        return facilitator(request, self)

    @path("ohjaus/varasto/")
    def offline_store(self, request):
        from materials.views.facilitator import service_worker

        return service_worker(request, self)


def sessions_of(package: Page):
    """The sessions of a package that the public may see, in order."""
    return SessionPage.objects.visible().child_of(package).order_by("path")
