"""`@linkintegrity`: what would lead nowhere if these pages were deleted. `?uids=a&uids=b`."""

from wagtail.models import Page, ReferenceIndex

from api.errors import BadRequestError, ForbiddenError
from api.registry import Service, query_parameter
from api.serializers.summary import specific_pages, summary
from api.stored import known_pages
from api.writing.door import reading
from api.writing.finding import page_named
from api.writing.work import Work

MOST = 50


def linkintegrity(work: Work) -> list:
    """The pages, each with the pages that point at it or at what is below it (`breaches`)."""
    names = [
        name
        for key in ("uids", "uids:list")
        for value in work.request.GET.getlist(key)
        for name in value.split(",")
        if name
    ]
    if len(names) > MOST:
        raise BadRequestError(f"uids names at most {MOST} pages.")
    pages = [page_named(work.request, work.user, name) for name in names]
    return [entry(work, page) for page in pages if page is not None]


def entry(work: Work, page) -> dict:
    if not page.permissions_for_user(work.user).can_edit():
        raise ForbiddenError
    going = list(page.get_descendants(inclusive=True))
    keys = {str(one.pk) for one in going}
    sources = (
        ReferenceIndex.get_references_to_in_bulk(going)
        .filter(base_content_type=ReferenceIndex._get_base_content_type(Page))
        .values_list("object_id", flat=True)
    )
    found = {int(pk) for pk in sources if pk not in keys and pk.isdigit()}
    known = known_pages(work.user).filter(pk__in=found).order_by("path")
    breaches = [summary(work.tree, source) for source in specific_pages(known)]
    return {
        **summary(work.tree, page),
        "breaches": [
            {name: row[name] for name in ("@id", "@type", "title", "review_state")}
            for row in breaches
        ],
        "items_total": len(going) - 1,
    }


LINKINTEGRITY = Service(
    "linkintegrity",
    "What would lead nowhere without a page",
    read=reading(linkintegrity),
    closed=True,
    parameters=(query_parameter("uids", "UIDs of pages, between commas; at most 50."),),
)
