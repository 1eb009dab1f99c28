"""Counts what the server sends where no script runs, told by `core.served` and Wagtail's documents.

A download is a GET that sends a file from its beginning; a later part of the same file, HEAD and
"not modified" are none. Who has the file today is not sent it again: the browser keeps its copy
(`core.browser_copies`). In DAILY mode a second download by the same reader is not counted either,
where the browser kept none. Downloads leave out bots, as views do; feeds, calendars and JSON are
read by programs, so programs count there.
"""

import re
from urllib.parse import unquote, urlsplit

from django.conf import settings
from django.db import Error as DatabaseError
from django.dispatch import receiver
from django.http import HttpRequest
from django.utils.translation import get_language_from_path
from wagtail.documents.models import document_served
from wagtail.models import Site

from core.querysets import visible_pages
from core.served import served
from core.tree import MOST_STEPS, Tree
from core.visitors import has_opted_out, is_bot
from reach import buffer
from reach.daily_readers import daily_readers
from reach.days import helsinki_day
from reach.left_out import is_fetched_ahead, is_signed_in
from reach.models import Kind
from reach.page_facts import facts_of
from reach.rate import rate_limit

# The first part of a file. Some programs ask for its first byte or two before they ask in earnest.
FROM_BEGINNING = re.compile(r"bytes=0-(?![01]$)")
MAX_ITEM = 120


@receiver(served)
def count_served(sender, request, kind, page=None, item="", title="", response=None, **kwargs):
    if response is not None and response.status_code not in (200, 206):
        return
    count(request, Kind(kind), getattr(page, "pk", None) or 0, item, title)


@receiver(document_served)
def count_document(sender, instance, request, **kwargs):
    if is_unchanged(request, instance):
        return
    page_id = referring_page(request)
    count(request, Kind.DOWNLOAD, page_id, f"document:{instance.pk}", instance.title)


def count(request: HttpRequest, kind: Kind, page_id: int, item: str, title: str) -> None:
    if not sends_from_beginning(request):
        return
    reason = reason_to_leave_out(request, kind)
    facts = facts_of(page_id) if page_id else None
    day = helsinki_day()
    known_page = page_id if facts else 0
    if reason:
        buffer.add_count(buffer.CountKey(known_page, day, reason, ""), facts)
    elif kind != Kind.DOWNLOAD or not daily_readers.is_repeated(request, item or str(page_id)):
        key = buffer.CountKey(known_page, day, kind, item[:MAX_ITEM])
        buffer.add_count(key, facts, title[:255])


def sends_from_beginning(request: HttpRequest) -> bool:
    wanted = request.META.get("HTTP_RANGE", "").replace(" ", "")
    return request.method == "GET" and (not wanted or bool(FROM_BEGINNING.match(wanted)))


def is_unchanged(request: HttpRequest, document) -> bool:
    """Whether Wagtail's view is about to answer that the reader has the file already."""
    known = request.META.get("HTTP_IF_NONE_MATCH", "")
    return bool(known) and (known.strip() == "*" or f'"{document.file_hash}"' in known)


def reason_to_leave_out(request: HttpRequest, kind: Kind) -> Kind | None:
    if has_opted_out(request):
        return Kind.OPT_OUT
    if rate_limit.is_over(request):
        return Kind.RATE
    if kind == Kind.DOWNLOAD:
        if is_fetched_ahead(request):
            return Kind.PREFETCH
        if is_bot(request):
            return Kind.BOT
    return Kind.EDITOR if is_signed_in(request) else None


def referring_page(request: HttpRequest) -> int:
    """The public page of this site whose link was followed, 0 when there is none."""
    try:
        referrer = urlsplit(request.META.get("HTTP_REFERER", ""))
        if not referrer.path or referrer.netloc.lower() != request.get_host().lower():
            return 0
        return page_at(request, referrer.path)
    except (ValueError, DatabaseError):
        return 0


def page_at(request: HttpRequest, path: str) -> int:
    """The nearest public page at or above an address of the site; one query."""
    steps = [step for step in unquote(path).split("/") if step]
    language = get_language_from_path(path) or settings.LANGUAGE_CODE
    if steps and steps[0] == language:
        del steps[0]
    site = Site.find_for_request(request)
    home = site and Tree.of(request).home_url_path(site.pk, language)
    if not home or len(steps) > MOST_STEPS:
        return 0
    ends = range(len(steps) + 1)
    paths = [home + "".join(f"{step}/" for step in steps[:end]) for end in ends]
    slugs = {way.rstrip("/").rpartition("/")[2] for way in paths}
    found = visible_pages().filter(slug__in=slugs, url_path__in=paths).order_by("-depth")
    return found.values_list("pk", flat=True).first() or 0
