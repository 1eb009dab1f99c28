"""Entries of the plan as an iCalendar file (RFC 5545)."""

from datetime import UTC, datetime, timedelta

from django.utils import timezone


def calendar_file(entries, host: str, now: datetime, name: str) -> bytes:
    """A calendar of the entries; those without a time last whole days, the others an hour."""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Tekijat//Communications//FI"]
    lines.append(f"X-WR-CALNAME:{escaped(name)}")
    for entry in entries:
        lines += event(entry, host, now)
    lines.append("END:VCALENDAR")
    return "".join(folded(line) for line in lines).encode()


def event(entry, host: str, now: datetime) -> list[str]:
    channels = ", ".join(row.words("name") for row in entry.channels.all())
    about = "\n".join(part for part in (entry.get_state_display(), channels, entry.note) if part)
    if entry.time:
        begin = timezone.make_aware(datetime.combine(entry.starts_on, entry.time))
        end_day = timezone.make_aware(datetime.combine(entry.last_day, entry.time))
        times = [f"DTSTART:{utc(begin)}", f"DTEND:{utc(end_day + timedelta(hours=1))}"]
    else:
        after = entry.last_day + timedelta(days=1)
        times = [
            f"DTSTART;VALUE=DATE:{entry.starts_on:%Y%m%d}",
            f"DTEND;VALUE=DATE:{after:%Y%m%d}",
        ]
    return [
        "BEGIN:VEVENT",
        f"UID:plan-{entry.pk}@{host}",
        f"DTSTAMP:{utc(now)}",
        *times,
        f"SUMMARY:{escaped(entry.title)}",
        f"DESCRIPTION:{escaped(about)}",
        "END:VEVENT",
    ]


def utc(moment: datetime) -> str:
    return f"{moment.astimezone(UTC):%Y%m%dT%H%M%SZ}"


def escaped(text: str) -> str:
    for sign in "\\;,":
        text = text.replace(sign, f"\\{sign}")
    return text.replace("\r\n", "\n").replace("\r", "\n").replace("\n", "\\n")


def folded(line: str) -> str:
    """The line in pieces of at most 75 bytes, never cut within a character."""
    pieces, piece = [], ""
    for sign in line:
        # A continuation begins with a space, which counts too.
        if len((piece + sign).encode()) > (75 if not pieces else 74):
            pieces.append(piece)
            piece = ""
        piece += sign
    pieces.append(piece)
    return "\r\n ".join(pieces) + "\r\n"
