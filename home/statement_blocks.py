"""Blocks of the statement pages. Their texts are plain: lists are written on lines of their own."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from core.blocks import ParagraphBlock

# Running text without headings: the headings of a statement are its own.
STATEMENT_TEXT = [("paragraph", ParagraphBlock())]
# One or more success criteria of WCAG: 1.4.10, 2.4.11
CRITERIA = r"^[1-4]\.[1-5]\.\d{1,2}(, ?[1-4]\.[1-5]\.\d{1,2})*$"
# What a fragment of an address may be.
ANCHOR = r"^[a-z][a-z0-9]*(-[a-z0-9]+)*$"


class Basis(models.TextChoices):
    """Why something is not accessible, in the order and by the division of the model statement."""

    NON_COMPLIANCE = "non-compliance", _("Does not meet the requirements")
    BURDEN = "disproportionate-burden", _("Disproportionate burden")
    OUT_OF_SCOPE = "out-of-scope", _("Outside the law")


class ShortcomingBlock(blocks.StructBlock):
    """Something that is not accessible, with what to do instead and until when."""

    description = blocks.TextBlock(
        label=_("What is not accessible"), max_length=600, rows=3, help_text=_("One thing a row.")
    )
    criteria = blocks.RegexBlock(
        regex=CRITERIA,
        label=_("WCAG criteria"),
        max_length=120,
        required=False,
        help_text=_("Numbers with commas between: 1.4.10, 2.4.11"),
        error_messages={"invalid": _("Write the numbers of the criteria: 1.4.10, 2.4.11")},
    )
    basis = blocks.ChoiceBlock(label=_("Reason"), choices=Basis.choices)
    alternative = blocks.TextBlock(
        label=_("How to get the same otherwise"), max_length=400, rows=2, required=False
    )
    repair = blocks.CharBlock(label=_("Mended by"), max_length=160, required=False)

    class Meta:
        icon = "warning"
        label = _("Content that is not accessible")
        label_format = "{description}"


class ControllerBlock(blocks.StructBlock):
    """Who decides on the data (GDPR, article 4)."""

    name = blocks.CharBlock(label=_("Name"), max_length=160)
    contact = blocks.TextBlock(
        label=_("Address, e-mail, phone"), max_length=400, rows=3, required=False
    )

    class Meta:
        icon = "user"
        label = _("Controller")
        label_format = "{name}"


class LegalBasis(models.TextChoices):
    """Article 6 of the GDPR; the last one for a purpose that has no personal data at all."""

    CONSENT = "consent", _("Consent")
    CONTRACT = "contract", _("Contract")
    LEGAL_OBLIGATION = "legal-obligation", _("Legal obligation")
    VITAL_INTERESTS = "vital-interests", _("Vital interests")
    PUBLIC_INTEREST = "public-interest", _("Public interest")
    LEGITIMATE_INTERESTS = "legitimate-interests", _("Legitimate interests")
    NO_PERSONAL_DATA = "no-personal-data", _("No personal data are processed")


class PurposeValue(blocks.StructValue):
    @property
    def legal_basis_label(self) -> str:
        return dict(LegalBasis.choices).get(self.get("legal_basis"), "")


class PurposeBlock(blocks.StructBlock):
    """One purpose for which data are processed, with all that article 13 of the GDPR asks."""

    title = blocks.CharBlock(label=_("Title"), max_length=120)
    key = blocks.RegexBlock(
        regex=ANCHOR,
        label=_("Anchor"),
        max_length=40,
        help_text=_(
            "Forms link to their purpose by this word. Small letters a–z, numbers and hyphens."
            " Never change it once it is in use."
        ),
        error_messages={"invalid": _("Use small letters a–z, numbers and hyphens.")},
    )
    purpose = blocks.TextBlock(label=_("What the data are used for"), max_length=1200, rows=4)
    legal_basis = blocks.ChoiceBlock(label=_("Legal basis"), choices=LegalBasis.choices)
    legal_basis_note = blocks.TextBlock(
        label=_("More on the legal basis"), max_length=600, rows=2, required=False
    )
    data = blocks.TextBlock(label=_("Which data"), max_length=1200, rows=4)
    sources = blocks.TextBlock(
        label=_("Where the data come from"), max_length=600, rows=2, required=False
    )
    recipients = blocks.TextBlock(
        label=_("Who receives and handles the data"), max_length=600, rows=2, required=False
    )
    transfers = blocks.TextBlock(
        label=_("Transfers outside the EU and the EEA"),
        max_length=400,
        rows=2,
        required=False,
    )
    retention = blocks.TextBlock(label=_("How long the data are kept"), max_length=600, rows=2)
    automated_decisions = blocks.TextBlock(
        label=_("Automated decisions"),
        max_length=600,
        rows=2,
        required=False,
        help_text=_("Left empty, the page says that none are made."),
    )

    class Meta:
        icon = "key"
        label = _("Purpose")
        label_format = "{title}"
        value_class = PurposeValue
