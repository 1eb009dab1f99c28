"""`manage.py demo`: loads the demo site. Again, it adds what is missing and changes nothing."""

from importlib import import_module

from django.conf import settings
from django.core.management.base import BaseCommand
from django.db import transaction
from django.utils import translation


class Command(BaseCommand):
    help = "Loads the demo site; safe to run again."

    def handle(self, *args, **options):
        loaders = [import_module(path) for path in settings.DEMO_LOADERS]
        with translation.override(settings.LANGUAGE_CODE), transaction.atomic():
            for step in ("create", "fill"):
                for loader in loaders:
                    getattr(loader, step)()
        self.stdout.write("The demo site is loaded.")
