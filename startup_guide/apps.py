from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class StartupGuideConfig(AppConfig):
    name = "startup_guide"
    verbose_name = _("Startup guide")

    def ready(self):
        from core.sitemap import tell_below
        from startup_guide import findable, signals  # noqa: F401
        from startup_guide.models import GuidePage

        tell_below(GuidePage, findable.below)
