"""What the lists of this room share."""

from wagtail.admin.ui.tables import Column
from wagtail.admin.views.generic import CreateView, IndexView

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
