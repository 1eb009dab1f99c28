"""The project's identity. Another project is another row here, never another template."""

from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models
from django.utils.formats import number_format
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
    InlinePanel,
    MultiFieldPanel,
)
from wagtail.contrib.settings.models import BaseSiteSetting, register_setting
from wagtail.models import Orderable

from core.design_tokens import SCHEMES, failures
from core.words import Translated

hex_colour = RegexValidator(r"^#[0-9a-fA-F]{6}$", _("Write the colour as #RRGGBB."))


def colour_field(label, default):
    return models.CharField(label, max_length=7, default=default, validators=[hex_colour])


def footer_page(label):
    return models.ForeignKey(
        "wagtailcore.Page",
        verbose_name=label,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
    )


@register_setting(icon="globe", order=100)
class ProjectSettings(Translated, ClusterableModel, BaseSiteSetting):
    """Who the project is, who pays for it, how it looks and where the footer leads."""

    name = models.CharField(_("name of the project"), max_length=120, default="")
    tagline = models.CharField(_("one line on what it does"), max_length=160, blank=True)
    area = models.CharField(_("area"), max_length=200, blank=True)
    project_code = models.CharField(_("project code"), max_length=30, blank=True)
    fund = models.CharField(_("fund"), max_length=120, blank=True)
    programme = models.CharField(_("programme"), max_length=160, blank=True)
    specific_objective = models.CharField(_("specific objective"), max_length=160, blank=True)
    funding_authority = models.CharField(_("funding authority"), max_length=160, blank=True)
    starts = models.DateField(_("starts"), null=True, blank=True)
    ends = models.DateField(_("ends"), null=True, blank=True)
    total_cost = models.DecimalField(
        _("total cost, €"), max_digits=12, decimal_places=2, null=True, blank=True
    )
    support_at_most = models.DecimalField(
        _("support at most, €"), max_digits=12, decimal_places=2, null=True, blank=True
    )
    support_percent = models.PositiveSmallIntegerField(_("support, %"), null=True, blank=True)
    plaque_reason = models.CharField(
        _("why no durable plaque is needed"),
        max_length=250,
        blank=True,
        help_text=_(
            "A plaque is for projects over 100,000 € that build or buy equipment"
            " (Regulation (EU) 2021/1060, article 50). The EU visibility report prints this."
        ),
    )
    contact_email = models.EmailField(_("contact e-mail"), blank=True)

    logo = models.ForeignKey(
        "core.Picture",
        verbose_name=_("logo"),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
    )
    share_image = models.ForeignKey(
        "core.Picture",
        verbose_name=_("default share image"),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
    )
    colour_primary = colour_field(_("primary colour"), "#0B5563")
    colour_deep = colour_field(_("deep colour"), "#083B46")
    colour_accent = colour_field(_("accent colour"), "#F2A33A")

    search_engines_allowed = models.BooleanField(
        _("search engines may index the site"), default=True
    )
    press_page = footer_page(_("press contacts page"))
    accessibility_page = footer_page(_("accessibility statement"))
    privacy_page = footer_page(_("privacy notice"))
    about_page = footer_page(_("about this site"))
    feedback_page = footer_page(_("feedback page"))

    translated_fields = (
        "tagline",
        "area",
        "fund",
        "programme",
        "specific_objective",
        "funding_authority",
        "plaque_reason",
    )

    # One row, fetched with all that the frame of a page shows.
    select_related = [
        "logo",
        "share_image",
        "press_page",
        "accessibility_page",
        "privacy_page",
        "about_page",
        "feedback_page",
    ]

    panels = [
        MultiFieldPanel(
            [
                FieldPanel("name"),
                FieldPanel("tagline"),
                FieldPanel("area"),
                FieldPanel("contact_email"),
            ],
            heading=_("Project"),
        ),
        MultiFieldPanel(
            [
                FieldPanel("project_code"),
                FieldPanel("fund"),
                FieldPanel("programme"),
                FieldPanel("specific_objective"),
                FieldPanel("funding_authority"),
                FieldRowPanel([FieldPanel("starts"), FieldPanel("ends")]),
                FieldPanel("plaque_reason"),
                FieldRowPanel(
                    [
                        FieldPanel("total_cost"),
                        FieldPanel("support_at_most"),
                        FieldPanel("support_percent"),
                    ]
                ),
            ],
            heading=_("Funding"),
        ),
        MultiFieldPanel([FieldPanel("translations")], heading=_("In other languages")),
        InlinePanel("partners", heading=_("Beneficiaries and partners"), label=_("Partner")),
        MultiFieldPanel(
            [
                FieldPanel("logo"),
                FieldPanel("share_image"),
                FieldRowPanel(
                    [
                        FieldPanel("colour_primary"),
                        FieldPanel("colour_deep"),
                        FieldPanel("colour_accent"),
                    ]
                ),
            ],
            heading=_("Looks"),
        ),
        MultiFieldPanel(
            [
                FieldPanel("press_page"),
                FieldPanel("accessibility_page"),
                FieldPanel("privacy_page"),
                FieldPanel("about_page"),
                FieldPanel("feedback_page"),
            ],
            heading=_("Pages in the footer"),
        ),
        FieldPanel("search_engines_allowed"),
    ]

    class Meta:
        verbose_name = _("project identity")

    def __str__(self):
        return self.name or str(_("project identity"))

    def clean(self):
        super().clean()
        if self.starts and self.ends and self.ends < self.starts:
            raise ValidationError({"ends": _("The project ends before it starts.")})
        if errors := self._unreadable_colours():
            raise ValidationError(errors)

    def _unreadable_colours(self) -> dict[str, list[str]]:
        """`{field: messages}` for every pair of the style sheet that these colours spoil."""
        fields = {f"brand-{name}": f"colour_{name}" for name in ("primary", "deep", "accent")}
        colours = [getattr(self, field) for field in fields.values()]
        if not all(hex_colour.regex.search(colour) for colour in colours):
            return {}  # The fields have said already what is wrong.
        errors = {}
        for failure in failures(*colours):
            message = _(
                "%(pair)s (%(scheme)s colours): "
                "the contrast is %(ratio)s, at least %(least)s is needed."
            ) % {
                "pair": capfirst(str(failure.pair)),
                "scheme": SCHEMES[failure.scheme],
                "ratio": number_format(failure.ratio, 1),
                "least": number_format(failure.pair.least, 1),
            }
            for cause in failure.causes:
                errors.setdefault(fields[cause], []).append(message)
        return errors


class Partner(Translated, Orderable):
    """An organisation of the project with its role, share of the cost and logo."""

    project = ParentalKey(ProjectSettings, related_name="partners", on_delete=models.CASCADE)
    organisation = models.ForeignKey(
        "core.Organisation",
        verbose_name=_("organisation"),
        on_delete=models.PROTECT,
        related_name="+",
    )
    role = models.CharField(_("role"), max_length=120)
    is_lead = models.BooleanField(_("lead partner"), default=False)
    cost = models.DecimalField(_("cost, €"), max_digits=12, decimal_places=2, null=True, blank=True)
    logo = models.ForeignKey(
        "core.Picture",
        verbose_name=_("logo"),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
    )

    translated_fields = ("role",)
    panels = [
        FieldPanel("organisation"),
        FieldRowPanel([FieldPanel("role"), FieldPanel("is_lead")]),
        FieldPanel("translations"),
        FieldPanel("cost"),
        FieldPanel("logo"),
    ]

    class Meta(Orderable.Meta):
        verbose_name = _("partner")
        verbose_name_plural = _("partners")
