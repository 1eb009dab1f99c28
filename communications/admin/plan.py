"""The communication plan, targets, annotations and channels as lists."""

import django_filters
from django import forms
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import DateRangePickerWidget, WagtailFilterSet
from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
    MultiFieldPanel,
    ObjectList,
    PageChooserPanel,
)
from wagtail.admin.ui.tables import Column, StatusTagColumn
from wagtail.admin.viewsets.model import ModelViewSet

from communications.admin.lists import OrganisationViewSet, PolicyIndexView
from communications.admin.publication_form import OwnOrganisationForm
from communications.models import Annotation, Channel, PlanEntry, PlanState, Target
from core.models import TargetGroup, WorkPackage


class PlanFilters(WagtailFilterSet):
    state = django_filters.ChoiceFilter(choices=PlanState.choices, label=_("State"))
    channels = django_filters.ModelChoiceFilter(
        queryset=Channel.objects.in_order(), label=_("Channel")
    )
    target_groups = django_filters.ModelChoiceFilter(
        queryset=TargetGroup.objects.in_order(), label=_("Target group")
    )
    work_package = django_filters.ModelChoiceFilter(
        queryset=WorkPackage.objects.in_order(), label=_("Work package")
    )
    starts_on = django_filters.DateFromToRangeFilter(label=_("Day"), widget=DateRangePickerWidget)

    class Meta:
        model = PlanEntry
        fields = ["state", "channels", "target_groups", "work_package", "starts_on"]


class PlanIndexView(PolicyIndexView):
    filterset_class = PlanFilters
    default_ordering = "-starts_on"
    search_fields = ["title", "note"]
    related = ("organisation", "owner", "work_package")
    prefetched = ("channels", "target_groups")
    headings = {"channel_names": _("Channels"), "owner_name": _("Responsible person")}
    list_display = [
        "__str__",
        Column("day_text", label=_("Day"), sort_key="starts_on"),
        StatusTagColumn("get_state_display", label=_("State"), primary=lambda entry: entry.is_late),
        "channel_names",
        "owner_name",
        "organisation",
    ]
    list_export = ["starts_on", "time", "ends_on", "title", "channel_names", "group_names",
                   "get_state_display", "owner_name", "organisation", "work_package", "page",
                   "note"]  # fmt: skip
    export_headings = {
        "channel_names": _("Channels"),
        "group_names": _("Target groups"),
        "get_state_display": _("State"),
        "owner_name": _("Responsible person"),
    }

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        for entry in context["object_list"]:
            describe(entry)
        return context

    def to_row_dict(self, item):
        describe(item)
        return super().to_row_dict(item)


def describe(entry: PlanEntry) -> None:
    """Gives the entry the texts that the list and the spreadsheet show."""
    entry.channel_names = ", ".join(row.words("name") for row in entry.channels.all())
    entry.group_names = ", ".join(row.words("name") for row in entry.target_groups.all())
    entry.day_text = date_format(entry.starts_on, "SHORT_DATE_FORMAT")
    owner = entry.owner
    entry.owner_name = (owner.get_full_name() or owner.get_username()) if owner else "–"


class PlanViewSet(OrganisationViewSet):
    model = PlanEntry
    name = "communications_plan"
    url_prefix = "communications/plan"
    icon = "list-ul"
    menu_label = _("Plan as a list")
    index_view_class = PlanIndexView
    inspect_view_fields = ["title", "starts_on", "time", "ends_on", "state", "channels",
                           "target_groups", "organisation", "owner", "work_package", "page",
                           "note"]  # fmt: skip
    export_filename = "viestintasuunnitelma"
    edit_handler = ObjectList(
        [
            MultiFieldPanel(
                [
                    FieldPanel("title"),
                    FieldRowPanel([FieldPanel("starts_on"), FieldPanel("time")]),
                    FieldRowPanel([FieldPanel("ends_on"), FieldPanel("state")]),
                ],
                heading=_("What and when"),
            ),
            MultiFieldPanel(
                [
                    FieldPanel("channels", widget=forms.CheckboxSelectMultiple),
                    FieldPanel("target_groups", widget=forms.CheckboxSelectMultiple),
                ],
                heading=_("Where and to whom"),
            ),
            MultiFieldPanel(
                [
                    FieldPanel("organisation", widget=forms.Select),
                    FieldPanel("owner"),
                    FieldPanel("work_package", widget=forms.Select),
                    PageChooserPanel("page"),
                    FieldPanel("note"),
                ],
                heading=_("Who and why"),
            ),
        ],
        base_form_class=OwnOrganisationForm,
    )


class TargetIndexView(PolicyIndexView):
    default_ordering = "-starts_on"
    related = ("channel", "work_package")
    headings = {"achieved_text": _("Reached")}
    list_display = ["__str__", "starts_on", "ends_on", "achieved_text"]
    list_export = ["channel", "get_measure_display", "value", "achieved_value", "starts_on",
                   "ends_on", "work_package", "note"]  # fmt: skip
    export_headings = {"get_measure_display": _("Measure"), "achieved_value": _("Reached")}

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        for target in context["object_list"]:
            measure(target)
        return context

    def to_row_dict(self, item):
        measure(item)
        return super().to_row_dict(item)


def measure(target: Target) -> None:
    """Gives the target what has been reached. A target that is an example counts examples."""
    from communications.admin.publications import plain
    from communications.figures import Narrowed, achieved

    found = achieved(target, Narrowed(samples=target.is_sample))
    target.achieved_value = found.achieved
    target.achieved_text = f"{plain(found.achieved)} ({found.percent} %)"


class TargetViewSet(ModelViewSet):
    model = Target
    name = "communications_targets"
    url_prefix = "communications/targets"
    icon = "success"
    menu_label = _("Targets")
    index_view_class = TargetIndexView
    export_filename = "viestinnan-tavoitteet"
    edit_handler = ObjectList(
        [
            FieldRowPanel([FieldPanel("channel"), FieldPanel("measure"), FieldPanel("value")]),
            FieldRowPanel([FieldPanel("starts_on"), FieldPanel("ends_on")]),
            FieldPanel("work_package", widget=forms.Select),
            FieldPanel("note"),
        ]
    )


class AnnotationIndexView(PolicyIndexView):
    default_ordering = "-day"
    search_fields = ["text"]
    list_display = ["__str__", "day", "get_kind_display"]
    list_export = ["day", "get_kind_display", "text"]
    list_filter = ["kind"]


class AnnotationViewSet(ModelViewSet):
    model = Annotation
    name = "communications_annotations"
    url_prefix = "communications/annotations"
    icon = "tag"
    menu_label = _("Annotations")
    index_view_class = AnnotationIndexView
    export_filename = "aikajanan-merkinnat"
    edit_handler = ObjectList(
        [FieldRowPanel([FieldPanel("day"), FieldPanel("kind")]), FieldPanel("text")]
    )


class ChannelIndexView(PolicyIndexView):
    default_ordering = "order"
    list_display = ["__str__", "get_medium_display", "get_metric_display", "get_method_display"]


class ChannelViewSet(ModelViewSet):
    model = Channel
    name = "communications_channels"
    url_prefix = "communications/channels"
    icon = "site"
    menu_label = _("Channels")
    index_view_class = ChannelIndexView
    copy_view_enabled = False
