"""A package and its sessions by schema.org `LearningResource` (LRMI), and the ready citation."""

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from core.languages import html_lang
from core.structured_data import EUROPEAN_UNION, filled
from materials import content as contents
from materials import licences


def learning_resource(content: dict, address: str, version=None, archive_url: str = "") -> dict:
    """JSON-LD (https://schema.org/LearningResource) of the stored content of a package.

    `address` is the absolute address of the package, with a slash at its end.
    """
    files = contents.all_files(content)
    data = {
        "@context": "https://schema.org",
        "@type": "LearningResource",
        "@id": address,
        "url": address,
        "name": content["title"],
        "abstract": content["lead"],
        "description": content["lead"],
        "author": authors(content),
        "publisher": filled({"@type": "Organization", "name": content["publisher"]}),
        "keywords": content["keywords"],
        "audience": filled(
            {
                "@type": "EducationalAudience",
                "educationalRole": content["roles"],
                "audienceType": content["beneficiaries"],
            }
        ),
        "educationalLevel": content["level_title"],
        "learningResourceType": content["resource_types"],
        "educationalUse": content["uses"],
        "timeRequired": contents.duration(content["minutes"]) if content["minutes"] else None,
        "teaches": content["skills"],
        "competencyRequired": content["prerequisites"],
        "inLanguage": content["content_language"],
        "license": content["licence_url"],
        "accessibilityFeature": features(files),
        "accessibilityHazard": hazards(files),
        "isBasedOn": [based_on(source) for source in content["based_on"]],
        "expires": content["expires"],
        "sameAs": content["identifier"],
        "funder": EUROPEAN_UNION,
        "hasPart": [session_part(session, content, address) for session in content["sessions"]],
    }
    if version is not None:
        data |= {
            "version": version.number,
            "dateModified": version.published.isoformat(),
            "creditText": citation(content, version, address),
        }
        if archive_url:
            data["encoding"] = {
                "@type": "MediaObject",
                "contentUrl": archive_url,
                "encodingFormat": "application/zip",
                "contentSize": str(version.size),
                "sha256": version.sha256,
            }
    return filled(data)


def based_on(source: dict) -> dict:
    """Nobody knows whether the author is a person or an organisation: it stays a line of text."""
    return filled(
        {
            "@type": "CreativeWork",
            "name": source["name"],
            "creditText": source["author"],
            "url": source["url"],
        }
    )


def session_part(session: dict, content: dict, address: str) -> dict:
    own = f"{address}{session['slug']}/"
    return filled(
        {
            "@type": "LearningResource",
            "@id": own,
            "url": own,
            "name": session["title"],
            "position": session["number"],
            "description": session["goal"],
            "timeRequired": contents.duration(session["minutes"]),
            "teaches": session["key_messages"],
            "inLanguage": content["content_language"],
            "license": content["licence_url"],
        }
    )


def session_resource(session, package, address: str, package_address: str) -> dict:
    """A session page on its own."""
    return filled(
        {
            "@context": "https://schema.org",
            "@type": "LearningResource",
            "@id": address,
            "url": address,
            "name": session.title,
            "description": session.description,
            "position": session.neighbours["number"],
            "timeRequired": contents.duration(session.minutes),
            "teaches": contents.lines(session.key_messages),
            "inLanguage": html_lang(package.content_language),
            "license": licences.address(package.licence),
            "isPartOf": {"@type": "LearningResource", "@id": package_address,
                         "name": package.title},
            "funder": EUROPEAN_UNION,
        }
    )  # fmt: skip


def authors(content: dict) -> list[dict]:
    people = [
        filled(
            {
                "@type": "Person",
                "name": row["name"],
                "affiliation": row["organisation"]
                and {"@type": "Organization", "name": row["organisation"]},
            }
        )
        for row in content["authors"]
    ]
    return people or [filled({"@type": "Organization", "name": content["publisher"]})]


def features(files: list[dict]) -> list[str]:
    """What every file of the package offers; the pages of the site have structure and text."""
    shared = None
    for file in files:
        shared = set(file["features"]) if shared is None else shared & set(file["features"])
    return sorted((shared or set()) | {"structuralNavigation", "displayTransformability"})


def hazards(files: list[dict]) -> list[str]:
    """Documents cannot flash or sound; of films and slides nothing is known without looking."""
    return ["none"] if all(file["is_still"] for file in files) else ["unknown"]


def citation(content: dict, version, address: str) -> str:
    """Ready to copy: who, what, which version, where, under which licence."""
    names = [row["name"] for row in content["authors"]] or [content["publisher"]]
    return _(
        "%(authors)s (%(year)s). %(title)s. Version %(version)s. %(address)s. %(licence)s."
    ) % {
        "authors": ", ".join(names),
        "year": date_format(version.published, "Y"),
        "title": content["title"],
        "version": version.number,
        "address": address,
        "licence": content["licence_title"],
    }
