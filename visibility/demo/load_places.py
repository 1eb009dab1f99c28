"""One place of a poster that is plainly an example: nobody knows yet where the posters hang."""

from django.utils import timezone

from core.models import Municipality, Organisation
from visibility.models import PosterKind, PosterPlace

PLACE = "Kaupungintalon aula, ilmoitustaulu (esimerkki)"


def create() -> None:
    """The place needs nothing but the organisations, which `fill` finds ready."""


def fill() -> None:
    organisation = Organisation.objects.filter(key="ylivieska").first()
    municipality = Municipality.objects.filter(key="ylivieska").first()
    if organisation is None or municipality is None:
        return
    PosterPlace.objects.get_or_create(
        place=PLACE,
        defaults={
            "organisation": organisation,
            "municipality": municipality,
            "kind": PosterKind.POSTER,
            "hung_on": timezone.localdate(),
            "is_sample": True,
        },
    )
