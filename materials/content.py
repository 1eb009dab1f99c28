"""What a package holds, as plain data: the one source of the ZIP, the PDFs, the JSON and the diff.

Nothing here depends on a request. A package is told as the public may see it: sessions that are
published, files that are not private.
"""

import json
from hashlib import sha256

from materials import files, licences
from materials.choices import Mode, PackageKind, ResourceType, Role, Theme, Use, labels

TEXTS_OF_A_SESSION = (
    "goal",
    "lead",
    "remote_notes",
    "digital_adaptation",
    "language_adaptation",
    "small_group_adaptation",
    "task_before",
    "task_after",
    "facilitator_notes",
    "guest",
    "feedback_question",
    "safety_note",
)
PLAIN_FIELDS_OF_A_PACKAGE = (
    "title",
    "kind",
    "lead",
    "beneficiaries",
    "level",
    "prerequisites",
    "content_language",
    "licence",
    "identifier",
    "mode",
    "participants_min",
    "participants_max",
    "weeks",
    "interval",
    "staffing",
    "preparation_hours",
    "tools",
    "costs",
)


def timed_steps(session) -> list[dict]:
    """The steps in order, each with `start` and `end` in minutes from the beginning."""
    start, found = 0, []
    for block in session.steps:
        value = block.value
        minutes = value.get("minutes") or 0
        row = {"start": start, "end": start + minutes, "minutes": minutes}
        for name in ("phase", "facilitator", "participant", "method", "tool", "material"):
            row[name] = value.get(name) or ""
        found.append(row)
        start += minutes
    return found


def clock(minutes: int) -> str:
    """90 → 1:30, the way a running clock tells it."""
    return f"{minutes // 60}:{minutes % 60:02d}"


def lines(stream) -> list[str]:
    return [str(block.value) for block in stream]


def session_content(session, number: int, licence: str) -> dict:
    """`licence` is that of the package, under which files without one of their own stand."""
    return {
        "number": number,
        "title": session.title,
        "slug": session.slug,
        "theme": session.theme,
        "theme_title": str(Theme(session.theme).label),
        "minutes": session.minutes,
        "crisis_help": session.crisis_help,
        "key_messages": lines(session.key_messages),
        "steps": [row | {"clock": clock(row["start"])} for row in timed_steps(session)],
        "handouts": handouts(session.handouts, licence),
        **{name: getattr(session, name) for name in TEXTS_OF_A_SESSION},
    }


def handouts(stream, licence: str) -> list[dict]:
    """The files of a stream that everybody may have."""
    found = []
    for block in stream:
        document = block.value.get("document")
        if document is None or not files.is_public(document):
            continue
        source = block.value.get("source")
        own = block.value.get("licence") or licence
        found.append(
            {
                **files.described(document),
                "minutes": block.value.get("minutes"),
                "licence": own,
                "licence_title": str(licences.Licence(own).label),
                "conflict": licences.conflicts(own, licence),
                "source": files.described(source)
                if source is not None and files.is_public(source)
                else None,
            }
        )
    return found


def own_content(page) -> dict:
    """What a page itself adds to the package, to tell whether a draft changes it."""
    if hasattr(page, "steps"):
        return session_content(page, 0, licences.Licence.BY)
    return package_texts(page)


def package_texts(package) -> dict:
    """The package without its sessions."""
    return {
        **{name: getattr(package, name) for name in PLAIN_FIELDS_OF_A_PACKAGE},
        "kind_title": str(PackageKind(package.kind).label),
        "mode_title": str(Mode(package.mode).label),
        "level_title": str(package.get_level_display()),
        "language_title": str(package.get_content_language_display()),
        "licence_title": str(package.get_licence_display()),
        "licence_url": licences.address(package.licence),
        "expires": package.expires and package.expires.isoformat(),
        "roles": labels(Role, package.roles),
        "resource_types": labels(ResourceType, package.resource_types),
        "uses": labels(Use, package.uses),
        "skills": lines(package.skills),
        "start_steps": lines(package.start_steps),
        "keywords": sorted(tag.name for tag in package.tags.all()),
        "authors": [
            {"name": row.name, "organisation": row.organisation.name if row.organisation else ""}
            for row in package.page_authors.all()
        ],
        "publisher": package.organisation.name if package.organisation else "",
        "based_on": [
            {name: block.value.get(name) or "" for name in ("name", "author", "url")}
            for block in package.based_on
        ],
        "guide": [
            {"title": block.value["title"], "html": str(block.value["text"].source)}
            for block in package.guide
        ],
        "results": [dict(block.value) for block in package.results],
        "handouts": handouts(package.handouts, package.licence),
    }


def package_content(package) -> dict:
    """The whole package, ready to be stored as JSON."""
    from materials.models.session_page import sessions_of

    sessions = [
        session_content(session, number, package.licence)
        for number, session in enumerate(sessions_of(package), start=1)
    ]
    return {
        **package_texts(package),
        "slug": package.slug,
        "sessions": sessions,
        "minutes": sum(session["minutes"] for session in sessions),
    }


def fingerprint(content: dict) -> str:
    """The same for the same content, whatever the order of keys."""
    text = json.dumps(content, sort_keys=True, ensure_ascii=False, default=str)
    return sha256(text.encode()).hexdigest()


def all_files(content: dict) -> list[dict]:
    """Every handout of a package's content, those of the whole package first."""
    found = list(content["handouts"])
    for session in content["sessions"]:
        found += session["handouts"]
    return found


def hours(minutes: int) -> str:
    """960 → "16", 750 → "12,5": hours as people say them."""
    from django.utils.formats import number_format

    whole, rest = divmod(minutes, 60)
    return number_format(minutes / 60, 1) if rest else str(whole)


def duration(minutes: int) -> str:
    """960 → PT16H, 750 → PT12H30M (ISO 8601)."""
    whole, rest = divmod(minutes, 60)
    return "PT" + (f"{whole}H" if whole else "") + (f"{rest}M" if rest or not whole else "")
