"""Makes the whole search index anew while the site goes on searching."""

from django.core.management.base import BaseCommand
from django.db import connection

from search.index import documents, schema, upkeep
from search.models import FacetSet, FoundPage, IndexedPage, StaffPage


class Command(BaseCommand):
    help = "Reads every page and attached file anew into the search index. Safe at any time."

    def handle(self, *args, **options):
        schema.run(connection, schema.MAKE_ALL)
        read = 0
        while files := documents.read_waiting():
            read += len(files)
        # Each row keeps what it has until its new words replace it in one transaction.
        IndexedPage.objects.update(stale=True, fingerprint="")
        StaffPage.objects.update(fingerprint="")
        stored = 0
        while found := upkeep.catch_up():
            stored += found
        FacetSet.objects.exclude(pk__in=FoundPage.objects.values("facets")).delete()
        # Brings the index of the database itself back in step, whatever had happened to it.
        schema.run(connection, schema.AGAIN_ALL)
        if options["verbosity"]:
            self.stdout.write(f"{stored} rows of the search index, {read} files read.")
