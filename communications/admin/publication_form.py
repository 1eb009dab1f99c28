"""The form of a publication: paste a link, the channel follows; a figure may be given with it."""

import json

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.widgets import AdminDateInput
from wagtail.documents.widgets import AdminDocumentChooser

from communications.imports.running import KINDS
from communications.imports.values import BadValueError, number
from communications.models import Channel, Method, Metric, PublicationKind
from communications.models.channel import channel_of_address
from communications.models.import_job import DecimalMark
from communications.models.metrics import record
from core.models import Attachment, Organisation
from core.permissions import is_only_writer, organisation_of


class OwnOrganisationForm(WagtailAdminModelForm):
    """Offers the person's own organisation; writers have no other choice."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        field, user = self.fields.get("organisation"), self.for_user
        if field is None or user is None:
            return
        own = organisation_of(user)
        if is_only_writer(user):
            field.queryset = Organisation.objects.filter(pk=own.pk if own else None)
        if own and not self.instance.pk:
            self.initial.setdefault("organisation", own.pk)


class FigureField(forms.CharField):
    """A figure as people write it: 1 234,5 or 1234.5."""

    def clean(self, value):
        text = super().clean(value)
        try:
            return number(text, DecimalMark.COMMA)
        except BadValueError as error:
            try:
                return number(text, DecimalMark.POINT)
            except BadValueError:
                raise forms.ValidationError(str(error)) from None


class PublicationForm(OwnOrganisationForm):
    """Saves the publication and, where a value is given, one new figure of it."""

    metric = forms.ChoiceField(
        label=_("Metric"),
        required=False,
        choices=[("", _("The channel's own")), *Metric.choices],
    )
    value = FigureField(label=_("Value"), required=False)
    as_of = forms.DateField(label=_("As of"), required=False, widget=AdminDateInput)
    method = forms.ChoiceField(
        label=_("Method"),
        required=False,
        choices=[("", _("The channel's usual one")), *Method.choices],
    )
    figure_evidence = forms.ModelChoiceField(
        label=_("Evidence of the figure"),
        queryset=Attachment.objects.all(),
        required=False,
        widget=AdminDocumentChooser,
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        channels = list(Channel.objects.in_order())
        channel, address = self.fields["channel"], self.fields["address"]
        channel.required = False
        channel.empty_label = str(_("From the link"))
        address.widget.attrs["data-channel-hosts"] = json.dumps(
            {host: row.pk for row in channels for host in row.host_names}
        )
        address.widget.attrs["inputmode"] = "url"
        address.assume_scheme = "https"
        kind = self.fields["kind"]
        kind.required = False
        if not self.instance.pk:
            kind.choices = [("", _("By the channel")), *PublicationKind.choices]
            self.initial["kind"] = ""

    def clean(self):
        filled = super().clean()
        if not filled.get("channel") and "channel" not in self.errors:
            found = channel_of_address(filled.get("address") or "", Channel.objects.in_order())
            if found is None:
                self.add_error("channel", _("The link does not tell the channel. Choose it."))
            else:
                filled["channel"] = found
        if not filled.get("kind") and filled.get("channel"):
            filled["kind"] = KINDS.get(filled["channel"].key, PublicationKind.POST)
        day = filled.get("as_of")
        if day and day > timezone.localdate():
            self.add_error("as_of", _("The day is in the future."))
        return filled

    def save(self, commit=True):
        publication = super().save(commit)
        if commit:
            self.add_figure(publication)
        return publication

    def add_figure(self, publication) -> None:
        filled = self.cleaned_data
        if filled.get("value") is None:
            return
        record(
            publication,
            filled.get("metric") or publication.channel.metric,
            filled["value"],
            as_of=filled.get("as_of"),
            method=filled.get("method") or publication.channel.method,
            evidence=filled.get("figure_evidence"),
        )
