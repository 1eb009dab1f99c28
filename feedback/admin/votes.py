"""Readers' feedback in the admin: the list and one piece of it."""

import django_filters
from django.contrib.admin.utils import quote
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy
from wagtail.admin.filters import DateRangePickerWidget, WagtailFilterSet
from wagtail.admin.ui.tables import Column
from wagtail.admin.views.generic import DeleteView, EditView, IndexView, InspectView
from wagtail.coreutils import get_content_languages
from wagtail.models import Page

from core.spreadsheets import HarmlessExport
from feedback.admin.viewset import FeedbackViewSet
from feedback.models import Vote


def pages_with_votes(request):
    if request is None:
        return Page.objects.none()
    voted = Vote.objects.known_to(request.user).order_by().values("page")
    return Page.objects.filter(pk__in=voted).order_by("title")


def languages():
    return list(get_content_languages().items())


class PeriodFilter(django_filters.DateFromToRangeFilter):
    def __init__(self, field_name, label):
        super().__init__(field_name=field_name, label=label, widget=DateRangePickerWidget)


class VoteSumFilters(WagtailFilterSet):
    """For what is summed up as well."""

    day = PeriodFilter("day", gettext_lazy("Between the days"))
    language = django_filters.ChoiceFilter(choices=languages, label=gettext_lazy("Language"))

    class Meta:
        model = Vote
        fields = ["day", "language"]


class VoteFilters(VoteSumFilters):
    page = django_filters.ModelChoiceFilter(queryset=pages_with_votes, label=gettext_lazy("Page"))
    helpful = django_filters.ChoiceFilter(
        choices=[
            ("True", pgettext_lazy("helpful", "yes")),
            ("False", pgettext_lazy("helpful", "no")),
        ],
        label=gettext_lazy("Helped"),
    )
    has_text = django_filters.ChoiceFilter(
        method="filter_text",
        label=gettext_lazy("Message"),
        choices=[
            ("any", gettext_lazy("with a message")),
            ("open", gettext_lazy("with a message not handled")),
            ("none", gettext_lazy("without a message")),
        ],
    )

    class Meta(VoteSumFilters.Meta):
        fields = ["page", "language", "helpful", "has_text", "day"]

    def filter_text(self, votes, name, value):
        if value == "none":
            return votes.filter(text="")
        texts = votes.exclude(text="")
        return texts.filter(handled=False) if value == "open" else texts


class KnownVotes:
    """Mixin: writers meet the feedback of their own organisation's pages only."""

    def get_queryset(self):
        return Vote.objects.known_to(self.request.user).select_related("page")


class VoteIndexView(HarmlessExport, IndexView):
    filterset_class = VoteFilters
    default_ordering = "-day"
    search_fields = ["text", "page_title"]
    search_backend_name = None
    list_display = ["page_title", "helpful_word", "short_text", "language", "day", "handled_word"]
    list_export = ["day", "language", "page_title", "page_address", "helpful_word", "text",
                   "handled_word"]  # fmt: skip
    export_headings = {
        "page_address": gettext_lazy("Address"),
        "helpful_word": gettext_lazy("Helped"),
        "handled_word": gettext_lazy("State"),
    }
    headings = {
        "helpful_word": gettext_lazy("Helped"),
        "short_text": gettext_lazy("Message"),
        "handled_word": gettext_lazy("State"),
    }

    def get_base_queryset(self):
        return Vote.objects.known_to(self.request.user).select_related("page")

    def order_queryset(self, queryset):
        return queryset.order_by(self.ordering or "-day", "-pk")

    def _get_custom_column(self, field_name, column_class=Column, **kwargs):
        if field_name in self.headings:
            return column_class(field_name, label=self.headings[field_name], **kwargs)
        return super()._get_custom_column(field_name, column_class, **kwargs)


class VoteEditView(KnownVotes, EditView):
    """Shows a text; an editor marks it handled, and may delete it."""

    template_name = "feedback/admin/vote_edit.html"
    delete_item_label = gettext_lazy("Delete the message")
    success_message = gettext_lazy("The feedback was updated.")

    @property
    def can_delete(self):
        return bool(self.object.text) and self.user_has_permission_for_instance(
            "delete", self.object
        )


class VoteInspectView(InspectView):
    def get_object(self, queryset=None):
        return get_object_or_404(Vote.objects.known_to(self.request.user), pk=self.pk)


class VoteDeleteView(KnownVotes, DeleteView):
    """Deletes the words; the vote itself stays in the counts."""

    page_title = gettext_lazy("Delete the message")
    success_message = gettext_lazy("The message was deleted. The vote stays in the counts.")

    @property
    def confirmation_message(self):
        return _("Delete this message? The vote stays in the counts. “%(text)s”") % {
            "text": self.object.short_text
        }

    def get_delete_url(self):
        return reverse(self.delete_url_name, args=(quote(self.object.pk),))

    def delete_action(self):
        Vote.objects.filter(pk=self.object.pk).update(text="", handled=True)


class VoteViewSet(FeedbackViewSet):
    model = Vote
    name = "feedback_votes"
    url_prefix = "feedback/votes"
    icon = "comment"
    menu_label = gettext_lazy("Readers' feedback")
    form_fields = ["handled"]
    inspect_view_fields = ["page_title", "language", "day", "helpful_word", "text", "handled_word"]
    index_view_class = VoteIndexView
    edit_view_class = VoteEditView
    delete_view_class = VoteDeleteView
    inspect_view_class = VoteInspectView
    export_filename = "palaute"
