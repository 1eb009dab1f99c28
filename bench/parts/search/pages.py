"""Generated pages below one section, written in bulk, and both indexes of them.

Every page has a common word, one in a hundred an uncommon one, and one page a rare one; one in ten
has the common word in its title.
"""

from random import Random

from django.contrib.contenttypes.models import ContentType
from django.db import connection, transaction
from django.utils import timezone
from modelsearch.backends.database import SearchBackend
from wagtail.models import Locale, Page, Site

from home.models import StandardPage
from search.index import staff
from search.index.content import Content
from search.index.store import rows_of
from search.models import FoundPage, IndexedPage, IndexedWord, StaffPage

WORDS = {"rare": "aurinkovoimala", "uncommon": "oppisopimus", "common": "yhteistyö"}
RARE_AT = 500
AT_ONCE = 500
THEMES = ("digitaidot", "kannattavuus", "kesätyö", "rahoitus", "verkostot")
SENTENCES = (
    "Hanke kokoaa viiden kunnan työnhakijat, yritykset ja oppilaitokset saman pöydän ääreen.",
    "Valmennus on maksuton, ja siihen voi osallistua lähellä tai etänä.",
    "Neuvoja vastaa kysymyksiin rahoituksesta, verotuksesta ja luvista.",
    "Työnantaja saa tukea palkkaukseen ja perehdytykseen.",
    "Ryhmä tapaa kahdeksan kertaa, ja jokaisella kerralla on oma aiheensa.",
    "Ilmoittautuneille lähetetään ohjeet ja aikataulu sähköpostilla.",
    "Kokemukset kerätään yhteen, ja tulokset julkaistaan keväällä.",
    "Kunnat sopivat palveluista ja niiden rajoista vuosittain.",
)


def grow(first: int, last: int) -> None:
    for start in range(first, last, AT_ONCE):
        with transaction.atomic():
            add(start, min(start + AT_ONCE, last))
    section = find_section()
    Page.objects.filter(pk=section.pk).update(numchild=last)
    with connection.cursor() as cursor:
        # The databases gather what their planners want to know.
        cursor.execute("ANALYZE")


def find_section() -> Page:
    found = Page.objects.filter(slug="mitattavat").first()
    if found:
        return found
    home = Site.objects.get(is_default_site=True).root_page
    return home.add_child(instance=StandardPage(title="Mitattavat", slug="mitattavat"))


def add(first: int, last: int) -> None:
    section, locale = find_section(), Locale.get_default()
    kind, now = ContentType.objects.get_for_model(StandardPage), timezone.now()
    made = [made_page(number, section, locale, kind, now) for number in range(first, last)]
    Page.objects.bulk_create(
        [Page(**{f.attname: getattr(one, f.attname) for f in Page._meta.concrete_fields
                 if f.attname != "id"}) for one in made]
    )  # fmt: skip
    ids = dict(Page.objects.filter(url_path__in=[p.url_path for p in made])
               .values_list("url_path", "pk"))  # fmt: skip
    for page in made:
        page.pk = page.page_ptr_id = page.id = ids[page.url_path]
        page.save_base(raw=True, force_insert=True)
    ours([rows_of(page.pk, "fi", content(page)) for page in made])
    StaffPage.objects.bulk_create([staff.Said.of(page).row(page.pk) for page in made])
    wagtails().get_index_for_model(StandardPage).add_items(StandardPage, made)


def made_page(number: int, section: Page, locale: Locale, kind: ContentType, now) -> StandardPage:
    chance = Random(number)  # noqa: S311
    words = [WORDS["common"]]
    if number % 100 == 0:
        words.append(WORDS["uncommon"])
    if number == RARE_AT:
        words.append(WORDS["rare"])
    title = f"{WORDS['common'].capitalize()} {number}" if number % 10 == 0 else f"Sivu {number}"
    said = " ".join(chance.choices(SENTENCES, k=chance.randint(4, 12)))
    page = StandardPage(
        title=title,
        draft_title=title,
        slug=f"sivu-{number}",
        lead=f"Aiheena {' ja '.join(words)}.",
        body=[("paragraph", f"<p>{said} {' '.join(words)} {number}</p>")],
        locale=locale,
        content_type=kind,
        path=Page._get_path(section.path, section.depth + 1, number + 1),
        depth=section.depth + 1,
        url_path=f"{section.url_path}sivu-{number}/",
        first_published_at=now,
        last_published_at=now,
        latest_revision_created_at=now,
    )
    page._content = (page.lead, f"{said} {' '.join(words)} {number}", chance.choice(THEMES))
    return page


def content(page: StandardPage) -> Content:
    """As `content_of`, which asks the database about every page."""
    lead, said, theme = page._content
    return Content(
        title=page.title, leading=[lead], body=[said], labels=[theme, "Sivu"],
        kind="sivu", label="Sivu", themes=[theme],
    )  # fmt: skip


def ours(rows) -> None:
    IndexedPage.objects.bulk_create([row.words for row in rows])
    FoundPage.objects.bulk_create([row.found for row in rows])
    IndexedWord.objects.bulk_create([word for row in rows for word in row.vocabulary])


def wagtails():
    """Wagtail's own search of the database, which the site uses for everything but pages."""
    return SearchBackend({})
