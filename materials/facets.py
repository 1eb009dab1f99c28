"""Facets of the material listing: links that narrow it, with the number of packages behind each.

There are tens of packages, not thousands: they are fetched in three queries and counted here.
"""

from functools import cached_property
from types import SimpleNamespace

from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from core.facets import Facet, Facets, Row
from materials.choices import Language, Mode, PackageKind, Role, Theme
from materials.licences import Licence

DURATIONS = {
    "alle-10": _("under 10 hours"),
    "10-20": _("10 to 20 hours"),
    "yli-20": _("over 20 hours"),
}


def length_of(minutes: int) -> str:
    if minutes < 600:
        return "alle-10"
    return "10-20" if minutes <= 1200 else "yli-20"


class FacetedPackages(Facets):
    """The packages a query string asks for, with everything the page shows around them.

    Raises Http404 for a value that does not exist. Other parameters are left alone.
    """

    # The listing has one page: what the frame asks of longer ones.
    page = SimpleNamespace(number=1)

    def __init__(self, packages, parameters: QueryDict):
        self.all_packages = packages
        facets = [
            Facet("laji", _("Kind"), dict(PackageKind.choices)),
            Facet("teema", _("Theme"), dict(Theme.choices)),
            Facet("kayttaja", _("For whom"), dict(Role.choices)),
            Facet("kesto", _("Duration"), DURATIONS),
            Facet("toteutus", _("How it is run"), dict(Mode.choices)),
            Facet("kieli", _("Language"), dict(Language.choices)),
            Facet("lisenssi", _("Licence"), dict(Licence.choices)),
        ]
        super().__init__(facets, parameters)

    @cached_property
    def all_rows(self) -> list[Row]:
        """A row for each package."""
        from materials.models import PackageVersion, SessionPage

        packages = list(self.all_packages.defer_streamfields().select_related("organisation"))
        # From the stored tree, in one query: which sessions stand below which package.
        sessions = SessionPage.objects.visible().order_by("path")
        below = {package.path: [] for package in packages}
        for path, theme, minutes in sessions.values_list("path", "theme", "minutes"):
            parent = path[: -SessionPage.steplen]
            if parent in below:
                below[parent].append((theme, minutes))
        newest = {}
        built = PackageVersion.objects.built().filter(package__in=packages).defer("content")
        for version in built.order_by("major", "minor"):
            newest[version.package_id] = version
        return [self.row(package, below[package.path], newest) for package in packages]

    @staticmethod
    def row(package, sessions, newest) -> Row:
        minutes = sum(length for _theme, length in sessions)
        package.session_count, package.total_minutes = len(sessions), minutes
        package.newest_version = newest.get(package.pk)
        values = {
            "laji": {package.kind},
            "teema": {theme for theme, _length in sessions},
            "kayttaja": set(package.roles),
            "kesto": {length_of(minutes)} if sessions else set(),
            "toteutus": {package.mode},
            "kieli": {package.content_language},
            "lisenssi": {package.licence},
        }
        return Row(values, item=package)

    @property
    def packages(self) -> list:
        return [row.item for row in self.rows]
