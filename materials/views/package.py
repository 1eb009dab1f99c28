"""What a package page shows, and the sheet for describing the package at aoe.fi."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from core import download_counts
from materials import content as contents
from materials.choices import FEATURES, PackageKind
from materials.learning_resource import citation, features, hazards, learning_resource


def context_of(request: HttpRequest, package) -> dict:
    """The stored content of the newest version, or of the draft in a preview, and what is around.

    The page tells of the version that can be downloaded: what is read and what is got agree.
    """
    version = package.current_version
    is_preview = getattr(request, "is_preview", False)
    if version is None or is_preview:
        content = contents.package_content(package)
    else:
        content = package.versions.values_list("content", flat=True).get(pk=version.pk)
    address = request.build_absolute_uri(package.get_url(request) or request.path)
    if version is not None:
        archive = request.build_absolute_uri(f"{package.get_url(request)}lataa/")
    else:
        archive = ""
    return {
        "content": content,
        "is_model": content["kind"] == PackageKind.MODEL,
        "version": version,
        "versions": package.published_versions,
        "hours": contents.hours(content["minutes"]),
        "files": files_by_place(content),
        "resource": learning_resource(content, address, version, archive),
        "features": [str(FEATURES[name]) for name in features(contents.all_files(content))],
        "citation": citation(content, version, address) if version else "",
        "downloads": download_counts.shown(
            package.get_descendants(inclusive=True).order_by().values("pk")
        ),
        "adoptions": package.adoptions.sums(),
        "quotes": list(package.adoptions.quotable()[:6]),
    }


def files_by_place(content: dict) -> list[tuple[str, list[dict]]]:
    """(where they are used, files), without places that have none."""
    places = [(_("For the whole package"), content["handouts"])]
    places += [
        (f"{session['number']}. {session['title']}", session["handouts"])
        for session in content["sessions"]
    ]
    return [(place, files) for place, files in places if files]


@require_safe
def copy_sheet(request: HttpRequest, package) -> HttpResponse:
    """The values in the order in which the form of aoe.fi asks for them."""
    context = context_of(request, package)
    sheet = {"page": package, "rows": sheet_rows(context["content"], context["version"]), **context}
    response = render(request, "materials/copy_sheet.html", sheet)
    response.headers["X-Robots-Tag"] = "noindex"
    return response


def sheet_rows(content: dict, version) -> list[tuple[str, str]]:
    files = contents.all_files(content)
    people = [
        ", ".join(part for part in (row["name"], row["organisation"]) if part)
        for row in content["authors"]
    ]
    sources = [
        ", ".join(part for part in (row["author"], row["name"], row["url"]) if part)
        for row in content["based_on"]
    ]
    rows = [
        (_("Name"), content["title"]),
        (_("Keywords"), "\n".join(content["keywords"])),
        (_("Authors"), "\n".join(people) or content["publisher"]),
        (_("Publisher"), content["publisher"]),
        (_("Type of material"), "\n".join(content["resource_types"])),
        (_("Description"), content["lead"]),
        (_("Level of education"), content["level_title"]),
        (_("Target group (user)"), "\n".join(content["roles"])),
        (_("Use"), "\n".join(content["uses"])),
        (_("Accessibility features"), "\n".join(features(files))),
        (_("Accessibility hazards"), "\n".join(hazards(files))),
        (_("Duration"), contents.duration(content["minutes"])),
        (_("Language"), content["language_title"]),
        (_("Skills to be learnt"), "\n".join(content["skills"])),
        (_("Prerequisites"), content["prerequisites"]),
        (_("Expires"), content["expires"] or ""),
        (_("Licence"), content["licence_title"]),
        (_("Based on"), "\n".join(sources)),
        (_("Version"), version.number if version else ""),
    ]
    return [(label, value) for label, value in rows if value]
