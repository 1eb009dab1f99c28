"""What packages, sessions and the communications bank say besides the common shape."""

from collections.abc import Callable
from urllib.parse import urlsplit

from django.http import QueryDict

from api.addresses import absolute, page_address
from api.readers import listed
from api.serializers.dates import moment
from api.serializers.files import described_file
from api.serializers.markup import to_html
from api.serializers.slate import slate
from api.serializers.summary import light
from api.serializers.values import row_ids
from materials import content as contents
from materials import files
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
    shown = listed(tree, index.packages(), PackagePage.objects.child_of(index).order_by("path"))
    listing = FacetedPackages(shown, query)
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
        if gathered.draft:
            content = drafted(package)
        return {name: told_rows(package, name, content[name], gathered)}

    return entries


def drafted(package) -> dict:
    """The working copy, where everybody else is told the version that can be downloaded."""
    if not hasattr(package, "_drafted"):
        package._drafted = contents.package_texts(package)
    return package._drafted


def told_rows(page, name: str, rows: list, gathered) -> list:
    """Links of chapters as addresses; the ids of rows where they are those of the page itself."""
    link = gathered.references.link
    if name == "guide":
        rows = [{**row, "html": to_html(slate(row["html"], link))} for row in rows]
    is_own = gathered.draft or not isinstance(page, PackagePage)
    if not is_own or not rows or not isinstance(rows[0], dict):
        return rows
    return [{"id": key, **row} for key, row in zip(row_ids(page, name), rows, strict=False)]


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
        return {name: told_rows(session, name, session._told[name], gathered)}

    return entries


def handouts(tree, page, gathered) -> dict:
    """The files of a package or session as Plone's `File`, each with what it is used for."""
    if not isinstance(page, PackagePage):
        of_session("handouts")(tree, page, gathered)
        rows = page._told["handouts"]
    elif gathered.draft:
        rows = drafted(page)["handouts"]
    else:
        return {"handouts": [handout(tree, row) for row in told(tree, page)["handouts"]]}
    keys = public_handouts(page)
    return {
        "handouts": [{"id": key, **handout(tree, row)} for key, row in zip(keys, rows, strict=True)]
    }


def public_handouts(page) -> list[str]:
    """The ids of the rows that `materials.content.handouts` tells of."""
    return [
        key
        for key, block in zip(row_ids(page, "handouts"), page.handouts, strict=True)
        if block.value.get("document") and files.is_public(block.value["document"])
    ]


def handout(tree, row: dict) -> dict:
    source = row["source"]
    return described_file(row, tree.request) | {
        "minutes": row["minutes"],
        "license": {"token": row["licence"], "title": row["licence_title"]},
        "editable_source": source and described_file(source, tree.request),
    }


def bank(tree, page, gathered) -> dict:
    """Files to take into use; one that stands elsewhere on the site is a `Link`."""
    keys = [
        key
        for key, block in zip(row_ids(page, "items"), page.items, strict=True)
        if is_in_bank(block.value)
    ]
    rows = zip(keys, page.bank, strict=True)
    return {"bank": [{"id": key, **bank_item(tree, item)} for key, item in rows]}


def is_in_bank(value) -> bool:
    document = value.get("document")
    return files.is_public(document) if document else bool(value.get("address"))


def bank_parts(row: dict) -> dict:
    """A `Link` leads to a file of the site by its address, everything else is an attachment."""
    if row.get("@type") == "Link":
        address = row.get("remoteUrl") or row.get("@id")
        parts = urlsplit(address) if isinstance(address, str) else None
        path = parts and parts.path + (f"?{parts.query}" if parts.query else "")
        return {**row, "address": path or "", "document": None}
    return {**row, "document": row.get("@id"), "address": ""}


def bank_item(tree, item: dict) -> dict:
    if item["file"]:
        own = described_file(item["file"], tree.request)
    else:
        address = absolute(item["address"], tree.request)
        own = {"@id": address, "@type": "Link", "remoteUrl": address}
    return {**own, "title": item["title"], "description": item["text"]}
