"""Dates of events as people write them, and what an event tells machines."""

from django import template
from django.utils import formats, timezone

from core.languages import html_lang
from core.models import ProjectSettings
from core.renditions import SHARE_IMAGE
from events import structured

register = template.Library()


@register.filter
def time_span(event) -> str:
    """ti 24.11.2026 klo 9.00–12.00; with both days when it lasts longer than one."""
    start, end = timezone.localtime(event.start), timezone.localtime(event.end)
    day = f"{formats.date_format(start, 'D').lower()} {formats.date_format(start, 'DATE_FORMAT')}"
    if start.date() != end.date():
        return f"{day} – {formats.date_format(end, 'DATE_FORMAT')}"
    if event.whole_day:
        return day
    whole = (
        f"{formats.date_format(start, 'D').lower()} {formats.date_format(start, 'DATETIME_FORMAT')}"
    )
    return f"{whole}–{formats.time_format(end, 'TIME_FORMAT')}"


@register.filter
def session_span(session) -> str:
    """The same of one meeting."""
    start, end = timezone.localtime(session["start"]), timezone.localtime(session["end"])
    whole = (
        f"{formats.date_format(start, 'D').lower()} {formats.date_format(start, 'DATETIME_FORMAT')}"
    )
    return f"{whole}–{formats.time_format(end, 'TIME_FORMAT')}"


@register.filter
def clock(value) -> str:
    """A time of the day: 9.30."""
    return formats.time_format(value, "TIME_FORMAT") if value else ""


@register.filter
def month_of(moment) -> str:
    """kesäkuu 2027."""
    return formats.date_format(timezone.localtime(moment), "YEAR_MONTH_FORMAT")


@register.simple_tag(takes_context=True)
def event_data(context, event) -> dict:
    """The event as JSON-LD (https://schema.org/Event)."""
    request = context["request"]
    picture = None
    if event.picture:
        picture = request.build_absolute_uri(event.picture.get_rendition(SHARE_IMAGE).url)
    return structured.event_node(
        event,
        event.get_full_url(request),
        ProjectSettings.for_request(request).name,
        html_lang(event.locale.language_code),
        picture,
    )


@register.filter
def rows(programme) -> list[dict]:
    """The timetable: rows at the same time with a track each stand side by side.

    A list of {"start", "end", "items"}, in the editors' order.
    """
    slots: list[dict] = []
    for block in programme:
        value = block.value
        same = slots and slots[-1]["start"] == value["start"]
        if same and value.get("track") and slots[-1]["items"][0].get("track"):
            slots[-1]["items"].append(value)
        else:
            slots.append({"start": value["start"], "end": value.get("end"), "items": [value]})
    return slots
