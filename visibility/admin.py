"""The register of posters in the admin, with its export."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import BooleanColumn, DateColumn
from wagtail.snippets.views.snippets import IndexView, SnippetViewSet

from core.spreadsheets import HarmlessExport
from visibility.models import PosterPlace


class PosterPlaceIndexView(HarmlessExport, IndexView):
    """The list and its spreadsheet, in which no cell acts as a formula."""

    def get_base_queryset(self):
        return super().get_base_queryset().select_related("organisation", "municipality", "photo")


class PosterPlaceViewSet(SnippetViewSet):
    model = PosterPlace
    index_view_class = PosterPlaceIndexView
    icon = "eu-poster"
    menu_label = _("Posters")
    menu_name = "poster-places"
    menu_order = 450
    add_to_admin_menu = True
    list_display = [
        "place",
        "organisation",
        "municipality",
        "get_kind_display",
        DateColumn("hung_on", label=_("hung on"), sort_key="hung_on", width="10%"),
        DateColumn("taken_down_on", label=_("taken down on"), sort_key="taken_down_on"),
        BooleanColumn("is_evidence", label=_("Is evidence")),
    ]
    list_filter = ["organisation", "kind", "municipality", "hung_on", "taken_down_on"]
    list_per_page = 50
    search_fields = ["place"]
    list_export = [
        "organisation",
        "municipality",
        "place",
        "get_kind_display",
        "hung_on",
        "checked_on",
        "taken_down_on",
        "photo",
        "is_evidence",
        "is_sample",
    ]
    export_filename = "julisteet"
    export_headings = {
        "get_kind_display": _("kind"),
        "is_evidence": _("Is evidence"),
    }
