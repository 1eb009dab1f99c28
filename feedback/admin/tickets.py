"""Accessibility feedback in the admin: the list and the answer."""

import django_filters
from django import forms
from django.utils.translation import gettext_lazy
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column, StatusTagColumn
from wagtail.admin.views.generic import EditView, IndexView
from wagtail.admin.widgets import AdminAutoHeightTextInput

from core.spreadsheets import HarmlessExport
from feedback import tickets
from feedback.admin.viewset import FeedbackViewSet
from feedback.admin.votes import PeriodFilter, languages
from feedback.models import Ticket, TicketState


class TicketFilters(WagtailFilterSet):
    state = django_filters.ChoiceFilter(
        method="filter_state",
        label=gettext_lazy("State"),
        choices=[("all-open", gettext_lazy("All open")), *TicketState.choices],
    )
    language = django_filters.ChoiceFilter(choices=languages, label=gettext_lazy("Language"))
    received = PeriodFilter("received", gettext_lazy("Received"))

    class Meta:
        model = Ticket
        fields = ["state", "language", "received"]

    def filter_state(self, found, name, value):
        return found.open() if value == "all-open" else found.in_state(value)


class TicketIndexView(HarmlessExport, IndexView):
    filterset_class = TicketFilters
    search_fields = ["problem", "address", "answer"]
    search_backend_name = None
    list_export = ["number", "received", "due", "state_label", "answered", "language", "address",
                   "problem", "wish", "answer"]  # fmt: skip
    export_headings = {"state_label": gettext_lazy("State")}

    @property
    def list_display(self):
        return [
            "__str__",
            StatusTagColumn(
                "state_label",
                label=gettext_lazy("State"),
                primary=lambda ticket: ticket.is_overdue,
            ),
            DateOnlyColumn("due", label=gettext_lazy("Answer due"), sort_key="due"),
            DateOnlyColumn("received", label=gettext_lazy("Received"), sort_key="received"),
            DateOnlyColumn("answered", label=gettext_lazy("Answered"), sort_key="answered"),
        ]

    def order_queryset(self, queryset):
        return super().order_queryset(queryset) if self.ordering else queryset.open_first()


class DateOnlyColumn(Column):
    cell_template_name = "feedback/admin/day_cell.html"


class AnswerForm(forms.ModelForm):
    """The answer and, where the person left an address, whether it is sent there."""

    by_mail = forms.BooleanField(
        label=gettext_lazy("Send the answer by e-mail"),
        required=False,
        help_text=gettext_lazy("The message also quotes the feedback."),
    )

    class Meta:
        model = Ticket
        fields = ["answer"]
        widgets = {"answer": AdminAutoHeightTextInput(attrs={"rows": 6})}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["answer"].required = True
        if not self.instance.email:
            del self.fields["by_mail"]
        elif self.instance.is_open:
            self.initial["by_mail"] = True


class TicketEditView(EditView):
    template_name = "feedback/admin/ticket_edit.html"
    submit_button_label = gettext_lazy("Save the answer")
    success_message = gettext_lazy("The answer was saved.")

    def get_form_class(self):
        return AnswerForm

    def save_instance(self):
        # The form has put the new text into its instance already.
        ticket = Ticket.objects.get(pk=self.object.pk)
        filled = self.form.cleaned_data
        tickets.answer(
            ticket, filled["answer"], self.request.user, by_mail=filled.get("by_mail", False)
        )
        return ticket

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        context["ticket"] = self.object
        context["events"] = self.object.events.select_related("user")
        return context


class TicketViewSet(FeedbackViewSet):
    model = Ticket
    name = "feedback_tickets"
    url_prefix = "feedback/tickets"
    icon = "help"
    menu_label = gettext_lazy("Accessibility feedback")
    form_fields = ["answer"]
    # Whoever only reports needs no addresses of people.
    inspect_view_fields = ["number", "state_label", "received", "due", "answered", "language",
                           "address", "problem", "wish", "answer"]  # fmt: skip
    index_view_class = TicketIndexView
    edit_view_class = TicketEditView
    export_filename = "saavutettavuuspalaute"
