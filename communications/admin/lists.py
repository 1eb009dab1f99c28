"""What the lists of this room share."""

from django.core.exceptions import PermissionDenied
from wagtail.admin.ui.tables import Column
from wagtail.admin.views.generic import (
    CreateView,
    DeleteView,
    EditView,
    IndexView,
    InspectView,
    UsageView,
)
from wagtail.admin.views.generic.history import HistoryView
from wagtail.admin.viewsets.model import ModelViewSet

from core.spreadsheets import HarmlessExport


class PolicyIndexView(HarmlessExport, IndexView):
    """A list of the rows that the person may see; its spreadsheet holds no formulas."""

    search_backend_name = None
    # Headings of columns that are no fields of the model: {name: label}.
    headings: dict = {}
    related: tuple[str, ...] = ()
    prefetched: tuple[str, ...] = ()

    def get_base_queryset(self):
        rows = self.permission_policy.instances_user_has_any_permission_for(
            self.request.user, {"view", "change", "delete"}
        )
        return rows.select_related(*self.related).prefetch_related(*self.prefetched)

    def _get_custom_column(self, field_name, column_class=Column, **kwargs):
        if field_name in self.headings:
            return column_class(field_name, label=self.headings[field_name], **kwargs)
        return super()._get_custom_column(field_name, column_class, **kwargs)


class AddedByView(CreateView):
    """Remembers who added the row."""

    def save_instance(self):
        self.form.instance.added_by = self.request.user
        return super().save_instance()


class GuardedRow:
    """Mixin: Wagtail asks only what the person may do with the model; this asks about the row."""

    needed = frozenset({"view", "change"})

    def get_object(self, *arguments):
        row = super().get_object(*arguments)
        if not self.permission_policy.user_has_any_permission_for_instance(
            self.request.user, self.needed, row
        ):
            raise PermissionDenied
        return row


class GuardedEditView(GuardedRow, EditView):
    needed = frozenset({"change"})


class GuardedDeleteView(GuardedRow, DeleteView):
    needed = frozenset({"delete"})


class GuardedInspectView(GuardedRow, InspectView):
    pass


class GuardedHistoryView(GuardedRow, HistoryView):
    pass


class GuardedUsageView(GuardedRow, UsageView):
    pass


class OrganisationViewSet(ModelViewSet):
    """Lists whose rows belong to organisations."""

    index_view_class = PolicyIndexView
    edit_view_class = GuardedEditView
    delete_view_class = GuardedDeleteView
    inspect_view_class = GuardedInspectView
    history_view_class = GuardedHistoryView
    usage_view_class = GuardedUsageView
    copy_view_enabled = False
    inspect_view_enabled = True
    list_per_page = 50
