"""What the EU asks of the project's visibility, what there is of it, and what is missing.

Every row is asked anew: nobody ticks anything. The articles are those of Regulation (EU)
2021/1060. Duties that do not concern the project are told too, with the reason.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.models import Page, ReferenceIndex

from core import pdf
from core.emblem import SHOWN, logo_box
from core.models import Attachment, ProjectSettings
from core.querysets import visible_pages
from home.models import ProjectPage
from home.results import are_overdue, last_told
from visibility.facts import money
from visibility.models import PosterPlace
from visibility.project_page import address, addresses
from visibility.statement_check import templates_without_statement

# From this total cost on an operation arranges an event (article 50(1)(e)).
EVENT_COST = 10_000_000
MOST_NAMED = 12


class Status(models.TextChoices):
    OK = "ok", gettext_lazy("In order")
    MISSING = "missing", gettext_lazy("Missing")
    NOT_TRIGGERED = "not-triggered", gettext_lazy("Does not concern the project")


@dataclass
class Row:
    """A duty with its source, its status, the evidence and what to do; `links` are (text, url)."""

    duty: str
    source: str
    status: Status
    evidence: list[str] = field(default_factory=list)
    todo: str = ""
    links: list[tuple[str, str]] = field(default_factory=list)


@dataclass
class Audit:
    """The check of one project on one day."""

    project: ProjectSettings
    day: date
    pages: dict[str, ProjectPage]
    rows: list[Row] = field(default_factory=list)

    @property
    def page(self) -> ProjectPage | None:
        """The project page in the default language, when the public sees it."""
        return self.pages.get(settings.LANGUAGE_CODE)

    def count(self, status: Status) -> int:
        return sum(row.status == status for row in self.rows)

    @property
    def missing(self) -> int:
        return self.count(Status.MISSING)

    @property
    def in_order(self) -> int:
        return self.count(Status.OK)


def audit(project: ProjectSettings, day: date | None = None) -> Audit:
    """The whole list, in the language of the reader."""
    pages = ProjectPage.objects.visible().select_related("locale")
    found = Audit(
        project, day or timezone.localdate(), {page.locale.language_code: page for page in pages}
    )
    for check in CHECKS:
        found.rows += check(found)
    return found


def told(ok: bool) -> Status:
    return Status.OK if ok else Status.MISSING


def edit_link(page: Page) -> tuple[str, str]:
    return _("Edit the project page"), reverse("wagtailadmin_pages:edit", args=[page.pk])


def project_is_described(found: Audit) -> Iterator[Row]:
    page, project = found.page, found.project
    parts = {
        _("description"): bool(page and page.lead.strip()),
        _("aims"): bool(page and page.aims),
        _("sum of the support"): project.support_at_most is not None,
        _("fund"): bool(project.fund),
    }
    lacking = [name for name, there in parts.items() if not there]
    evidence = [_("The project page is published: %s") % page.title] if page else []
    if page and not lacking:
        evidence.append(_("It tells the description, the aims, the fund and the support."))
    if page is None:
        todo = _("Publish the project page.")
    else:
        todo = _("Fill in: %s.") % ", ".join(lacking) if lacking else ""
    yield Row(
        _("The site describes the project, its aims and the EU's support"),
        _("Article 50(1)(a)"),
        told(bool(page) and not lacking),
        evidence,
        todo,
        [(_("Open the page"), page.url), edit_link(page)] if page else [],
    )


def results_are_told(found: Audit) -> Iterator[Row]:
    page = found.page
    day = last_told(page) if page else None
    fresh = page is not None and not are_overdue(page, found.day)
    evidence = [_("Results told on %s.") % date_format(day, "DATE_FORMAT")] if day else []
    if fresh:
        todo = ""
    elif day:
        todo = _("The results are over six months old. Tell what is new.")
    else:
        todo = _("Tell the results as they come, at the latest every six months.")
    yield Row(
        _("The site tells the results of the project"),
        _("Article 50(1)(a)"),
        told(fresh),
        evidence,
        todo,
        [edit_link(page)] if page else [],
    )


def beneficiaries_can_copy(found: Audit) -> Iterator[Row]:
    names = [partner.organisation.name for partner in partners(found)]
    page = found.page
    yield Row(
        _("Each beneficiary has a ready description for its own site"),
        _("Article 50(1)(a)"),
        told(bool(page and names)),
        [", ".join(names)] if names else [],
        "" if page and names else _("Publish the project page and enter the beneficiaries."),
        [(_("Ready descriptions"), address(page, "descriptions"))] if page else [],
    )


def page_is_translated(found: Audit) -> Iterator[Row]:
    names = dict(settings.WAGTAIL_CONTENT_LANGUAGES)
    there = [name for code, name in names.items() if code in found.pages]
    lacking = [name for code, name in names.items() if code not in found.pages]
    yield Row(
        _("The project page is there in every language of the site"),
        _("The site's own promise"),
        told(not lacking),
        [_("Published: %s") % ", ".join(there)] if there else [],
        _("Translate and publish: %s.") % ", ".join(lacking) if lacking else "",
        [edit_link(found.page)] if found.page else [],
    )


def statement_is_everywhere(found: Audit) -> Iterator[Row]:
    checked, without = templates_without_statement()
    evidence = [
        _("%(number)s page types were checked: the emblem and the statement stand in their frame.")
        % {"number": checked - len(without)}
    ]
    yield Row(
        _("The emblem and the statement stand on every page"),
        _("Article 47 and annex IX"),
        told(not without),
        evidence,
        _("Templates outside the frame: %s.") % ", ".join(without) if without else "",
    )


def emblem_is_largest(found: Audit) -> Iterator[Row]:
    logos = [(row, row.logo) for row in partners(found) if row.logo]
    sizes = {row.organisation.name: logo_box(logo.width, logo.height) for row, logo in logos}
    small = all(width <= SHOWN[0] and height <= SHOWN[1] for width, height in sizes.values())
    evidence = [_("Emblem: %(width)s × %(height)s px") % {"width": SHOWN[0], "height": SHOWN[1]}]
    evidence += [f"{name}: {width} × {height} px" for name, (width, height) in sizes.items()]
    if not sizes:
        evidence.append(_("No other logos are shown."))
    yield Row(_("No other logo is larger than the emblem"), _("Annex IX"), told(small), evidence)


def documents_carry_the_emblem(found: Audit) -> Iterator[Row]:
    files = published_attachments()
    bare = [file for file in files if not file.has_eu_emblem]
    shown = ", ".join(file.title for file in bare[:MOST_NAMED])
    if len(bare) > MOST_NAMED:
        shown += " …"
    yield Row(
        _("Documents for the public carry the emblem and the statement"),
        _("Article 50(1)(b)"),
        told(not bare),
        [_("Files on public pages: %s") % len(files)],
        _("Check and mark: %s.") % shown if bare else "",
        [(file.title, reverse("wagtaildocs:edit", args=[file.pk])) for file in bare[:MOST_NAMED]],
    )


def plaque_is_not_needed(found: Audit) -> Iterator[Row]:
    reason = found.project.words("plaque_reason")
    yield Row(
        _("A durable plaque"),
        _("Article 50(1)(c)"),
        Status.NOT_TRIGGERED if reason else Status.MISSING,
        [reason] if reason else [],
        ""
        if reason
        else _("Put up the plaque, or tell in the project identity why none is needed."),
    )


def posters_hang(found: Audit) -> Iterator[Row]:
    places = PosterPlace.objects.hanging(found.day).evidence().select_related("municipality")
    by_organisation: dict[int, list[PosterPlace]] = {}
    for place in places:
        by_organisation.setdefault(place.organisation_id, []).append(place)
    register = reverse(PosterPlace.snippet_viewset.get_url_name("list"))
    for partner in partners(found):
        hanging = by_organisation.get(partner.organisation_id, [])
        yield Row(
            _("A poster or a display where the public sees it: %s") % partner.organisation.name,
            _("Article 50(1)(d)"),
            told(bool(hanging)),
            [place_in_words(place) for place in hanging],
            "" if hanging else _("Hang the poster, take a photo and enter both in the register."),
            [(_("Register of posters"), f"{register}?organisation={partner.organisation_id}")],
        )


def place_in_words(place: PosterPlace) -> str:
    day = date_format(place.checked_on or place.hung_on, "DATE_FORMAT")
    return f"{place.get_kind_display()}: {place.place}, {place.municipality}, {day}"


def poster_is_ready(found: Audit) -> Iterator[Row]:
    library = pdf.missing()
    todo = ""
    if library:
        todo = _("The server lacks %(library)s. Install: %(packages)s.") % {
            "library": library,
            "packages": f"apt-get install {' '.join(pdf.PACKAGES)}",
        }
    elif not found.pages:
        todo = _("Publish the project page.")
    names = dict(settings.WAGTAIL_CONTENT_LANGUAGES)
    links = []
    if not library:
        links = [
            (names.get(code, code), address(page, "poster")) for code, page in by_language(found)
        ]
    if found.page:
        links.append((_("Lobby screen"), addresses(found.page)["screen"]))
    yield Row(
        _("The A3 poster and the lobby screen are ready"),
        _("Article 50(1)(d)"),
        told(bool(found.pages) and not library),
        [_("Poster: %s") % ", ".join(names.get(code, code) for code, _page in by_language(found))]
        if found.pages and not library
        else [],
        todo,
        links,
    )


def event_is_not_needed(found: Audit) -> Iterator[Row]:
    cost = found.project.total_cost
    if cost is not None and cost > EVENT_COST:
        yield Row(
            _("An event with the Commission and the managing authority"),
            _("Article 50(1)(e)"),
            Status.MISSING,
            [_("Total cost %s.") % money(cost)],
            _("Agree on the event with the funding authority."),
        )
        return
    evidence = [_("The duty begins at a total cost of more than %s.") % money(EVENT_COST)]
    if cost is not None:
        evidence.append(_("Total cost %s.") % money(cost))
    yield Row(
        _("An event with the Commission and the managing authority"),
        _("Article 50(1)(e)"),
        Status.NOT_TRIGGERED,
        evidence,
    )


CHECKS = [
    project_is_described,
    results_are_told,
    beneficiaries_can_copy,
    page_is_translated,
    statement_is_everywhere,
    emblem_is_largest,
    documents_carry_the_emblem,
    plaque_is_not_needed,
    posters_hang,
    poster_is_ready,
    event_is_not_needed,
]


def partners(found: Audit) -> list:
    """The beneficiaries, asked once for the whole check."""
    if not hasattr(found, "_partners"):
        rows = found.project.partners.select_related("organisation", "logo")
        found._partners = sorted(rows, key=lambda row: (not row.is_lead, row.sort_order or 0))
    return found._partners


def by_language(found: Audit) -> list[tuple[str, ProjectPage]]:
    codes = [code for code, _name in settings.WAGTAIL_CONTENT_LANGUAGES]
    return [(code, found.pages[code]) for code in codes if code in found.pages]


def published_attachments() -> list[Attachment]:
    """Files that a public page offers."""
    pages = visible_pages().order_by().values("pk")
    references = ReferenceIndex.objects.filter(
        base_content_type=ContentType.objects.get_for_model(Page),
        to_content_type=ContentType.objects.get_for_model(Attachment),
    ).values_list("object_id", "to_object_id")
    public = {str(row["pk"]) for row in pages}
    wanted = {target for page, target in references if page in public}
    return list(Attachment.objects.filter(pk__in=wanted).order_by("title"))
