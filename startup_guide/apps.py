from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class StartupGuideConfig(AppConfig):
    name = "startup_guide"
    verbose_name = _("Startup guide")

    def ready(self):
        from startup_guide import signals  # noqa: F401
