"""What the publication check asks of packages and sessions besides the common questions."""

import re

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from core.publication import Problem
from materials import files, licences

VERSION_NUMBER = re.compile(r"[0-9]{1,3}\.[0-9]{1,3}")
FEWEST_SESSIONS, MOST_SESSIONS = 5, 10
LEAST_KEYWORDS = 3


# --- sessions ----------------------------------------------------------------------------------


def goal_is_told(session):
    if not session.goal.strip():
        yield Problem("goal", _("Tell the goal of the session."), "goal", blocking=True)


def steps_are_told(session):
    if not session.steps:
        yield Problem("steps", _("The session has no steps."), "steps", blocking=True)


def minutes_add_up(session):
    if not session.steps:
        return
    total = sum(block.value.get("minutes") or 0 for block in session.steps)
    gap = session.minutes - total
    if gap:
        words = {"total": total, "minutes": session.minutes, "gap": abs(gap)}
        text = (
            _(
                "The steps take %(total)d minutes and the session %(minutes)d: "
                "%(gap)d minutes are missing."
            )
            if gap > 0
            else _(
                "The steps take %(total)d minutes and the session %(minutes)d: "
                "%(gap)d minutes too many."
            )
        )
        yield Problem("minutes", text % words, "steps", blocking=True)


def change_is_told(page):
    """A reader of the changelog must learn what is new; the line of the last time tells the past.

    Asked once the package has a version.
    """
    from materials.versions import is_changed

    if is_changed(page):
        yield Problem(
            "change_note",
            _("Tell what changed: the line goes to the changelog of the package."),
            "change_note",
            blocking=True,
        )


# --- files -------------------------------------------------------------------------------------


def handouts_are_usable(page):
    for block in page.handouts:
        for name in ("document", "source"):
            document = block.value.get(name)
            problem = document and files.problem_of(document)
            if problem:
                yield Problem("handout", problem, "handouts", blocking=True)


def handouts_are_public(page):
    for block in page.handouts:
        document = block.value.get("document")
        if document and not files.is_public(document):
            yield Problem(
                "private_handout",
                _("The file “%s” is private, so it is left out of the package.") % document.title,
                "handouts",
            )


def handouts_are_accessible(page):
    for block in page.handouts:
        document = block.value.get("document")
        if document and not (document.accessible or files.inspected(document)["is_accessible"]):
            yield Problem(
                "attachment",
                _("The file “%s” lacks tags, a title or a language: not everyone can read it.")
                % document.title,
                "handouts",
            )


def licences_agree(page):
    package = page if hasattr(page, "licence") else page.package
    for block in page.handouts:
        own, document = block.value.get("licence"), block.value.get("document")
        if own and document and licences.conflicts(own, package.licence):
            yield Problem(
                "licence",
                _(
                    "“%(file)s” stands under %(part)s, which allows less than the %(whole)s of "
                    "the package. Replace the file or change the licence of the package."
                )
                % {
                    "file": document.title,
                    "part": licences.Licence(own).label,
                    "whole": licences.Licence(package.licence).label,
                },
                "handouts",
            )


# --- packages ----------------------------------------------------------------------------------


def lead_is_written(package):
    if not package.lead.strip():
        yield Problem("lead", _("The lead is missing."), "lead", blocking=True)


def material_is_described(package):
    asked = {
        "roles": _("Say who uses the material."),
        "resource_types": _("Say of which type the material is."),
        "skills": _("Say which skills are learnt."),
        "beneficiaries": _("Say who is coached."),
    }
    for name, text in asked.items():
        if not getattr(package, name):
            yield Problem(name, text, name)
    if len(package.tags.all()) < LEAST_KEYWORDS:
        yield Problem("keywords", _("Give at least three keywords: aoe.fi asks for them."), "tags")


def sessions_are_enough(package):
    if package.kind != "ryhmavalmennus" or not package.pk:
        return
    from materials.models.session_page import sessions_of

    count = sessions_of(package).count()
    if not FEWEST_SESSIONS <= count <= MOST_SESSIONS:
        yield Problem(
            "sessions",
            ngettext(
                "The package has %(count)d published session; group coaching has 5 to 10.",
                "The package has %(count)d published sessions; group coaching has 5 to 10.",
                count,
            )
            % {"count": count},
        )


FILE_CHECKS = [handouts_are_usable, handouts_are_public, handouts_are_accessible, licences_agree]
SESSION_CHECKS = [goal_is_told, steps_are_told, minutes_add_up, *FILE_CHECKS, change_is_told]
PACKAGE_CHECKS = [
    lead_is_written,
    material_is_described,
    sessions_are_enough,
    *FILE_CHECKS,
    change_is_told,
]
