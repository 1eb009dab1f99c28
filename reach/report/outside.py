"""What `communications` knows of the same period: publications elsewhere, targets, annotations."""

from collections import Counter
from dataclasses import dataclass, field
from datetime import date

from django.utils.formats import date_format, number_format
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from communications import figures
from communications.figures import ChannelFigures, Measure, Narrowed, Period, TargetFigures
from communications.models import Publication
from reach.figures import ReportFilter
from reach.report.table import table


@dataclass
class Outside:
    """Nothing at all (`channels` empty, `is_told` False) where the question is only about pages."""

    count: int = 0
    count_before: int = 0
    channels: list[ChannelFigures] = field(default_factory=list)
    targets: list[TargetFigures] = field(default_factory=list)
    annotations: list[tuple[date, str]] = field(default_factory=list)
    by_work_package: Counter = field(default_factory=Counter)
    by_municipality: Counter = field(default_factory=Counter)
    by_organisation: Counter = field(default_factory=Counter)
    has_samples: bool = False

    def tables(self) -> list[dict]:
        return [
            table(
                "outside",
                _("Publications elsewhere"),
                [_("Channel"), _("Publications"), _("Before"), _("Reach, in the channel's metric")],
                [
                    [row.name, row.publications, row.previous_publications, told(row)]
                    for row in self.channels
                ],
                _(
                    "Each channel has a metric of its own. Figures of different metrics or methods"
                    " are never added together."
                ),
            ),
            table(
                "targets",
                _("Targets"),
                [_("Target"), pgettext("report", "Period"), _("Aim"), _("Achieved"), _("Per cent")],
                [target_row(row) for row in self.targets],
            ),
        ]


def read(question: ReportFilter) -> Outside:
    """Publications are narrowed like pages; page types and ways of arriving say nothing of them."""
    period = Period(question.first_day, question.last_day)
    annotations = figures.annotations(period, samples=True)
    found = Outside(
        annotations=[(row.day, row.text) for row in annotations],
        has_samples=any(row.is_sample for row in annotations),
    )
    if question.page_type or question.channel:
        return found
    narrowed = Narrowed(
        work_package=question.work_package or None,
        municipality=question.municipality or None,
        organisation=question.organisation or None,
        language=question.language or None,
        page_id=question.page_id,
        samples=True,
    )
    now = figures.publications(period, narrowed)
    found.count = now.count()
    found.count_before = figures.publications(period.previous(), narrowed).count()
    found.has_samples |= now.filter(is_sample=True).exists()
    found.channels = figures.by_channel(period, narrowed)
    if not question.page_id:
        found.targets = figures.targets(period, narrowed)
    ids = Publication.objects.filter(pk__in=now.order_by().values("pk"))
    for name, key in (
        ("by_work_package", "work_packages__key"),
        ("by_municipality", "municipalities__key"),
        ("by_organisation", "organisation__key"),
    ):
        setattr(found, name, Counter(term or "" for term in ids.values_list(key, flat=True)))
    return found


def told(row: ChannelFigures) -> str:
    """The reach of a channel in words: each method apart, and how much is not known."""
    parts = [measured(one) for one in row.reach]
    if row.without_reach:
        parts.append(_("%(count)s without a figure") % {"count": number_format(row.without_reach)})
    return "; ".join(parts) or "–"


def measured(one: Measure) -> str:
    return _("%(metric)s %(value)s (%(method)s)") % {
        "metric": one.metric_label,
        "value": number_format(one.value, 0, force_grouping=True),
        "method": one.method_label.lower(),
    }


def target_row(row: TargetFigures) -> list:
    target = row.target
    name = str(target.channel.words("name") if target.channel else _("All channels"))
    if target.work_package:
        name = f"{name}, {target.work_package.code}"
    days = f"{short(target.starts_on)}–{short(target.ends_on)}"
    aim = f"{target.get_measure_display()}: {name}"
    return [aim, days, target.value, int(row.achieved), row.percent]


def short(day: date) -> str:
    return date_format(day, "SHORT_DATE_FORMAT")
