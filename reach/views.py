"""Receive: the beacon's address. Judges a hit from memory and hands it to the buffer."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.csrf import csrf_exempt

from reach import buffer
from reach.channels import classify
from reach.days import helsinki_day
from reach.detail_limit import detail_limit
from reach.hit import MAX_BYTES, Hit, parse
from reach.left_out import (
    has_opted_out,
    is_bot,
    is_fetched_ahead,
    is_from_elsewhere,
    is_signed_in,
)
from reach.models import Kind
from reach.page_facts import PageFacts, facts_of
from reach.rate import rate_limit


@csrf_exempt
def beacon(request: HttpRequest) -> HttpResponse:
    """`POST /t/`. Answers 204 whether or not the view counts, so that nobody learns which.

    400 for a malformed message, 403 from another site, 405 for another method, 413 over 1,024
    bytes. Sets no cookie and writes nothing to the database.
    """
    if request.method != "POST":
        return answer(405, Allow="POST")
    own_host = request.get_host()
    if is_from_elsewhere(request, own_host):
        leave_out(Kind.ORIGIN)
        return answer(403)
    try:
        if int(request.META.get("CONTENT_LENGTH") or 0) > MAX_BYTES:
            return answer(413)
        hit = parse(request.body)
    except (ValueError, OSError):
        return answer(400)
    count(request, hit, own_host)
    return answer(204)


def answer(status: int, **headers: str) -> HttpResponse:
    return HttpResponse(status=status, headers={"Cache-Control": "no-store", **headers})


def count(request: HttpRequest, hit: Hit, own_host: str) -> None:
    # Before the page is looked up: an opt-out is not tied to a page, and a flood reads nothing.
    if has_opted_out(request):
        leave_out(Kind.OPT_OUT)
    elif rate_limit.is_over(request):
        leave_out(Kind.RATE)
    else:
        count_page(request, hit, own_host, facts_of(hit.page_id))


def count_page(request: HttpRequest, hit: Hit, own_host: str, facts: PageFacts | None) -> None:
    if is_fetched_ahead(request):
        leave_out(Kind.PREFETCH, hit, facts)
    elif is_bot(request):
        leave_out(Kind.BOT, hit, facts)
    elif facts is None:
        leave_out(Kind.PAGE)
    elif is_signed_in(request):
        leave_out(Kind.EDITOR, hit, facts)
    else:
        count_view(hit, own_host, facts)


def count_view(hit: Hit, own_host: str, facts: PageFacts) -> None:
    day = helsinki_day()
    arrival = classify(hit, own_host=own_host.partition(":")[0])
    arrival = detail_limit.apply(arrival, hit.page_id, day)
    buffer.add(buffer.Key(hit.page_id, day, *arrival), facts, visit=arrival.is_visit)


def leave_out(kind: Kind, hit: Hit | None = None, facts: PageFacts | None = None) -> None:
    """Counts the reason; for the page only where there is a public page of that number."""
    page_id = hit.page_id if facts else 0
    buffer.add_count(buffer.CountKey(page_id, helsinki_day(), kind, ""), facts)
