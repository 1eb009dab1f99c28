"""Finding public pages by what Plone's catalog calls indexes: the query of `@search` and
`@querystring-search`. Only `Tree.gate` is asked, so that nothing is found or counted that
the reader may not see.
"""

from dataclasses import dataclass, field
from datetime import UTC, datetime

from django.contrib.contenttypes.models import ContentType
from django.db.models import Case, F, IntegerField, Q, Value, When
from django.db.models.functions import Coalesce
from django.utils.dateparse import parse_date, parse_datetime
from wagtail.models import Page, Site, WorkflowState

from api.errors import BadRequestError
from api.readers import ReaderTree
from api.routing import split_language
from api.serializers.names import models_of
from core.models import PageTag
from core.tree import MOST_STEPS
from search.engine import search

# Index → what of a page it compares. Plone's names.
DATES = {
    "effective": Coalesce("newspage__published_at", "first_published_at"),
    "created": "first_published_at",
    "modified": "last_published_at",
    "expires": "expire_at",
    "start": "eventpage__start",
    "end": "eventpage__end",
}
SORTABLE = {
    **DATES,
    "Date": DATES["effective"],
    "sortable_title": "title",
    "title": "title",
    "id": "slug",
    "getId": "slug",
    "path": "path",
    "getObjPositionInParent": "path",
}
RELEVANCE = "relevance"
LONGEST_TEXT = 200
MOST_VALUES = 50
UNLIMITED = -1
# Instead of an address: the page whose service is asked.
HERE = "."


@dataclass(frozen=True)
class Criteria:
    """What is looked for. None means that the index does not matter.

    `paths` are addresses below the site with the depth of what is found below each: -1 all, 0 the
    page itself, 1 its children. `dates` has (first, last) moments by index, either of them None.
    """

    text: str | None = None
    types: list[str] | None = None
    paths: list[tuple[str, int]] | None = None
    subjects: list[str] | None = None
    all_subjects: bool = False
    states: list[str] | None = None
    dates: dict[str, tuple[datetime | None, datetime | None]] = field(default_factory=dict)
    title: str | None = None
    sort_on: str = ""
    descending: bool = False


def find(call, criteria: Criteria):
    """The public pages at or below the page of the call that fit, in the order that was asked."""
    tree, page = call.tree, call.page
    pages = tree.gate.filter(path__startswith=page.path, depth__gt=1)
    if criteria.states is not None:
        pages = pages.filter(in_states(criteria.states))
    if criteria.types is not None:
        pages = pages.filter(content_type__in=content_types(criteria.types))
    if criteria.paths is not None:
        pages = pages.filter(below(call, criteria.paths))
    if criteria.subjects is not None:
        pages = tagged(pages, criteria.subjects, criteria.all_subjects)
    if criteria.title is not None:
        pages = pages.filter(title__icontains=criteria.title)
    names = {name: DATES[name] for name in criteria.dates}
    # An expression of its own for each index, under a name no field has.
    pages = pages.alias(**{f"index_{name}": at(index) for name, index in names.items()})
    for name, (first, last) in criteria.dates.items():
        if first is not None:
            pages = pages.filter(**{f"index_{name}__gte": first})
        if last is not None:
            pages = pages.filter(**{f"index_{name}__lte": last})
    return in_order(tree, pages, criteria, page.locale.language_code)


def in_states(states: list[str]) -> Q:
    """Drafts are among the pages of a known reader only."""
    found = Q(live=True) if "published" in states else Q(pk__in=[])
    if not {"private", "pending"} & set(states):
        return found
    waiting = WorkflowState.objects.active().filter(
        base_content_type=ContentType.objects.get_for_model(Page)
    )
    waits = Q(pk__in=[int(key) for key in waiting.values_list("object_id", flat=True)])
    found |= Q(live=False) & waits if "pending" in states else Q(pk__in=[])
    return found | (Q(live=False) & ~waits if "private" in states else Q(pk__in=[]))


def with_words(tree, text: str, ids: list[int]) -> Q:
    """What the index has found, and a known reader's drafts by their titles: the index holds what
    is public."""
    found = Q(pk__in=ids)
    words = text.replace("*", " ").split()
    if not isinstance(tree, ReaderTree) or not words:
        return found
    in_title = Q()
    for word in words:
        in_title &= Q(draft_title__icontains=word)
    return found | in_title


def at(index):
    return F(index) if isinstance(index, str) else index


def in_order(tree, pages, criteria: Criteria, language: str):
    ids = None
    if criteria.text is not None:
        ids = search(criteria.text, language).ids
        pages = pages.filter(with_words(tree, criteria.text, ids))
    if criteria.sort_on in ("", RELEVANCE):
        if ids:
            places = [When(pk=pk, then=Value(place)) for place, pk in enumerate(ids)]
            last = Value(len(ids))
            place = Case(*places, default=last, output_field=IntegerField())
            return pages.order_by(place.desc() if criteria.descending else place.asc())
        return pages.order_by("-path" if criteria.descending else "path")
    index = at(SORTABLE[criteria.sort_on])
    order = index.desc(nulls_last=True) if criteria.descending else index.asc(nulls_last=True)
    return pages.order_by(order, "path")


def content_types(names: list[str]) -> list[int]:
    return [ContentType.objects.get_for_model(model).pk for model in models_of(names)]


def tagged(pages, subjects: list[str], all_of_them: bool):
    if not all_of_them:
        rows = PageTag.objects.filter(tag__name__in=subjects)
        return pages.filter(pk__in=rows.values("content_object_id"))
    for subject in subjects:
        rows = PageTag.objects.filter(tag__name=subject)
        pages = pages.filter(pk__in=rows.values("content_object_id"))
    return pages


def below(call, paths: list[tuple[str, int]]) -> Q:
    """The pages at or below any of the addresses that the public may see."""
    found = Q(pk__in=[])
    for address, depth in paths:
        page = call.page if address == HERE else page_of(call.tree, address)
        if page is None:
            continue
        part = Q(path__startswith=page.path)
        if depth != UNLIMITED:
            part &= Q(depth__lte=page.depth + depth)
        # As in Plone, a depth of 1 or more leaves out the page itself.
        found |= part & ~Q(pk=page.pk) if depth > 0 else part
    return found


def page_of(tree, address: str):
    """The public page at an address below the site, its language first, or None."""
    language, steps = split_language([step for step in address.split("/") if step])
    site = Site.find_for_request(tree.request)
    home = site and tree.home_url_path(site.pk, language)
    if not home or len(steps) > MOST_STEPS:
        return None
    return tree.gate.filter(url_path=home + "".join(f"{step}/" for step in steps)).first()


def moment_of(text, name: str, *, ends: bool = False) -> datetime:
    """A moment as ISO 8601; a bare day is its beginning, or its end when it ends something.

    Raises BadRequestError naming the parameter.
    """
    wrong = BadRequestError(f"{name} is a moment such as 2026-11-24 or 2026-11-24T09:00:00Z.")
    if not isinstance(text, str) or len(text) > 40:
        raise wrong
    try:
        day, moment = parse_date(text), parse_datetime(text)
        if day is not None:
            time = datetime.max.time() if ends else datetime.min.time()
            moment = datetime.combine(day, time, UTC)
        if moment is None:
            raise wrong
        moment = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
        return moment.astimezone(UTC)
    except (ValueError, OverflowError):
        raise wrong from None
