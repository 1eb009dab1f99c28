from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class EventsConfig(AppConfig):
    name = "events"
    verbose_name = _("Events")

    def ready(self):
        from core import figures as registry
        from events import figures, signals  # noqa: F401

        registry.register("events", figures.figures_between)
