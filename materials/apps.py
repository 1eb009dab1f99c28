from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class MaterialsConfig(AppConfig):
    name = "materials"
    verbose_name = _("Materials")

    def ready(self):
        from core import mail_headers
        from materials import letters, signals  # noqa: F401

        mail_headers.register(letters.NEWS, letters.leaving)
