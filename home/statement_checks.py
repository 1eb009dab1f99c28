"""What the publication check asks of the statement pages besides the common questions.

Accessibility: Commission Implementing Decision (EU) 2018/1523. Privacy: GDPR, article 13.
"""

import re
from collections import Counter

from django.utils.text import slugify
from django.utils.translation import gettext as _

from core.publication import Problem
from home.statement_blocks import ANCHOR, Basis

# Anchors that the frame of every page has.
TAKEN_ANCHORS = {"content", "contents-heading", "helpful-title"}


def said(value) -> bool:
    return bool(str(value or "").strip())


def missing(field: str, message: str) -> Problem:
    return Problem(f"missing_{field}", message, field, blocking=True)


# --- the accessibility statement -----------------------------------------------------------------


def required_parts_are_there(page):
    """Every part that the model statement does not let anyone leave out."""
    if not said(page.service_name):
        yield missing("service_name", _("Give the name of the service."))
    if not said(page.scope):
        yield missing("scope", _("Tell what the statement covers."))
    if not page.conformance:
        yield missing("conformance", _("Choose how well the service meets the requirements."))
    if page.prepared_on is None:
        yield missing("prepared_on", _("Give the day on which the statement was made."))
    if not page.assessment_method:
        yield missing("assessment_method", _("Choose how the service was assessed."))
    if page.assessed_on is None:
        yield missing("assessed_on", _("Give the day of the assessment."))
    if not said(page.assessment_scope):
        yield missing("assessment_scope", _("Tell what the assessment covered."))


def shortcomings_fit_the_conformance(page):
    items = [child.value for child in page.shortcomings]
    if page.conformance in {"partial", "none"} and not items:
        yield Problem(
            "no_shortcomings",
            _("List what is not accessible: the service meets the requirements only partly."),
            "shortcomings",
            blocking=True,
        )
    if page.conformance == "full" and any(
        item.get("basis") != Basis.OUT_OF_SCOPE for item in items
    ):
        yield Problem(
            "full_with_shortcomings",
            _("The service cannot meet all requirements while something on the list does not."),
            "conformance",
            blocking=True,
        )


def shortcomings_are_told_in_full(page):
    for child in page.shortcomings:
        item = child.value
        name = str(item.get("description") or "")[:50]
        if not name.strip() or not item.get("basis"):
            yield Problem(
                "shortcoming",
                _("Tell of every inaccessible thing what it is and why."),
                "shortcomings",
                blocking=True,
            )
        elif item["basis"] == Basis.NON_COMPLIANCE:
            if not said(item.get("criteria")):
                yield Problem(
                    "criteria", _("“%s…” names no WCAG criterion.") % name, "shortcomings"
                )
            if not said(item.get("repair")):
                yield Problem(
                    "repair", _("“%s…” does not tell when it is mended.") % name, "shortcomings"
                )


def burden_is_documented(page):
    claims = any(child.value.get("basis") == Basis.BURDEN for child in page.shortcomings)
    if claims and not said(page.burden):
        yield Problem(
            "burden",
            _("Document the assessment of the disproportionate burden: it holds only for a time."),
            "burden",
            blocking=True,
        )


def feedback_reaches_somebody(page):
    """Advice: the form is always there, but not everybody can use a form."""
    if not said(page.feedback_email) and not said(page.feedback_phone):
        yield Problem(
            "feedback_contact",
            _("The accessibility feedback has no e-mail address and no phone number yet."),
            "feedback_email",
        )


ACCESSIBILITY_CHECKS = [
    required_parts_are_there,
    shortcomings_fit_the_conformance,
    shortcomings_are_told_in_full,
    burden_is_documented,
    feedback_reaches_somebody,
]


# --- the privacy notice --------------------------------------------------------------------------


def controllers_are_named(page):
    if not any(said(child.value.get("name")) for child in page.controllers):
        yield Problem(
            "controller", _("Name the controller of the data."), "controllers", blocking=True
        )
    if len(page.controllers) > 1 and not said(page.joint_controllership):
        yield Problem(
            "joint_controllership",
            _("Tell how the joint controllers share their duties."),
            "joint_controllership",
            blocking=True,
        )
    if not said(page.contact_email):
        yield Problem(
            "privacy_contact",
            _("The contact for data protection has no e-mail address yet."),
            "contact_email",
        )


def purposes_are_told_in_full(page):
    if not page.purposes:
        yield Problem(
            "purposes",
            _("Tell at least one purpose for which data are processed."),
            "purposes",
            blocking=True,
        )
    labels = {
        "title": _("title"),
        "key": _("anchor"),
        "purpose": _("what the data are used for"),
        "legal_basis": _("legal basis"),
        "data": _("which data"),
        "retention": _("how long the data are kept"),
    }
    for number, child in enumerate(page.purposes, start=1):
        lacking = [label for name, label in labels.items() if not said(child.value.get(name))]
        if lacking:
            yield Problem(
                "purpose",
                _("The purpose “%(title)s” lacks: %(parts)s.")
                % {"title": child.value.get("title") or number, "parts": ", ".join(lacking)},
                "purposes",
                blocking=True,
            )


def anchors_are_unique(page):
    keys = Counter(child.value.get("key") for child in page.purposes if child.value.get("key"))
    taken = TAKEN_ANCHORS | {slugify(str(heading)) for heading in page.SECTIONS.values()}
    for key, times in keys.items():
        if times > 1 or key in taken:
            yield Problem(
                "anchor_taken",
                _("The anchor “%s” is used twice on the page.") % key,
                "purposes",
                blocking=True,
            )
        if not re.match(ANCHOR, key):
            yield Problem(
                "anchor",
                _("The anchor “%s” may hold small letters a–z, numbers and hyphens only.") % key,
                "purposes",
                blocking=True,
            )


PRIVACY_CHECKS = [controllers_are_named, purposes_are_told_in_full, anchors_are_unique]
