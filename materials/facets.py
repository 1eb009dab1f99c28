"""Facets of the material listing: links that narrow it, with the number of packages behind each.

Values within a facet widen, facets narrow each other; a facet's own numbers are counted without
it. There are tens of packages, not thousands: they are fetched in three queries and counted here.
"""

from collections import Counter
from dataclasses import dataclass, field
from functools import cached_property
from types import SimpleNamespace

from django.http import Http404, QueryDict
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from core.facets import MOST_VALUES, Choice
from materials.choices import Language, Mode, PackageKind, Role, Theme
from materials.licences import Licence

DURATIONS = {
    "alle-10": _("under 10 hours"),
    "10-20": _("10 to 20 hours"),
    "yli-20": _("over 20 hours"),
}


@dataclass
class Facet:
    parameter: str
    label: str
    options: dict[str, str]
    chosen: list[str] = field(default_factory=list)


def length_of(minutes: int) -> str:
    if minutes < 600:
        return "alle-10"
    return "10-20" if minutes <= 1200 else "yli-20"


class FacetedPackages:
    """The packages a query string asks for, with everything the page shows around them.

    Raises Http404 for a value that does not exist. Other parameters are left alone.
    """

    # The listing has one page: what the frame asks of longer ones.
    page = SimpleNamespace(number=1)

    def __init__(self, packages, parameters: QueryDict):
        self.all_packages = packages
        self.facets = [
            Facet("laji", _("Kind"), dict(PackageKind.choices)),
            Facet("teema", _("Theme"), dict(Theme.choices)),
            Facet("kayttaja", _("For whom"), dict(Role.choices)),
            Facet("kesto", _("Duration"), DURATIONS),
            Facet("toteutus", _("How it is run"), dict(Mode.choices)),
            Facet("kieli", _("Language"), dict(Language.choices)),
            Facet("lisenssi", _("Licence"), dict(Licence.choices)),
        ]
        for facet in self.facets:
            values = [
                value for value in dict.fromkeys(parameters.getlist(facet.parameter)) if value
            ]
            if len(values) > MOST_VALUES or any(value not in facet.options for value in values):
                raise Http404(gettext("There is no such filter. Choose another one from the list."))
            facet.chosen = values

    @cached_property
    def rows(self) -> list[tuple[object, dict[str, set]]]:
        """Each package with its values by parameter."""
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
    def row(package, sessions, newest):
        minutes = sum(length for _theme, length in sessions)
        package.session_count, package.total_minutes = len(sessions), minutes
        package.newest_version = newest.get(package.pk)
        return package, {
            "laji": {package.kind},
            "teema": {theme for theme, _length in sessions},
            "kayttaja": set(package.roles),
            "kesto": {length_of(minutes)} if sessions else set(),
            "toteutus": {package.mode},
            "kieli": {package.content_language},
            "lisenssi": {package.licence},
        }

    def matches(self, values: dict, without: Facet | None = None) -> bool:
        return all(
            values[facet.parameter] & set(facet.chosen)
            for facet in self.facets
            if facet.chosen and facet is not without
        )

    @cached_property
    def packages(self) -> list:
        return [package for package, values in self.rows if self.matches(values)]

    @property
    def total(self) -> int:
        return len(self.packages)

    @property
    def is_narrowed(self) -> bool:
        return any(facet.chosen for facet in self.facets)

    @cached_property
    def choices(self) -> list[tuple[Facet, list[Choice]]]:
        """Each facet that offers a choice, with the choices that lead somewhere."""
        shown = []
        for facet in self.facets:
            counts = Counter(
                value
                for _package, values in self.rows
                if self.matches(values, without=facet)
                for value in values[facet.parameter]
            )
            choices = [
                Choice(
                    value, label, counts[value], value in facet.chosen, self._query(facet, value)
                )
                for value, label in facet.options.items()
                if counts[value] or value in facet.chosen
            ]
            if len(choices) > 1 or facet.chosen:
                shown.append((facet, choices))
        return shown

    @cached_property
    def chips(self) -> list[Choice]:
        return [choice for _facet, choices in self.choices for choice in choices if choice.chosen]

    def _query(self, facet: Facet, value: str) -> str:
        query = QueryDict(mutable=True)
        for other in self.facets:
            values = list(other.chosen)
            if other is facet:
                values = [v for v in values if v != value] if value in values else [*values, value]
            if values:
                query.setlist(other.parameter, values)
        return query.urlencode()

    @cached_property
    def query(self) -> str:
        query = QueryDict(mutable=True)
        for facet in self.facets:
            if facet.chosen:
                query.setlist(facet.parameter, facet.chosen)
        return query.urlencode()
