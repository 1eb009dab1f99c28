"""Receive: the beacon's address. Judges a hit from memory and hands it to the buffer."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.csrf import csrf_exempt

from core.visitors import has_opted_out, is_bot
from reach import buffer, origins
from reach.channels import classify
from reach.daily_readers import daily_readers
from reach.days import helsinki_day
from reach.detail_limit import detail_limit
from reach.hit import MAX_BYTES, Hit, parse
from reach.left_out import is_fetched_ahead, is_from_elsewhere, is_signed_in
from reach.models import Kind
from reach.page_facts import PageFacts, facts_of
from reach.rate import rate_limit


@csrf_exempt
def beacon(request: HttpRequest) -> HttpResponse:
    """`POST /t/`. Answers 204 whether or not the view counts, so that nobody learns which.

    400 for a malformed message, 403 from another site, 405 for another method, 413 over 1,024
    bytes. Sets no cookie and writes nothing to the database.
    """
    return origins.add_headers(request, answer_to(request))


def answer_to(request: HttpRequest) -> HttpResponse:
    if request.method == "OPTIONS" and origins.listed_origin(request):
        return answer(204)
    if request.method != "POST":
        return answer(405, Allow="POST")
    if is_from_elsewhere(request, request.get_host()):
        leave_out(Kind.ORIGIN)
        return answer(403)
    try:
        if int(request.META.get("CONTENT_LENGTH") or 0) > MAX_BYTES:
            return answer(413)
        hit = parse(request.body)
    except (ValueError, OSError):
        return answer(400)
    count(request, hit)
    return answer(204)


def answer(status: int, **headers: str) -> HttpResponse:
    return HttpResponse(status=status, headers={"Cache-Control": "no-store", **headers})


def count(request: HttpRequest, hit: Hit) -> None:
    # Before the page is looked up: an opt-out is not tied to a page, and a flood reads nothing.
    if has_opted_out(request):
        leave_out(Kind.OPT_OUT)
    elif rate_limit.is_over(request):
        leave_out(Kind.RATE)
    else:
        count_page(request, hit, facts_of(hit.page_id))


def count_page(request: HttpRequest, hit: Hit, facts: PageFacts | None) -> None:
    kind = reason_to_leave_out(request, facts)
    if kind is None:
        count_view(request, hit, facts)
    elif not hit.engaged:
        # The second message of a view that was left out would be the same view again.
        leave_out(kind, hit, facts)


def reason_to_leave_out(request: HttpRequest, facts: PageFacts | None) -> Kind | None:
    if is_fetched_ahead(request):
        return Kind.PREFETCH
    if is_bot(request):
        return Kind.BOT
    if facts is None:
        return Kind.PAGE
    return Kind.EDITOR if is_signed_in(request) else None


def count_view(request: HttpRequest, hit: Hit, facts: PageFacts) -> None:
    day = helsinki_day()
    arrival = classify(hit, own_hosts(request))
    arrival = detail_limit.apply(arrival, hit.page_id, day)
    key = buffer.Key(hit.page_id, day, *arrival)
    if hit.engaged:
        buffer.add(key, facts, view=0, engaged=1)
    else:
        reader = daily_readers.is_new(request, hit.page_id)
        buffer.add(key, facts, visit=arrival.is_visit, reader=reader)


def own_hosts(request: HttpRequest) -> list[str]:
    """The hosts that this site's content is read on: its own, and the client's that sent this."""
    own = [request.get_host().partition(":")[0].lower()]
    if client := origins.listed_origin(request):
        own.append(origins.host_of(client))
    return own


def leave_out(kind: Kind, hit: Hit | None = None, facts: PageFacts | None = None) -> None:
    """Counts the reason; for the page only where there is a public page of that number."""
    page_id = hit.page_id if facts else 0
    buffer.add_count(buffer.CountKey(page_id, helsinki_day(), kind, ""), facts)
