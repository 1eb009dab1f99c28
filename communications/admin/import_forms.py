"""Forms of an import: the file with what holds for all its rows, and the columns."""

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.widgets import AdminDateInput

from communications.imports import columns, values
from communications.imports.reading import RefusedFileError, open_table
from communications.models import Channel, ColumnMapping, ImportJob, Metric
from communications.models.import_job import DateOrder, DecimalMark
from core.models import Organisation, WorkPackage
from core.permissions import is_only_writer, organisation_of

LABELS = {
    columns.PLATFORM_ID: _("Number on the platform"),
    columns.TITLE: _("Title or text"),
    columns.ADDRESS: _("Address"),
    columns.PUBLISHED: _("Date of publication"),
    columns.NOTE: _("Note"),
}
SAMPLES = 3
DATES = 2000


class UploadForm(WagtailAdminModelForm):
    class Meta:
        model = ImportJob
        fields = ["platform", "file", "channel", "organisation", "work_packages", "as_of"]
        widgets = {
            "file": forms.FileInput(attrs={"accept": ".csv,.xlsx,.txt,.tsv"}),
            "work_packages": forms.CheckboxSelectMultiple,
            "as_of": AdminDateInput,
        }

    def __init__(self, *args, user, **kwargs):
        super().__init__(*args, **kwargs)
        own = organisation_of(user)
        self.fields["file"].required = True
        self.fields["file"].help_text = _(
            "CSV or Excel (.xlsx), at most 20 megabytes and 100,000 rows."
        )
        channel, organisation = self.fields["channel"], self.fields["organisation"]
        channel.queryset = Channel.objects.in_order()
        channel.required = False
        channel.empty_label = str(_("The platform's own"))
        self.fields["work_packages"].queryset = WorkPackage.objects.in_order()
        if is_only_writer(user):
            organisation.queryset = Organisation.objects.filter(pk=own.pk if own else None)
        if own:
            self.initial.setdefault("organisation", own.pk)

    def clean_as_of(self):
        day = self.cleaned_data["as_of"]
        if day > timezone.localdate():
            raise forms.ValidationError(_("The day is in the future."))
        return day

    def clean(self):
        filled = super().clean()
        if filled.get("platform") and not filled.get("channel"):
            key = columns.CHANNEL_OF_PLATFORM.get(filled["platform"])
            filled["channel"] = Channel.objects.filter(key=key).first()
            if filled["channel"] is None:
                self.add_error("channel", _("Choose the channel."))
        if filled.get("file") and filled.get("platform"):
            try:
                with open_table(
                    filled["file"].file, columns.known_headings(filled["platform"])
                ) as table:
                    self.instance.headings = table.headings
            except RefusedFileError as error:
                self.add_error("file", str(error))
        return filled

    def save(self, commit=True):
        job = self.instance
        job.file_name = self.cleaned_data["file"].name[-255:]
        saved = ColumnMapping.objects.filter(platform=job.platform).first()
        job.date_order, job.decimal_mark = columns.defaults(job.platform)
        if saved:
            job.date_order, job.decimal_mark = saved.date_order, saved.decimal_mark
        job.columns = columns.guess(job.platform, job.headings, saved.columns if saved else None)
        return super().save(commit)


class ColumnsForm(forms.Form):
    """A choice of column for every field; the names of the inputs are those of the fields."""

    date_order = forms.ChoiceField(
        label=_("Order of dates"), choices=DateOrder.choices, widget=forms.RadioSelect
    )
    decimal_mark = forms.ChoiceField(
        label=_("Decimal mark"), choices=DecimalMark.choices, widget=forms.RadioSelect
    )
    save_as = forms.CharField(
        label=_("Save these choices by the name"),
        required=False,
        max_length=80,
        help_text=_("Offered for the next file of the platform. Empty: not saved."),
    )

    def __init__(self, *args, job: ImportJob, **kwargs):
        kwargs["initial"] = {
            "date_order": job.date_order,
            "decimal_mark": job.decimal_mark,
            **{f"column-{name}": heading for name, heading in job.columns.items()},
        }
        super().__init__(*args, **kwargs)
        choices = [("", "–"), *((heading, heading) for heading in job.headings)]
        labels = {**LABELS, **dict(Metric.choices)}
        for name in columns.FIELDS:
            self.fields[f"column-{name}"] = forms.ChoiceField(
                label=labels[str(name)], choices=choices, required=False
            )

    def column_fields(self):
        return [self[f"column-{name}"] for name in columns.FIELDS]

    def columns(self) -> dict[str, str]:
        return {
            str(name): self.cleaned_data[f"column-{name}"]
            for name in columns.FIELDS
            if self.cleaned_data.get(f"column-{name}")
        }


def samples(job: ImportJob) -> tuple[list[list[str]], str | None]:
    """The first rows as text, and the order of day and month that the dates themselves show.

    Raises RefusedFileError.
    """
    rows, dates = [], []
    heading = job.columns.get(columns.PUBLISHED)
    place = job.headings.index(heading) if heading in job.headings else None
    with (
        job.file.open("rb") as file,
        open_table(file, columns.known_headings(job.platform)) as table,
    ):
        for count, (_number, cells) in enumerate(table.rows):
            if count < SAMPLES:
                rows.append(["" if cell is None else str(cell)[:80] for cell in cells])
            if place is not None:
                dates.append(cells[place])
            if count >= (DATES if place is not None else SAMPLES):
                break
    return rows, values.order_seen(dates)
