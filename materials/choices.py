"""The vocabularies of learning materials, named as in schema.org/LRMI and at aoe.fi.

The stored value stands in addresses and in the JSON; the label is for people.
"""

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _


class PackageKind(models.TextChoices):
    COACHING = "ryhmavalmennus", _("Group coaching")
    MODEL = "toimintamalli", _("Operating model")


class Theme(models.TextChoices):
    START = "aloitus", _("Getting started")
    SKILLS = "osaamisprofiili", _("Skills profile")
    JOB_SEARCH = "tyonhaku", _("Job search")
    DIGITAL = "digituki", _("Digital support")
    EMPLOYERS = "tyonantajakohtaamiset", _("Meeting employers")
    CAREER = "urasuunnittelu", _("Career planning")
    PEERS = "vertaisuus", _("Peer support")
    ENCOUNTER = "kohtaaminen", _("Encounters")
    SERVICES = "erityispalvelut", _("Special services")
    GUIDANCE = "asiakasohjaus", _("Customer guidance")
    END = "paatos", _("Closing")


class Mode(models.TextChoices):
    REMOTE = "eta", _("Online")
    ON_SITE = "lahi", _("On site")
    HYBRID = "hybridi", _("Hybrid")


class Level(models.TextChoices):
    SELF = "omaehtoinen", _("Independent skills development")
    VOCATIONAL = "ammatillinen", _("Vocational education")
    LIBERAL = "vapaa-sivistystyo", _("Liberal adult education")
    HIGHER = "korkeakoulu", _("Higher education")


class Role(models.TextChoices):
    FACILITATOR = "ohjaaja", _("Facilitator")
    COACH = "valmentaja", _("Coach")
    TRAINER = "kouluttaja", _("Trainer")
    TEACHER = "opettaja", _("Teacher")
    EXPERT = "asiantuntija", _("Expert")
    MANAGER = "esihenkilo", _("Manager")


class ResourceType(models.TextChoices):
    GUIDE = "ohje", _("Guide")
    PRESENTATION = "esitys", _("Presentation")
    EXERCISE = "harjoitus", _("Exercise")
    VIDEO = "video", _("Video")
    ASSESSMENT = "arviointi", _("Assessment")


class Use(models.TextChoices):
    COURSE = "kurssimateriaali", _("Course material")
    SELF_STUDY = "itseopiskelu", _("Self-study")
    PROFESSIONAL = "ammatillinen-kehittyminen", _("Professional development")
    TASK = "tehtava", _("Assignment")


class Language(models.TextChoices):
    FI = "fi", _("Finnish")
    SV = "sv", _("Swedish")
    EN = "en", _("English")
    UK = "uk", _("Ukrainian")
    RU = "ru", _("Russian")
    AR = "ar", _("Arabic")


class ChangeSize(models.TextChoices):
    SMALL = "small", _("Small correction (1.1 → 1.2)")
    EDITION = "edition", _("New edition (1.2 → 2.0)")


class ManyChoicesField(models.JSONField):
    """A list of values of one vocabulary, chosen by check boxes."""

    def __init__(self, *args, options=None, **kwargs):
        self.options = options
        kwargs.setdefault("default", list)
        super().__init__(*args, **kwargs)

    def formfield(self, **kwargs):
        return forms.MultipleChoiceField(
            choices=self.options.choices if self.options else [],
            label=self.verbose_name,
            help_text=self.help_text,
            required=not self.blank,
            widget=forms.CheckboxSelectMultiple,
        )

    def validate(self, value, model_instance):
        known = set(self.options.values) if self.options else set()
        if not isinstance(value, list) or not set(value) <= known:
            raise ValidationError(_("Choose values from the list."))
        if not value and not self.blank:
            raise ValidationError(self.error_messages["blank"], code="blank")


# The terms of schema.org's accessibilityFeature that files are found to have, for people.
FEATURES = {
    "displayTransformability": _("Size and colours of the text can be changed"),
    "structuralNavigation": _("Headings and structure"),
    "taggedPDF": _("Tagged PDF"),
}


def labels(vocabulary: type[models.TextChoices], values: list[str]) -> list[str]:
    """The labels of the values in the order of the vocabulary; unknown values are left out."""
    return [str(choice.label) for choice in vocabulary if choice.value in values]
