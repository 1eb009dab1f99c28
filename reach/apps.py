from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ReachConfig(AppConfig):
    name = "reach"
    verbose_name = _("Reach")

    def ready(self):
        from core import download_counts
        from reach import served, signals  # noqa: F401
        from reach.figures.public import downloads

        download_counts.register(downloads)
