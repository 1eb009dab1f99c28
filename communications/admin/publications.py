"""The log of publications in the admin."""

import django_filters
from django import forms
from django.utils import timezone
from django.utils.formats import date_format, number_format
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import DateRangePickerWidget, WagtailFilterSet
from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
    HelpPanel,
    MultiFieldPanel,
    ObjectList,
    PageChooserPanel,
)
from wagtail.admin.ui.tables import Column

from communications.admin.lists import AddedByView, OrganisationViewSet, PolicyIndexView
from communications.admin.publication_form import PublicationForm
from communications.models import Channel, ImportJob, Publication, PublicationKind
from core.models import Municipality, Organisation, WorkPackage


class PublicationFilters(WagtailFilterSet):
    channel = django_filters.ModelMultipleChoiceFilter(
        queryset=Channel.objects.in_order(),
        label=_("Channel"),
        widget=forms.CheckboxSelectMultiple,
    )
    kind = django_filters.ChoiceFilter(choices=PublicationKind.choices, label=_("Kind"))
    published_at = django_filters.DateFromToRangeFilter(
        label=_("Published"), widget=DateRangePickerWidget
    )
    work_packages = django_filters.ModelChoiceFilter(
        queryset=WorkPackage.objects.in_order(), label=_("Work package")
    )
    municipalities = django_filters.ModelChoiceFilter(
        queryset=Municipality.objects.in_order(), label=_("Municipality")
    )
    organisation = django_filters.ModelChoiceFilter(
        queryset=Organisation.objects.all(), label=_("Organisation")
    )
    import_job = django_filters.ModelChoiceFilter(
        queryset=ImportJob.objects.all(), label=_("Import")
    )
    figure = django_filters.ChoiceFilter(
        method="filter_figure",
        label=_("Figures"),
        choices=[("none", _("without any figure")), ("any", _("with a figure"))],
    )
    is_sample = django_filters.ChoiceFilter(
        label=_("Examples"), choices=[("True", _("examples only")), ("False", _("no examples"))]
    )

    class Meta:
        model = Publication
        fields = [
            "channel",
            "kind",
            "published_at",
            "work_packages",
            "municipalities",
            "organisation",
            "import_job",
            "figure",
            "is_sample",
        ]

    def filter_figure(self, rows, name, value):
        return rows.filter(snapshots__isnull=value == "none").distinct()


class PublicationIndexView(PolicyIndexView):
    filterset_class = PublicationFilters
    default_ordering = "-published_at"
    search_fields = ["title", "address", "campaign", "note"]
    related = ("channel", "organisation", "added_by", "page")
    prefetched = ("snapshots", "work_packages", "municipalities")
    headings = {
        "reach_text": _("Reach"),
        "work_package_codes": _("Work packages"),
        "channel_name": _("Channel"),
    }
    list_display = [
        "__str__",
        "channel_name",
        Column("published_day", label=_("Published"), sort_key="published_at"),
        "reach_text",
        "work_package_codes",
        "organisation",
    ]
    list_export = [
        "published_at",
        "channel_name",
        "get_kind_display",
        "title",
        "address",
        "work_package_keys",
        "municipality_names",
        "organisation",
        "language",
        "campaign",
        "page",
        "reach_value",
        "reach_metric",
        "reach_method",
        "reach_as_of",
        "figures_text",
        "added_by",
        "is_sample",
        "note",
    ]
    export_headings = {
        "channel_name": _("Channel"),
        "get_kind_display": _("Kind"),
        "work_package_keys": _("Work packages"),
        "municipality_names": _("Municipalities"),
        "reach_value": _("Reach"),
        "reach_metric": _("Metric"),
        "reach_method": _("Method"),
        "reach_as_of": _("As of"),
        "figures_text": _("All figures"),
    }

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        for row in context["object_list"]:
            describe(row)
        return context

    def to_row_dict(self, item):
        describe(item)
        return super().to_row_dict(item)


def describe(row: Publication) -> None:
    """Gives the row the texts that the list and the spreadsheet show."""
    figure = row.reach
    row.channel_name = row.channel.words("name")
    row.published_day = date_format(timezone.localtime(row.published_at), "SHORT_DATE_FORMAT")
    row.work_package_codes = ", ".join(term.code for term in row.work_packages.all())
    row.work_package_keys = row.work_package_codes
    row.municipality_names = ", ".join(term.words("name") for term in row.municipalities.all())
    row.reach_value = figure.value if figure else None
    row.reach_metric = figure.get_metric_display() if figure else ""
    row.reach_method = figure.get_method_display() if figure else ""
    row.reach_as_of = figure.as_of if figure else None
    row.reach_text = (
        f"{plain(figure.value)} ({figure.get_metric_display().split(' (')[0].lower()}, "
        f"{figure.get_method_display().lower()})"
        if figure
        else "–"
    )
    row.figures_text = "; ".join(
        f"{f.get_metric_display()} {plain(f.value)}" for f in row.snapshots.all() if f.is_latest
    )


def plain(value) -> str:
    """The number as people write it here, without needless decimals."""
    whole = value == value.to_integral_value()
    return number_format(value, 0 if whole else 2, use_l10n=True, force_grouping=True)


panels = [
    MultiFieldPanel(
        [
            FieldPanel("address", help_text=_("Paste the link of the post: it tells the channel.")),
            FieldRowPanel([FieldPanel("channel"), FieldPanel("published_at")]),
            FieldPanel("title"),
            FieldPanel("kind"),
        ],
        heading=_("What was published"),
    ),
    MultiFieldPanel(
        [
            HelpPanel(template="communications/admin/snapshots.html"),
            FieldRowPanel([FieldPanel("value"), FieldPanel("metric")]),
            FieldRowPanel([FieldPanel("as_of"), FieldPanel("method")]),
            FieldPanel("figure_evidence"),
        ],
        heading=_("Figures"),
    ),
    MultiFieldPanel(
        [
            FieldPanel("work_packages", widget=forms.CheckboxSelectMultiple),
            FieldPanel("municipalities", widget=forms.CheckboxSelectMultiple),
            FieldPanel("organisation", widget=forms.Select),
            PageChooserPanel("page"),
            FieldRowPanel([FieldPanel("campaign"), FieldPanel("language")]),
        ],
        heading=_("What it belongs to"),
    ),
    MultiFieldPanel(
        [FieldPanel("evidence"), FieldPanel("note"), FieldPanel("is_sample")],
        heading=_("Evidence and note"),
    ),
]


class PublicationViewSet(OrganisationViewSet):
    model = Publication
    name = "communications_publications"
    url_prefix = "communications/publications"
    icon = "doc-full"
    menu_label = _("Publications elsewhere")
    edit_handler = ObjectList(panels, base_form_class=PublicationForm)
    index_view_class = PublicationIndexView
    add_view_class = AddedByView
    inspect_view_fields = [
        "title", "channel", "kind", "address", "published_at", "work_packages", "municipalities",
        "organisation", "page", "campaign", "language", "note", "evidence", "added_by",
        "import_job",
    ]  # fmt: skip
    export_filename = "julkaisut-muualla"
