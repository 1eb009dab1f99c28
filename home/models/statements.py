"""The statements that the law asks of the site, field by field."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel, TitleFieldPanel
from wagtail.fields import StreamField
from wagtail.search import index

from core.models import BasePage
from core.models.base_page import ReviewInterval
from core.panels import page_tabs
from feedback.addresses import form_address
from home.models.supervision import SupervisorySettings
from home.statement_blocks import (
    STATEMENT_TEXT,
    Basis,
    ControllerBlock,
    PurposeBlock,
    ShortcomingBlock,
)
from home.statement_checks import ACCESSIBILITY_CHECKS, PRIVACY_CHECKS


class StatementPage(BasePage):
    """A statement is dated, and looked at again every year (abstract)."""

    updated_on = models.DateField(_("updated on"), null=True, blank=True)

    max_count_per_parent = 1
    parent_page_types = ["home.HomePage", "home.StandardPage"]
    subpage_types = []

    # Headings of the page by name, and the fields whose heading is left out with them.
    SECTIONS: dict[str, str] = {}
    OPTIONAL: tuple[str, ...] = ()

    class Meta:
        abstract = True

    def save(self, *args, **kwargs):
        self.review_interval = self.review_interval or ReviewInterval.YEAR
        if self.updated_on and (self.last_reviewed is None or self.updated_on > self.last_reviewed):
            # Updating is reviewing: the reminder moves on.
            self.last_reviewed, self.next_review = self.updated_on, None
        return super().save(*args, **kwargs)

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        context["sections"] = {
            name: str(text)
            for name, text in self.SECTIONS.items()
            if name not in self.OPTIONAL or getattr(self, name)
        }
        context["supervision"] = SupervisorySettings.for_request(request).in_language()
        return context


class Conformance(models.TextChoices):
    FULL = "full", _("Meets the requirements")
    PARTIAL = "partial", _("Meets the requirements partly")
    NONE = "none", _("Does not meet the requirements")


class AssessmentMethod(models.TextChoices):
    SELF = "self", _("Self-assessment")
    EXTERNAL = "external", _("Assessment by an outside expert")


class AccessibilityStatementPage(StatementPage):
    """The accessibility statement with the parts of Implementing Decision (EU) 2018/1523."""

    service_name = models.CharField(_("name of the service"), max_length=160, blank=True)
    service_address = models.URLField(
        _("address of the service"),
        blank=True,
        help_text=_("Left empty, the address of this site is shown."),
    )
    scope = models.TextField(_("what the statement covers"), max_length=1200, blank=True)
    conformance = models.CharField(_("conformance"), max_length=10, choices=Conformance, blank=True)
    conformance_note = models.TextField(_("more on the conformance"), max_length=1200, blank=True)
    shortcomings = StreamField(
        [("shortcoming", ShortcomingBlock())],
        verbose_name=_("content that is not accessible"),
        blank=True,
    )
    burden = models.TextField(
        _("assessment of the disproportionate burden"),
        max_length=1200,
        blank=True,
        help_text=_("Needed when the burden is a reason: what was weighed, when and until when."),
    )
    prepared_on = models.DateField(_("statement made on"), null=True, blank=True)
    assessment_method = models.CharField(
        _("assessed by"), max_length=10, choices=AssessmentMethod, blank=True
    )
    assessor = models.CharField(_("name of the assessor"), max_length=160, blank=True)
    assessed_on = models.DateField(_("assessed on"), null=True, blank=True)
    assessment_scope = models.TextField(
        _("what the assessment covered"), max_length=1200, blank=True
    )
    feedback_email = models.EmailField(_("e-mail"), blank=True)
    feedback_phone = models.CharField(_("phone"), max_length=40, blank=True)
    feedback_body = models.CharField(
        _("who answers"),
        max_length=160,
        blank=True,
        help_text=_("Left empty, the owner organisation of the page."),
    )
    promotion = models.TextField(_("how accessibility is promoted"), max_length=2000, blank=True)

    publication_checks = ACCESSIBILITY_CHECKS
    search_fields = [
        *BasePage.search_fields,
        *(
            index.SearchField(name)
            for name in ("lead", "scope", "conformance_note", "shortcomings", "promotion")
        ),
    ]
    api_fields = [
        "service_name",
        "service_address",
        "scope",
        "conformance",
        "conformance_note",
        "shortcomings",
        "burden",
        "prepared_on",
        "updated_on",
        "assessment_method",
        "assessor",
        "assessed_on",
        "assessment_scope",
        "feedback",
        "enforcement",
        "promotion",
    ]
    edit_handler = page_tabs(
        BasePage,
        [
            TitleFieldPanel("title"),
            FieldPanel("lead"),
            MultiFieldPanel(
                [
                    FieldPanel("service_name"),
                    FieldPanel("service_address"),
                    FieldPanel("scope"),
                ],
                heading=_("What the statement covers"),
            ),
            MultiFieldPanel(
                [FieldPanel("conformance"), FieldPanel("conformance_note")],
                heading=_("How accessible the service is"),
            ),
            FieldPanel("shortcomings"),
            FieldPanel("burden"),
            MultiFieldPanel(
                [
                    FieldRowPanel([FieldPanel("prepared_on"), FieldPanel("updated_on")]),
                    FieldRowPanel([FieldPanel("assessment_method"), FieldPanel("assessor")]),
                    FieldPanel("assessed_on"),
                    FieldPanel("assessment_scope"),
                ],
                heading=_("How the statement was made"),
            ),
            MultiFieldPanel(
                [
                    FieldRowPanel([FieldPanel("feedback_email"), FieldPanel("feedback_phone")]),
                    FieldPanel("feedback_body"),
                ],
                heading=_("Feedback and contact details"),
            ),
            FieldPanel("promotion"),
        ],
    )

    # The order of the model statement.
    SECTIONS = {
        "scope": _("What the statement covers"),
        "conformance": _("How accessible the service is"),
        "shortcomings": _("What is not accessible"),
        "preparation": _("How the statement was made"),
        "feedback": _("Give feedback on accessibility"),
        "enforcement": _("If you are not happy with the answer"),
        "promotion": _("How we improve accessibility"),
    }
    OPTIONAL = ("shortcomings", "promotion")

    class Meta:
        verbose_name = _("accessibility statement")
        verbose_name_plural = _("accessibility statements")

    @property
    def shortcomings_by_basis(self) -> list[tuple[str, list]]:
        """(reason, items) for every reason that has items, in the order of the model statement."""
        items = [child.value for child in self.shortcomings]
        groups = [
            (basis.label, [item for item in items if item.get("basis") == basis]) for basis in Basis
        ]
        return [(label, found) for label, found in groups if found]

    @property
    def answering_body(self) -> str:
        return self.feedback_body or (self.organisation.name if self.organisation else "")

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        context["feedback_form"] = form_address()
        return context


class PrivacyNoticePage(StatementPage):
    """The privacy notice: a common part and one entry for every purpose (GDPR, article 13)."""

    body = StreamField(STATEMENT_TEXT, verbose_name=_("in short"), blank=True)
    controllers = StreamField(
        [("controller", ControllerBlock())], verbose_name=_("controllers"), blank=True
    )
    joint_controllership = models.TextField(
        _("how the controllers share their duties"), max_length=1200, blank=True
    )
    contact_person = models.CharField(_("contact person"), max_length=160, blank=True)
    protection_officer = models.CharField(_("data protection officer"), max_length=160, blank=True)
    contact_email = models.EmailField(_("e-mail"), blank=True)
    contact_phone = models.CharField(_("phone"), max_length=40, blank=True)
    purposes = StreamField(
        [("purpose", PurposeBlock())], verbose_name=_("purposes of processing"), blank=True
    )
    elsewhere = StreamField(
        STATEMENT_TEXT, verbose_name=_("data that are processed elsewhere"), blank=True
    )
    rights = StreamField(STATEMENT_TEXT, verbose_name=_("rights"), blank=True)

    publication_checks = PRIVACY_CHECKS
    search_fields = [
        *BasePage.search_fields,
        *(
            index.SearchField(name)
            for name in ("lead", "body", "controllers", "purposes", "elsewhere", "rights")
        ),
    ]
    api_fields = [
        "body",
        "controllers",
        "joint_controllership",
        "contact_person",
        "protection_officer",
        "contact_email",
        "contact_phone",
        "purposes",
        "elsewhere",
        "rights",
        "complaint",
        "updated_on",
    ]
    edit_handler = page_tabs(
        BasePage,
        [
            TitleFieldPanel("title"),
            FieldPanel("lead"),
            FieldPanel("body"),
            MultiFieldPanel(
                [
                    FieldPanel("controllers"),
                    FieldPanel("joint_controllership"),
                    FieldRowPanel([FieldPanel("contact_person"), FieldPanel("protection_officer")]),
                    FieldRowPanel([FieldPanel("contact_email"), FieldPanel("contact_phone")]),
                ],
                heading=_("Who is responsible for the data"),
            ),
            FieldPanel("purposes"),
            FieldPanel("elsewhere"),
            FieldPanel("rights"),
            FieldPanel("updated_on"),
        ],
    )

    SECTIONS = {
        "body": _("In short"),
        "controllers": _("Who is responsible for the data"),
        "purposes": _("What data are used for"),
        "elsewhere": _("What is not collected here"),
        "rights": _("Your rights"),
        "complaint": _("If you think that your data are handled wrongly"),
    }
    OPTIONAL = ("body", "purposes", "elsewhere", "rights")

    class Meta:
        verbose_name = _("privacy notice")
        verbose_name_plural = _("privacy notices")
