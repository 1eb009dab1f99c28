"""Templates printed as PDF: tagged (PDF/UA-1), with language, title and the emblem on each page.

Every template extends `core/pdf/base.html`. WeasyPrint reads the site's own files only, by two
names that no other program knows: `own-static:img/eu-emblem.svg` and `own-media:images/…`. Every
other address, web or file, is refused.

WeasyPrint needs libraries of the operating system (Pango and its company). Without them the site
works and has no PDF: `missing()` names the library, `response()` answers 503.
"""

import io
import logging
import os
import re
import threading
from collections.abc import Callable
from contextlib import contextmanager, redirect_stdout
from functools import cache as remember
from hashlib import sha256
from pathlib import PurePosixPath

from django.contrib.staticfiles import finders
from django.core.cache import cache
from django.core.files.storage import default_storage
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render as render_page
from django.template.loader import render_to_string
from django.utils.cache import get_conditional_response
from django.utils.http import content_disposition_header, quote_etag

STATIC = "own-static:"
MEDIA = "own-media:"
# Media that pages show anyway; originals and documents are asked for permission elsewhere.
OPEN_MEDIA = "images"
VARIANT = "pdf/ua-1"
# Debian's packages that bring them all.
PACKAGES = ("libpango-1.0-0", "libpangoft2-1.0-0", "libharfbuzz-subset0")
KEPT_SECONDS = 24 * 3600

logger = logging.getLogger(__name__)
# Printing takes a processor for a second: one at a time in each process.
_printing = threading.Lock()


class PdfUnavailableError(Exception):
    """WeasyPrint cannot be loaded; the message is the name of the missing library."""


@remember
def _weasyprint():
    """(WeasyPrint, "") or (None, name of the missing library); asked once a process."""
    # It tells every step of every file, which would bury what matters.
    logging.getLogger("weasyprint.progress").setLevel(logging.WARNING)
    try:
        # It prints its advice on standard output besides raising.
        with redirect_stdout(io.StringIO()):
            import weasyprint
    except (ImportError, OSError) as error:
        found = re.search(r"library '([^']+)'", str(error))
        return None, found[1] if found else "weasyprint"
    return weasyprint, ""


def missing() -> str:
    """The name of the system library that is missing, or an empty string when PDF works."""
    return _weasyprint()[1]


def make(template: str, context: dict, keep: int = KEPT_SECONDS) -> bytes:
    """The template as PDF in the active language.

    Raises PdfUnavailableError. The same text is printed once a day and then comes from the cache;
    `keep` is the longest time in seconds that the cache may hold what is in it.
    """
    weasyprint, library = _weasyprint()
    if weasyprint is None:
        raise PdfUnavailableError(library)
    html = render_to_string(template, context)
    digest = sha256(html.encode()).hexdigest()
    key = f"core.pdf:{digest}"
    file = kept(cache.get, key)
    if file is None:
        with _printing, fonts_without_time():
            file = weasyprint.HTML(string=html, url_fetcher=own_files()).write_pdf(
                pdf_variant=VARIANT, pdf_identifier=digest[:32].encode()
            )
        kept(cache.set, key, file, keep)
    return file


@contextmanager
def fonts_without_time():
    """Fonts in the file would tell the second of printing: the same text gives the same bytes.

    fontTools takes the moment from this variable (https://reproducible-builds.org/specs/).
    """
    before = os.environ.get("SOURCE_DATE_EPOCH")
    os.environ["SOURCE_DATE_EPOCH"] = "0"
    try:
        yield
    finally:
        if before is None:
            del os.environ["SOURCE_DATE_EPOCH"]
        else:
            os.environ["SOURCE_DATE_EPOCH"] = before


def kept(ask: Callable, *arguments):
    """What the cache says; a cache that is down is a miss."""
    try:
        return ask(*arguments)
    except Exception:
        logger.warning("The cache does not answer.", exc_info=True)
        return None


def response(
    request: HttpRequest,
    template: str,
    context: dict,
    name: str,
    cache_control: str,
    keep: int = KEPT_SECONDS,
) -> HttpResponse:
    """200 with the PDF under the file name `name`, 304, or 503 with a page for people."""
    try:
        file = make(template, context, keep)
    except PdfUnavailableError as error:
        logger.error("No PDF: the library %s is missing.", error)
        return render_page(
            request, "core/pdf/unavailable.html", {"back": context.get("back")}, status=503
        )
    answer = HttpResponse(file, content_type="application/pdf")
    answer.headers["Content-Disposition"] = content_disposition_header(False, name)
    answer.headers["Cache-Control"] = cache_control
    answer.headers["ETag"] = etag = quote_etag(sha256(file).hexdigest()[:32])
    return get_conditional_response(request, etag, None, answer)


def own_files():
    """WeasyPrint's fetcher, which knows the site's own files and nothing else."""
    from weasyprint.urls import URLFetcher, URLFetcherResponse

    class OwnFiles(URLFetcher):
        def fetch(self, url, headers=None):
            return URLFetcherResponse(url, read_own(url))

    return OwnFiles()


def read_own(url: str) -> bytes:
    """The bytes behind an `own-static:` or `own-media:` name. Raises ValueError for all others."""
    scheme, colon, name = url.partition(":")
    path = PurePosixPath(name)
    if path.is_absolute() or ".." in path.parts:
        raise ValueError(f"Not a file of the site: {url}")
    if scheme + colon == STATIC and (found := finders.find(name)):
        with open(found, "rb") as file:
            return file.read()
    if scheme + colon == MEDIA and path.parts[:1] == (OPEN_MEDIA,):
        with default_storage.open(name) as file:
            return file.read()
    raise ValueError(f"Not a file of the site: {url}")
