"""Archives and guides of versions. They belong to a page, which asks who may read it."""

from django.http import Http404, HttpRequest, HttpResponseBase
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from core.served import Served, served
from materials import archive
from materials.publication import VERSION_NUMBER
from materials.serve import stored_file


def current(package):
    """The newest version that can be downloaded. Raises Http404 while there is none."""
    version = package.versions.built().newest_first().first()
    if version is None:
        raise Http404
    return version


@require_safe
def current_archive(request: HttpRequest, package) -> HttpResponseBase:
    return archive_of(request, current(package))


@require_safe
def older_archive(request: HttpRequest, package, number: str) -> HttpResponseBase:
    """A version by its number; an old one says which is the newest, for programs to see."""
    if not VERSION_NUMBER.fullmatch(number):
        raise Http404
    major, minor = number.split(".")
    version = package.versions.built().filter(major=int(major), minor=int(minor)).first()
    if version is None or version.number != number:
        raise Http404
    response = archive_of(request, version)
    if current(package).pk != version.pk:
        newest = request.build_absolute_uri(f"{package.get_url(request)}lataa/")
        response.headers["Link"] = f'<{newest}>; rel="latest-version"'
    return response


@require_safe
def guide(request: HttpRequest, package) -> HttpResponseBase:
    version = current(package)
    response = stored_file(
        request,
        version.guide,
        file_name=archive.guide_name_of(version),
        content_type="application/pdf",
        digest=version.guide_sha256,
        size=version.guide_size,
    )
    return told(request, response, version, "guide", _("facilitator's guide"))


def archive_of(request: HttpRequest, version) -> HttpResponseBase:
    response = stored_file(
        request,
        version.archive,
        file_name=archive.archive_name(version),
        content_type="application/zip",
        digest=version.sha256,
        size=version.size,
    )
    return told(request, response, version, "package", "ZIP")


def told(request: HttpRequest, response, version, what: str, name: str) -> HttpResponseBase:
    """The answer itself, once it is known to have been given."""
    package = version.package
    item = f"{what}:{package.pk}@{version.number}"
    return tell(request, response, package, item, f"{package.title} {version.number} ({name})")


def tell(request: HttpRequest, response, page, item: str, title: str) -> HttpResponseBase:
    served.send(
        sender=type(page),
        request=request,
        response=response,
        kind=Served.DOWNLOAD,
        page=page,
        item=item,
        title=title,
    )
    return response
