"""Where events are held, with what people need to know to get in."""

from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.search import index
from wagtail.snippets.models import register_snippet

from core.words import Translated


@register_snippet
class Place(index.Indexed, Translated):
    """A venue. Facts of accessibility are yes, no or not known, never guessed."""

    name = models.CharField(_("name"), max_length=120)
    street = models.CharField(_("street address"), max_length=120, blank=True)
    postal_code = models.CharField(_("postal code"), max_length=10, blank=True)
    town = models.CharField(_("town"), max_length=60)
    municipality = models.ForeignKey(
        "core.Municipality",
        verbose_name=_("municipality"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
    )
    latitude = models.DecimalField(
        _("latitude"), max_digits=8, decimal_places=5, null=True, blank=True
    )
    longitude = models.DecimalField(
        _("longitude"), max_digits=8, decimal_places=5, null=True, blank=True
    )
    step_free = models.BooleanField(_("entrance without steps"), null=True, blank=True)
    accessible_toilet = models.BooleanField(_("accessible toilet"), null=True, blank=True)
    induction_loop = models.BooleanField(_("induction loop"), null=True, blank=True)
    parking = models.CharField(_("parking"), max_length=200, blank=True)
    transport = models.CharField(_("bus and train"), max_length=200, blank=True)
    directions = models.TextField(_("directions"), max_length=600, blank=True)

    translated_fields = ("name", "parking", "transport", "directions")
    panels = [
        FieldPanel("name"),
        FieldRowPanel([FieldPanel("street"), FieldPanel("postal_code"), FieldPanel("town")]),
        FieldPanel("municipality"),
        FieldRowPanel([FieldPanel("latitude"), FieldPanel("longitude")]),
        MultiFieldPanel(
            [
                FieldPanel("step_free"),
                FieldPanel("accessible_toilet"),
                FieldPanel("induction_loop"),
                FieldPanel("parking"),
                FieldPanel("transport"),
                FieldPanel("directions"),
            ],
            heading=_("Getting there and in"),
        ),
        FieldPanel("translations"),
    ]
    search_fields = [index.SearchField("name"), index.AutocompleteField("name")]

    class Meta:
        verbose_name = _("place")
        verbose_name_plural = _("places")
        ordering = ["name"]

    def __str__(self):
        return ", ".join(part for part in (self.words("name"), self.town) if part)

    @property
    def address(self) -> str:
        """On one line: Katu 1, 84100 Ylivieska."""
        town = f"{self.postal_code} {self.town}".strip()
        return ", ".join(part for part in (self.street, town) if part)

    @property
    def facts(self) -> list[str]:
        """What is known of getting in, in words; what is not known is not mentioned."""
        known = {
            "step_free": (gettext("Entrance without steps"), gettext("Steps at the entrance")),
            "accessible_toilet": (gettext("Accessible toilet"), gettext("No accessible toilet")),
            "induction_loop": (gettext("Induction loop"), gettext("No induction loop")),
        }
        facts = [
            words[0] if getattr(self, name) else words[1]
            for name, words in known.items()
            if getattr(self, name) is not None
        ]
        return [
            *facts,
            *(
                self.words(name)
                for name in ("parking", "transport", "directions")
                if self.words(name)
            ),
        ]
