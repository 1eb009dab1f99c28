"""The register of adoptions, with its export."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import BooleanColumn, DateColumn
from wagtail.admin.views.generic import IndexView
from wagtail.admin.viewsets.model import ModelViewSet

from core.spreadsheets import HarmlessExport
from materials.models import Adoption


class AdoptionIndexView(HarmlessExport, IndexView):
    list_export = ["package", "organisation", "place", "period", "groups", "participants",
                   "get_mode_display", "worked", "would_change", "may_publish", "received",
                   "confirmed"]  # fmt: skip
    export_headings = {"get_mode_display": _("how it was run")}

    def get_base_queryset(self):
        return super().get_base_queryset().select_related("package")


class AdoptionViewSet(ModelViewSet):
    """Partners tell by the form; what is told by telephone is added here."""

    model = Adoption
    name = "materials_adoptions"
    url_prefix = "materials/adoptions"
    icon = "group"
    menu_label = _("Adoptions")
    menu_name = "adoptions"
    menu_order = 360
    add_to_admin_menu = True
    copy_view_enabled = False
    index_view_class = AdoptionIndexView
    add_to_reference_index = False
    list_display = [
        "organisation",
        "package",
        "groups",
        "participants",
        DateColumn("received", label=_("received"), sort_key="received"),
        BooleanColumn("may_publish", label=_("may be published")),
        BooleanColumn("confirmed", label=_("checked")),
    ]
    list_filter = ["package", "mode", "may_publish", "confirmed", "received"]
    search_fields = ["organisation", "place", "worked", "would_change"]
    search_backend_name = None
    ordering = ["-received", "-pk"]
    form_fields = ["package", "organisation", "place", "period", "groups", "participants", "mode",
                   "worked", "would_change", "may_publish", "received", "confirmed"]  # fmt: skip
    export_filename = "kayttoonotot"
