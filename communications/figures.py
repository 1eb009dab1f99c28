"""What communications knows of a period, for reports. Reads only.

Reach is told per channel in the channel's own metric and by method: a sum never mixes two metrics
or two methods, so `Measure` names both. A publication of two work packages counts in each of them
and once in the total. Examples (`is_sample`) are left out unless they are asked for.
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from decimal import Decimal

from django.db.models import Count, Sum

from communications.models import (
    Annotation,
    Channel,
    Method,
    Metric,
    MetricSnapshot,
    Publication,
    Target,
)


class PeriodError(ValueError):
    """The period ends before it begins."""


@dataclass(frozen=True)
class Period:
    """Days of Helsinki, both included. Raises PeriodError when the end is first."""

    first: date
    last: date

    def __post_init__(self):
        if self.last < self.first:
            raise PeriodError(f"{self.last} is before {self.first}")

    @property
    def days(self) -> int:
        return (self.last - self.first).days + 1

    def previous(self) -> "Period":
        """As many days, ending on the day before this one begins."""
        end = self.first - timedelta(days=1)
        return Period(end - timedelta(days=self.days - 1), end)


@dataclass(frozen=True)
class Narrowed:
    """Which publications are meant; keys of terms, organisation and channel, None for all."""

    work_package: str | None = None
    municipality: str | None = None
    organisation: str | None = None
    channel: str | None = None
    language: str | None = None
    page_id: int | None = None
    samples: bool = False


@dataclass(frozen=True)
class Measure:
    """A sum of one metric known by one method, over the `publications` that have such a figure."""

    metric: str
    method: str
    value: Decimal
    publications: int

    @property
    def metric_label(self) -> str:
        return str(Metric(self.metric).label)

    @property
    def method_label(self) -> str:
        return str(Method(self.method).label)


@dataclass(frozen=True)
class ChannelFigures:
    """One channel: how many publications, and its measures; the same of the period before.

    `reach` holds the channel's own metric, a row for each method; `other` the rest.
    """

    key: str
    name: str
    medium: str
    metric: str
    publications: int
    reach: tuple[Measure, ...]
    other: tuple[Measure, ...]
    without_reach: int
    previous_publications: int = 0
    previous_reach: tuple[Measure, ...] = ()


@dataclass(frozen=True)
class WorkPackageFigures:
    """`channels` as in `by_channel`, narrowed to the package; key None: no work package."""

    key: str | None
    code: str
    name: str
    publications: int
    channels: tuple[ChannelFigures, ...]


@dataclass(frozen=True)
class PublicationLine:
    """A publication with its latest figures, the channel's own metric first."""

    id: int
    title: str
    address: str
    channel: str
    channel_name: str
    kind: str
    published_at: datetime
    organisation: str
    language: str
    campaign: str
    page_id: int | None
    work_packages: tuple[str, ...]
    municipalities: tuple[str, ...]
    is_sample: bool
    figures: tuple[MetricSnapshot, ...] = field(default=())


@dataclass(frozen=True)
class TargetFigures:
    """What was aimed at and what was reached by the end of the target's own period or today."""

    target: Target
    achieved: Decimal
    methods: tuple[str, ...]

    @property
    def percent(self) -> int:
        return int(self.achieved * 100 / self.target.value)

    @property
    def is_reached(self) -> bool:
        return self.achieved >= self.target.value


def publications(period: Period, narrowed: Narrowed = Narrowed()):
    """The query set of what was published in the period."""
    rows = Publication.objects.between(period.first, period.last)
    if not narrowed.samples:
        rows = rows.filter(is_sample=False)
    conditions = {
        "work_packages__key": narrowed.work_package,
        "municipalities__key": narrowed.municipality,
        "organisation__key": narrowed.organisation,
        "channel__key": narrowed.channel,
        "language": narrowed.language,
        "page_id": narrowed.page_id,
    }
    return rows.filter(**{name: value for name, value in conditions.items() if value is not None})


def lines(period: Period, narrowed: Narrowed = Narrowed()) -> Iterator[PublicationLine]:
    """Every publication, the newest first, read in portions: memory does not grow with them."""
    rows = (
        publications(period, narrowed)
        .order_by("-published_at", "-pk")
        .select_related("channel", "organisation")
        .prefetch_related("work_packages", "municipalities", "snapshots")
    )
    for row in rows.iterator(chunk_size=500):
        latest = [figure for figure in row.snapshots.all() if figure.is_latest]
        latest.sort(key=lambda figure: (figure.metric != row.channel.metric, figure.metric))
        yield PublicationLine(
            id=row.pk,
            title=row.title,
            address=row.address,
            channel=row.channel.key,
            channel_name=row.channel.words("name"),
            kind=row.kind,
            published_at=row.published_at,
            organisation=row.organisation.name,
            language=row.language,
            campaign=row.campaign,
            page_id=row.page_id,
            work_packages=tuple(term.key for term in row.work_packages.all()),
            municipalities=tuple(term.key for term in row.municipalities.all()),
            is_sample=row.is_sample,
            figures=tuple(latest),
        )


def by_channel(period: Period, narrowed: Narrowed = Narrowed()) -> list[ChannelFigures]:
    """Channels with publications in the period or the one before, in the channels' order."""
    now, before = facts(period, narrowed), facts(period.previous(), narrowed)
    found = []
    for channel in Channel.objects.in_order():
        if channel.pk not in now and channel.pk not in before:
            continue
        row, earlier = figures_of(channel, now), figures_of(channel, before)
        found.append(
            replace(
                row,
                previous_publications=earlier.publications,
                previous_reach=earlier.reach,
            )
        )
    return found


def by_work_package(period: Period, narrowed: Narrowed = Narrowed()) -> list[WorkPackageFigures]:
    """Work packages with publications, in their order; those without any package last."""
    from core.models import WorkPackage

    channels = list(Channel.objects.in_order())
    now = facts(period, narrowed, by="work_packages")
    before = facts(period.previous(), narrowed, by="work_packages")
    found = []
    for package in [*WorkPackage.objects.in_order(), None]:
        pk = package.pk if package else None
        rows = []
        for channel in channels:
            if (pk, channel.pk) in now or (pk, channel.pk) in before:
                row, earlier = figures_of(channel, now, pk), figures_of(channel, before, pk)
                rows.append(
                    replace(
                        row,
                        previous_publications=earlier.publications,
                        previous_reach=earlier.reach,
                    )
                )
        if rows:
            found.append(
                WorkPackageFigures(
                    key=package.key if package else None,
                    code=package.code if package else "",
                    name=package.words("name") if package else "",
                    publications=sum(row.publications for row in rows),
                    channels=tuple(rows),
                )
            )
    return found


def facts(period, narrowed, by: str | None = None) -> dict:
    """{channel or (term, channel): (publications, [Measure])}, in two queries."""
    rows = publications(period, narrowed)
    group = [by, "channel"] if by else ["channel"]
    counts: dict = {}
    measures = defaultdict(list)
    # Filtering by a term joins its table once more, so the grouping starts from a fresh query.
    chosen = Publication.objects.filter(pk__in=rows.order_by().values("pk"))
    for *keys, count in chosen.order_by().values_list(*group).annotate(Count("pk", distinct=True)):
        counts[tuple(keys) if by else keys[0]] = count
    paths = [f"publication__{name}" for name in group]
    sums = (
        MetricSnapshot.objects.filter(is_latest=True, publication__in=chosen.values("pk"))
        .order_by()
        .values_list(*paths, "metric", "method")
        .annotate(Sum("value"), Count("pk"))
    )
    for *keys, metric, method, value, count in sums:
        measures[tuple(keys) if by else keys[0]].append(Measure(metric, method, value, count))
    return {key: (count, sorted_measures(measures[key])) for key, count in counts.items()}


def sorted_measures(rows: list[Measure]) -> list[Measure]:
    return sorted(rows, key=lambda row: (Metric.values.index(row.metric), row.method))


def figures_of(channel: Channel, found: dict, *term) -> ChannelFigures:
    count, measures = found.get((*term, channel.pk) if term else channel.pk, (0, []))
    reach = tuple(row for row in measures if row.metric == channel.metric)
    return ChannelFigures(
        key=channel.key,
        name=channel.words("name"),
        medium=channel.medium,
        metric=channel.metric,
        publications=count,
        reach=reach,
        other=tuple(row for row in measures if row.metric != channel.metric),
        # A publication has one latest figure of a metric, so methods do not overlap.
        without_reach=count - sum(row.publications for row in reach),
    )


def targets(period: Period, narrowed: Narrowed = Narrowed()) -> list[TargetFigures]:
    """Targets whose period overlaps this one, each measured over its own period."""
    rows = Target.objects.filter(starts_on__lte=period.last, ends_on__gte=period.first)
    if not narrowed.samples:
        rows = rows.filter(is_sample=False)
    if narrowed.channel:
        rows = rows.filter(channel__key=narrowed.channel)
    if narrowed.work_package:
        rows = rows.filter(work_package__key=narrowed.work_package)
    return [achieved(row, narrowed) for row in rows.select_related("channel", "work_package")]


def achieved(target: Target, narrowed: Narrowed) -> TargetFigures:
    own = replace(
        narrowed,
        channel=target.channel.key if target.channel else None,
        work_package=target.work_package.key if target.work_package else None,
    )
    rows = publications(Period(target.starts_on, target.ends_on), own)
    if target.measure == Target.PUBLICATIONS:
        return TargetFigures(target, Decimal(rows.count()), ())
    sums = (
        MetricSnapshot.objects.filter(
            is_latest=True, metric=target.measure, publication__in=rows.order_by().values("pk")
        )
        .order_by("method")
        .values_list("method")
        .annotate(Sum("value"))
    )
    found = dict(sums)
    return TargetFigures(target, sum(found.values(), Decimal(0)), tuple(found))


def annotations(period: Period, *, samples: bool = False) -> list[Annotation]:
    """Those of the period, the earliest first."""
    rows = Annotation.objects.filter(day__range=(period.first, period.last))
    return list((rows if samples else rows.filter(is_sample=False)).order_by("day", "pk"))
