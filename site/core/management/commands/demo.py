"""`manage.py demo`: loads the demo site. Again, it adds what is missing and changes nothing."""

from importlib import import_module

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand
from django.db import transaction
from django.utils import translation
from wagtail.signal_handlers import disable_reference_index_auto_update

from core.bulk import bulk_loading


class Command(BaseCommand):
    help = "Loads the demo site; safe to run again."

    def handle(self, *args, **options):
        loaders = [import_module(path) for path in settings.DEMO_LOADERS]
        with translation.override(settings.LANGUAGE_CODE), transaction.atomic():
            # Kept for each save, it would be half of the work; made once at the end it is little.
            with disable_reference_index_auto_update(), bulk_loading():
                for step in ("create", "fill"):
                    for loader in loaders:
                        getattr(loader, step)()
            call_command("rebuild_references_index", verbosity=0)
        self.stdout.write("The demo site is loaded.")
