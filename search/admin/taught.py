"""Synonyms and promoted results in the admin; a row of the report fills in the first words."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.views.generic import CreateView
from wagtail.admin.viewsets.model import ModelViewSet

from search.models import Promotion, Synonym
from search.models.words import languages

LONGEST_PREFILLED = 80


class PrefilledCreateView(CreateView):
    """`?words=…&language=…` stand in the form when it opens."""

    def get_initial_form_instance(self):
        asked = self.request.GET
        words = asked.get("words", "").replace("\0", "")[:LONGEST_PREFILLED]
        row = self.model(words=words)
        if asked.get("language") in dict(languages()):
            row.language = asked["language"]
        return row


class TaughtViewSet(ModelViewSet):
    add_view_class = PrefilledCreateView
    add_to_admin_menu = False
    copy_view_enabled = False
    inspect_view_enabled = False
    list_filter = ["language"]
    search_backend_name = None


class SynonymViewSet(TaughtViewSet):
    model = Synonym
    name = "search_synonyms"
    url_prefix = "search/synonyms"
    icon = "link"
    menu_label = _("Synonyms")
    search_fields = ["words", "means"]
    list_display = ["words", "means", "both_ways", "language"]
    exclude_form_fields = []


class PromotionViewSet(TaughtViewSet):
    model = Promotion
    name = "search_promotions"
    url_prefix = "search/promotions"
    icon = "pick"
    menu_label = _("Promoted results")
    search_fields = ["words"]
    list_display = ["words", "page", "language"]
    exclude_form_fields = []
