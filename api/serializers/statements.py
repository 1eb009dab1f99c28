"""What the statement pages say besides the common shape: everything that they show, field by field.

Texts are plain; an empty line parts paragraphs. A choice is `{"token", "title"}`.
"""

from api.addresses import absolute
from api.serializers.values import row_ids
from core.models import ProjectSettings
from feedback.addresses import form_address
from home.models import SupervisorySettings
from home.statement_blocks import Basis, LegalBasis

PURPOSE_TEXTS = (
    "title",
    "purpose",
    "legal_basis_note",
    "data",
    "sources",
    "recipients",
    "transfers",
    "retention",
    "automated_decisions",
)


def choice(choices, token: str | None) -> dict | None:
    """A choice by its token, titled in the language of the page; None when nothing was chosen."""
    titles = dict(choices.choices)
    return {"token": token, "title": str(titles.get(token, token))} if token else None


def stored(page, name: str) -> list[tuple[str, dict]]:
    """(id, value) of the rows of a stream field."""
    values = [item["value"] for item in getattr(page, name).raw_data]
    return list(zip(row_ids(page, name), values, strict=True))


def texts(value: dict, names) -> dict:
    return {name: value.get(name) or "" for name in names}


def contact_of_the_project(tree) -> str:
    return ProjectSettings.for_request(tree.request).contact_email


# --- the accessibility statement -----------------------------------------------------------------


def service_name(tree, page, gathered) -> dict:
    name = page.service_name or ProjectSettings.for_request(tree.request).name
    return {"service_name": name}


def service_address(tree, page, gathered) -> dict:
    return {"service_address": page.service_address or absolute("/", tree.request)}


def shortcomings(tree, page, gathered) -> dict:
    return {
        "shortcomings": [
            {
                "id": key,
                **texts(value, ("description", "criteria", "alternative", "repair")),
                "basis": choice(Basis, value.get("basis")),
            }
            for key, value in stored(page, "shortcomings")
        ]
    }


def feedback(tree, page, gathered) -> dict:
    """Where to tell of what is not accessible; the answer comes within 14 days."""
    return {
        "feedback": {
            "form": absolute(form_address(), tree.request),
            "email": page.feedback_email or contact_of_the_project(tree),
            "phone": page.feedback_phone,
            "body": page.answering_body,
            "days_to_answer": 14,
        }
    }


def enforcement(tree, page, gathered) -> dict:
    """The supervisor to whom people turn when the answer does not help."""
    found = SupervisorySettings.for_request(tree.request).in_language()
    return {
        "enforcement": {
            "name": found.accessibility_name,
            "unit": found.accessibility_unit,
            "website": found.accessibility_website,
            "email": found.accessibility_email,
            "phone": found.accessibility_phone,
        }
    }


# --- the privacy notice --------------------------------------------------------------------------


def controllers(tree, page, gathered) -> dict:
    return {
        "controllers": [
            {"id": key, **texts(value, ("name", "contact"))}
            for key, value in stored(page, "controllers")
        ]
    }


def contact_email(tree, page, gathered) -> dict:
    return {"contact_email": page.contact_email or contact_of_the_project(tree)}


def purposes(tree, page, gathered) -> dict:
    """`key` is the anchor of the purpose on the page."""
    return {
        "purposes": [
            {
                "id": key,
                "key": value.get("key") or "",
                **texts(value, PURPOSE_TEXTS),
                "legal_basis": choice(LegalBasis, value.get("legal_basis")),
            }
            for key, value in stored(page, "purposes")
        ]
    }


def complaint(tree, page, gathered) -> dict:
    """The supervisor of data protection."""
    found = SupervisorySettings.for_request(tree.request).in_language()
    return {"complaint": {"name": found.privacy_name, "website": found.privacy_website}}
