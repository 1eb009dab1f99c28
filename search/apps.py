from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class SearchConfig(AppConfig):
    name = "search"
    verbose_name = _("Search")

    def ready(self):
        from core import similar
        from search import alike, signals, taught  # noqa: F401

        similar.register(alike.alike)
