"""Facts, forms of support, contacts and terms in the admin."""

from django.contrib import messages
from django.shortcuts import redirect
from django.utils.translation import gettext, gettext_lazy
from wagtail.admin.ui.tables import DateColumn, StatusTagColumn
from wagtail.snippets.views.snippets import IndexView, SnippetViewSet, SnippetViewSetGroup

from core.spreadsheets import HarmlessExport
from startup_guide.models import Contact, Fact, GlossaryTerm, SupportForm
from startup_guide.usage import uses


class HarmlessIndexView(HarmlessExport, IndexView):
    """A list whose spreadsheet holds no formula."""


class FactIndexView(HarmlessIndexView):
    def get_base_queryset(self):
        return super().get_base_queryset().prefetch_related("values")


def stated_now(fact) -> str:
    return fact.shown().amount


stated_now.short_description = gettext_lazy("Stated now")


class FactViewSet(SnippetViewSet):
    model = Fact
    index_view_class = FactIndexView
    icon = "order"
    menu_label = gettext_lazy("Facts")
    list_display = [
        "label",
        stated_now,
        DateColumn("checked_on", label=gettext_lazy("Checked on"), sort_key="checked_on"),
        DateColumn("next_review", label=gettext_lazy("Next review")),
        "responsible",
    ]
    list_filter = ["confirmed", "review_interval", "responsible"]
    list_export = ["key", "label", "note", "grantor", "grantor_url", "checked_on", "next_review"]
    export_headings = {"next_review": gettext_lazy("Next review")}
    export_filename = "faktat"


class SupportViewSet(SnippetViewSet):
    model = SupportForm
    index_view_class = HarmlessIndexView
    icon = "form"
    menu_label = gettext_lazy("Forms of support")
    list_display = [
        "name",
        "granted_by",
        StatusTagColumn(
            "get_stage_display", label=gettext_lazy("Stage"), primary=lambda form: form.may_state()
        ),
        DateColumn("valid_until", label=gettext_lazy("Valid until"), sort_key="valid_until"),
        DateColumn("checked_on", label=gettext_lazy("Checked on"), sort_key="checked_on"),
    ]
    list_filter = ["stage", "amount_type", "apply_before"]
    list_export = ["key", "name", "granted_by", "stage", "valid_until", "checked_on", "source_url"]
    export_filename = "tukimuodot"


class ContactViewSet(SnippetViewSet):
    model = Contact
    index_view_class = HarmlessIndexView
    icon = "group"
    menu_label = gettext_lazy("Contacts")
    list_display = ["name", "organisation", "get_role_display"]
    list_filter = ["role"]
    list_export = ["key", "name", "organisation", "role", "phone", "email", "url"]
    export_filename = "yhteystiedot"


class TermViewSet(SnippetViewSet):
    model = GlossaryTerm
    index_view_class = HarmlessIndexView
    icon = "openquote"
    menu_label = gettext_lazy("Glossary")
    list_display = ["term", "key"]
    list_export = ["key", "term", "definition", "source"]
    export_filename = "sanasto"


class GuideGroup(SnippetViewSetGroup):
    menu_label = gettext_lazy("Startup guide")
    menu_icon = "list-ol"
    menu_order = 340
    items = (FactViewSet, SupportViewSet, ContactViewSet, TermViewSet)


def refuse_deleting_what_is_used(request, instances):
    """Tells where it is used, instead of the question whether to delete it."""
    for instance in instances:
        titles = uses(instance)
        if titles:
            messages.error(
                request,
                gettext("“%(name)s” cannot be deleted. It is used in: %(places)s.")
                % {"name": instance, "places": ", ".join(titles)},
            )
            return redirect(instance.snippet_viewset.get_url_name("edit"), instance.pk)
    return None
