from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CoreConfig(AppConfig):
    name = "core"
    verbose_name = _("Shared content")

    def ready(self):
        from core import locale_trees, page_policy, signals  # noqa: F401

        page_policy.register()
