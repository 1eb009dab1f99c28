"""What packages, sessions and the communications bank say besides the common shape."""

from collections.abc import Callable

from django.http import QueryDict

from api.addresses import absolute, page_address
from api.serializers.dates import moment
from api.serializers.files import described_file
from api.serializers.summary import light
from materials import content as contents
from materials.facets import FacetedPackages
from materials.learning_resource import learning_resource
from materials.models import PackagePage

# The parameters by which the listing is narrowed, the same as for people.
FACETS = ("laji", "teema", "kayttaja", "kesto", "toteutus", "kieli", "lisenssi")


def packages(tree, index, query: QueryDict):
    """(packages in order, the query string that chose them). Raises Http404 as the page does."""
    below = tree.gate.child_of(index)
    if not any(name in query for name in FACETS):
        return below, ""
    listing = FacetedPackages(index.packages(), query)
    chosen = [package.pk for package in listing.packages]
    return light(PackagePage.objects.filter(pk__in=chosen)).order_by("path"), listing.query


def told(tree, package) -> dict:
    """The content of the version that can be downloaded, asked once a request."""
    if not hasattr(package, "_told"):
        version = package.current_version
        if version is None:
            package._told = contents.package_content(package)
        else:
            stored = package.versions.values_list("content", flat=True)
            package._told = stored.get(pk=version.pk)
    return package._told


def of_package(name: str) -> Callable:
    def entries(tree, package, gathered) -> dict:
        content, version = told(tree, package), package.current_version
        address = page_address(package, tree.request).rstrip("/") + "/"
        if name == "learning_resource":
            archive = f"{address}lataa/" if version else ""
            return {name: learning_resource(content, address, version, archive)}
        if name == "version":
            return {name: version and version.number}
        if name == "archive":
            return {name: version and archive_of(version, f"{address}lataa/")}
        if name == "versions":
            return {name: [version_line(row, address) for row in package.published_versions]}
        return {name: content[name]}

    return entries


def archive_of(version, address: str) -> dict:
    return {
        "download": address,
        "content-type": "application/zip",
        "size": version.size,
        "sha256": version.sha256,
    }


def version_line(version, address: str) -> dict:
    return {
        "version": version.number,
        "effective": moment(version.published),
        "changes": version.lines,
        "archive": archive_of(version, f"{address}versiot/{version.number}/lataa/")
        if version.is_downloadable
        else None,
    }


def of_session(name: str) -> Callable:
    def entries(tree, session, gathered) -> dict:
        if not hasattr(session, "_told"):
            number = session.neighbours["number"] or 1
            session._told = contents.session_content(session, number, session.package.licence)
        return {name: session._told[name]}

    return entries


def handouts(tree, page, gathered) -> dict:
    """The files of a package or session as Plone's `File`, each with what it is used for."""
    if isinstance(page, PackagePage):
        rows = told(tree, page)["handouts"]
    else:
        rows = of_session("handouts")(tree, page, gathered)["handouts"]
    return {"handouts": [handout(tree, row) for row in rows]}


def handout(tree, row: dict) -> dict:
    source = row["source"]
    return described_file(row, tree.request) | {
        "minutes": row["minutes"],
        "license": {"token": row["licence"], "title": row["licence_title"]},
        "editable_source": source and described_file(source, tree.request),
    }


def bank(tree, page, gathered) -> dict:
    """Files to take into use; one that stands elsewhere on the site is a `Link`."""
    return {"bank": [bank_item(tree, item) for item in page.bank]}


def bank_item(tree, item: dict) -> dict:
    if item["file"]:
        own = described_file(item["file"], tree.request)
    else:
        address = absolute(item["address"], tree.request)
        own = {"@id": address, "@type": "Link", "remoteUrl": address}
    return {**own, "title": item["title"], "description": item["text"]}
