"""The questions of a report. Each table is asked at most once or twice, whatever is shown of it."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from datetime import date, timedelta
from functools import cached_property
from typing import Literal

from django.db.models import QuerySet, Sum

from reach.figures.filter import ReportFilter
from reach.figures.shapes import (
    Breakdown,
    CountRow,
    ItemRow,
    PageRow,
    Point,
    SourceRow,
    Totals,
)
from reach.models import (
    COUNT_FIELDS,
    OTHER_WORDS,
    Campaign,
    ChannelHost,
    CountedItem,
    DailyChannel,
    DailyCount,
    DailyPage,
    DailyReach,
    DailySource,
    Kind,
    ReachedPage,
)

# A cell smaller than this could single somebody out where it says how they came.
SMALLEST_CELL = 5
OTHER_CAMPAIGNS = "other"

Step = Literal["day", "week", "month"]


class Figures:
    """The figures of one `ReportFilter`; asks the database when a figure is first wanted."""

    def __init__(self, report: ReportFilter, known_pages: dict[int, ReachedPage] | None = None):
        self.filter = report
        if known_pages is not None:
            self.known_pages = known_pages

    @cached_property
    def known_pages(self) -> dict[int, ReachedPage]:
        return ReachedPage.objects.in_bulk()

    @cached_property
    def page_ids(self) -> list[int] | None:
        return self.filter.chosen(self.known_pages.values())

    @cached_property
    def previous(self) -> "Figures":
        """The same figures of the period just before, as long as this one."""
        return Figures(self.filter.previous(), self.known_pages)

    # --- sums -------------------------------------------------------------------------------

    @cached_property
    def by_page(self) -> dict[int, Totals]:
        """The figures of every page that has any."""
        sums = {
            page_id: Totals(*figures)
            for page_id, *figures in summed(self._views(), "page_id", COUNT_FIELDS)
        }
        for page_id, count in self._downloads_by("page_id"):
            known = sums.get(page_id, Totals())
            sums[page_id] = known._replace(downloads=known.downloads + count)
        return sums

    @cached_property
    def totals(self) -> Totals:
        return sum_of(self.by_page.values())

    @property
    def previous_totals(self) -> Totals:
        return self.previous.totals

    def pages(self) -> list[PageRow]:
        """Every page with a figure, most views first; downloads without a page are left out."""
        rows = [
            self._page_row(page_id, totals) for page_id, totals in self.by_page.items() if page_id
        ]
        return sorted(rows, key=lambda row: (-row.views, -row.downloads, row.page_id))

    def _page_row(self, page_id: int, totals: Totals) -> PageRow:
        page = self.known_pages.get(page_id) or ReachedPage(page_id=page_id)
        packages = ", ".join(page.work_packages)
        return PageRow(
            page_id, page.url, page.title, page.page_type, packages, page.locale, *totals
        )

    @cached_property
    def by_day(self) -> dict[date, Totals]:
        """The figures of every day that has any."""
        sums = {
            day: Totals(*figures) for day, *figures in summed(self._views(), "day", COUNT_FIELDS)
        }
        for day, count in self._downloads_by("day"):
            sums[day] = sums.get(day, Totals())._replace(downloads=count)
        return sums

    def series(self, step: Step = "day") -> list[Point]:
        """The whole period in days, weeks from Monday or months, zeros included, oldest first.

        The first and the last week or month are cut where the period begins and ends.
        """
        points: list[Point] = []
        for number in range(self.filter.days):
            day = self.filter.first_day + timedelta(days=number)
            totals = self.by_day.get(day, Totals())
            if points and not begins(day, step):
                points[-1] = Point(points[-1].first_day, day, points[-1].totals.plus(totals))
            else:
                points.append(Point(day, day, totals))
        return points

    # --- by what the page is ------------------------------------------------------------------

    def by_work_package(self) -> list[Breakdown]:
        return self._broken_down(lambda page: page.work_packages)

    def by_municipality(self) -> list[Breakdown]:
        return self._broken_down(lambda page: page.municipalities)

    def by_target_group(self) -> list[Breakdown]:
        return self._broken_down(lambda page: page.target_groups)

    def by_type(self) -> list[Breakdown]:
        return self._broken_down(lambda page: [page.page_type])

    def by_language(self) -> list[Breakdown]:
        return self._broken_down(lambda page: [page.locale])

    def by_organisation(self) -> list[Breakdown]:
        return self._broken_down(lambda page: [page.organisation])

    def _broken_down(self, keys_of: Callable[[ReachedPage], Iterable[str]]) -> list[Breakdown]:
        """By key, most views first; what has no key is last."""
        parts: dict[str, list[Totals]] = defaultdict(list)
        for page_id, totals in self.by_page.items():
            page = self.known_pages.get(page_id)
            for key in (keys_of(page) if page else None) or [""]:
                parts[key].append(totals)
        rows = [Breakdown(key, sum_of(part), len(part)) for key, part in parts.items()]
        return sorted(rows, key=lambda row: (row.key == "", -row.totals.views, row.key))

    # --- by how the reader came -----------------------------------------------------------------

    def by_channel(self) -> list[Breakdown]:
        """By key of `Channel`, most views first; without downloads, which know no channel."""
        parts = self._by_way(lambda channel, *_: channel)
        rows = [Breakdown(channel, totals) for channel, totals in parts.items()]
        return sorted(rows, key=lambda row: (-row.totals.views, row.key))

    def by_source(self) -> list[SourceRow]:
        """By channel and source, most views first. Within-site views have no source.

        Sources with fewer than five views stand together, one row a channel.
        """
        names = dict(ChannelHost.objects.exclude(name="").values_list("host", "name"))
        rows, small = [], {}
        for (channel, source), totals in self._by_way(lambda *way: way[:2]).items():
            if source and totals.views < SMALLEST_CELL:
                small[channel] = small.get(channel, Totals()).plus(totals)
            else:
                rows.append(SourceRow(channel, source, name_of(source, names), totals))
        rows += [SourceRow(channel, "", "", totals, True) for channel, totals in small.items()]
        return sorted(rows, key=lambda row: (-row.totals.views, row.channel, row.source))

    def by_campaign(self) -> list[Breakdown]:
        """By key of the project's own campaigns, with fewer than five views too: staff named them.

        Anything else that links call a campaign is summed under `OTHER_CAMPAIGNS`; views without a
        campaign are left out.
        """
        own = set(Campaign.objects.values_list("key", flat=True))
        parts: dict[str, Totals] = {}
        for campaign, totals in self._campaigns().items():
            key = campaign.lower() if campaign.lower() in own else OTHER_CAMPAIGNS
            parts[key] = parts.get(key, Totals()).plus(totals)
        rows = [Breakdown(key, totals) for key, totals in parts.items()]
        return sorted(
            rows, key=lambda row: (row.key == OTHER_CAMPAIGNS, -row.totals.views, row.key)
        )

    def unknown_campaigns(self) -> list[Breakdown]:
        """Words in links that name no campaign of the project, so that staff may take them up.

        Only those with at least five views.
        """
        known = {*Campaign.objects.values_list("key", flat=True), OTHER_WORDS}
        rows = [
            Breakdown(campaign, totals)
            for campaign, totals in self._campaigns().items()
            if campaign.lower() not in known and totals.views >= SMALLEST_CELL
        ]
        return sorted(rows, key=lambda row: (-row.totals.views, row.key))

    def _campaigns(self) -> dict[str, Totals]:
        parts = self._by_way(lambda *way: way[2])
        return {campaign: totals for campaign, totals in parts.items() if campaign}

    def _by_way(self, key: Callable) -> dict:
        """Figures by `key(channel, source, campaign)`."""
        parts: dict = {}
        for way, totals in self._ways:
            parts[key(*way)] = parts.get(key(*way), Totals()).plus(totals)
        return parts

    # --- beside the views -----------------------------------------------------------------------

    def items(self, kind: str = Kind.DOWNLOAD) -> list[ItemRow]:
        """What was sent, most often first."""
        rows = (
            self._counts()
            .filter(kind=kind)
            .values_list("item", "page_id")
            .annotate(total=Sum("count"))
            .order_by("-total", "item", "page_id")
        )
        titles = dict(CountedItem.objects.values_list("item", "title"))
        return [
            ItemRow(kind, item, titles.get(item) or self._title(page_id), page_id, total)
            for item, page_id, total in rows
        ]

    def _title(self, page_id: int) -> str:
        page = self.known_pages.get(page_id)
        return page.title if page else ""

    @cached_property
    def _kinds(self) -> Counter:
        rows = self._counts().order_by().values_list("kind").annotate(total=Sum("count"))
        return Counter(dict(rows))

    def sent(self) -> list[CountRow]:
        """Downloads and reads of feeds, calendars and JSON, in the order of `Kind`."""
        return [CountRow(kind, self._kinds[kind]) for kind in Kind if not kind.is_left_out]

    def left_out(self) -> list[CountRow]:
        """What was not counted, by reason, most first. Some reasons know no page."""
        rows = [CountRow(kind, self._kinds[kind]) for kind in Kind if kind.is_left_out]
        return sorted((row for row in rows if row.count), key=lambda row: -row.count)

    # --- rows -----------------------------------------------------------------------------------

    def _in_period(self, rows: QuerySet) -> QuerySet:
        return rows.filter(day__range=self.filter.period).order_by()

    def _views(self) -> QuerySet:
        """Rows of views of the period, pages and channel, from the coarsest table that knows."""
        model = DailyChannel if self.filter.channel else DailyPage
        rows = self._of_pages(self._in_period(model.objects.all()))
        return rows.filter(channel=self.filter.channel) if self.filter.channel else rows

    @cached_property
    def _ways(self) -> list[tuple[tuple, Totals]]:
        """Figures by (channel, source, campaign). Read once: of some pages these are the most rows
        that a report reads."""
        if self.page_ids is None:
            rows = self._in_period(DailySource.objects.all())
        else:
            rows = self._of_pages(self._in_period(DailyReach.objects.all()))
        if self.filter.channel:
            rows = rows.filter(channel=self.filter.channel)
        found = summed(rows, ("channel", "source", "campaign"), COUNT_FIELDS)
        return [(row[:3], Totals(*row[3:])) for row in found]

    def _counts(self) -> QuerySet:
        return self._of_pages(self._in_period(DailyCount.objects.all()))

    def _of_pages(self, rows: QuerySet) -> QuerySet:
        return rows if self.page_ids is None else rows.filter(page_id__in=self.page_ids)

    def _downloads_by(self, column: str) -> Iterable[tuple]:
        if self.filter.channel:
            return []
        downloads = self._counts().filter(kind=Kind.DOWNLOAD)
        return downloads.values_list(column).annotate(Sum("count"))


def summed(rows: QuerySet, by: str | tuple[str, ...], fields: Iterable[str]) -> Iterable[tuple]:
    """(key columns…, sums of `fields`…), one tuple a key."""
    by = (by,) if isinstance(by, str) else by
    return rows.order_by().values_list(*by).annotate(*map(Sum, fields))


def sum_of(parts: Iterable[Totals]) -> Totals:
    total = Totals()
    for part in parts:
        total = total.plus(part)
    return total


def begins(day: date, step: Step) -> bool:
    return step == "day" or (day.weekday() == 0 if step == "week" else day.day == 1)


def name_of(host: str, names: dict[str, str]) -> str:
    """What staff call a host or the nearest name above it; "" when they have not named it."""
    labels = host.split(".")
    above = (".".join(labels[start:]) for start in range(len(labels)))
    return next((names[name] for name in above if name in names), "")
