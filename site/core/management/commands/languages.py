"""`manage.py languages`: makes the page trees of the languages named in the settings."""

from django.core.management.base import BaseCommand
from django.db import transaction

from core.locale_trees import create_language_trees


class Command(BaseCommand):
    help = "Makes the locales and page trees of the content languages that are not there yet."

    def handle(self, **options):
        with transaction.atomic():
            made = create_language_trees()
        if options["verbosity"]:
            self.stdout.write(f"New languages: {', '.join(made) or 'none'}")
