"""One tree with a page hidden in every way there is, and readers of every role: made once."""

import secrets
from dataclasses import dataclass
from datetime import timedelta

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.utils import timezone
from wagtail.models import Locale, Page, PageViewRestriction
from wagtail.signal_handlers import disable_reference_index_auto_update

from api import tokens
from core.models import Municipality, Organisation, OrganisationMember
from events.models import EventIndexPage, EventPage
from home.models import HomePage, StandardPage
from news.models import NewsIndexPage, NewsPage

HOUR = timedelta(hours=1)
# Way of hiding → columns. The word in the title tells in which answer a page has been.
HIDDEN = {
    "draft": {"live": False},
    "private": {},
    "childofprivate": {},
    "embargoed": {"embargo_until": HOUR},
    "scheduled": {"go_live_at": HOUR},
    "expired": {"expire_at": -HOUR},
    "untranslated": {},
}


def word(kind: str, how: str) -> str:
    return f"xyzzy{kind}{how}"


@dataclass
class Hidden:
    """`pages` by their words; `readers` by their roles, None for nobody known."""

    pages: dict[str, Page]
    readers: dict[str, object]

    def headers(self, role: str) -> dict[str, str]:
        user = self.readers[role]
        known = {"Authorization": f"Bearer {tokens.issue(user)}"} if user else {}
        return {"Accept": "application/json", **known}


def grow() -> Hidden:
    with disable_reference_index_auto_update():
        return Hidden(hidden_pages(), readers())


def readers() -> dict[str, object]:
    own, other = Organisation.objects.order_by("pk")[:2]

    def person(name, group, organisation=None):
        user = get_user_model().objects.create_user(name, password=secrets.token_hex(8))
        user.groups.add(Group.objects.get(name=group))
        if organisation:
            OrganisationMember.objects.create(user=user, organisation=organisation)
        return user

    return {
        "anonymous": None,
        "reporter": person("raportoi", "Raportoija"),
        "stranger": person("vieras", "Kirjoittaja", other),
        "writer": person("kirjoittaa", "Kirjoittaja", own),
        "lead": person("johtaa", "Viestintävastaava", own),
        "administrator": person("hallitsee", "Pääkäyttäjä"),
    }


def hidden_pages() -> dict[str, Page]:
    own = Organisation.objects.create(key="omat", name="Omat ry", sector="third-sector")
    Organisation.objects.create(key="vieraat", name="Vieraat ry", sector="third-sector")
    place = Municipality.objects.create(key="nivala", name="Nivala")
    home = HomePage.objects.get()
    news = home.add_child(
        instance=NewsIndexPage(title="Uutiset", slug="uutiset", show_in_menus=True)
    )
    shut = home.add_child(
        instance=NewsIndexPage(title=word("home", "private"), slug=word("home", "private"))
    )
    PageViewRestriction.objects.create(page=shut, restriction_type="login")
    agenda = home.add_child(instance=EventIndexPage(title="Tapahtumat", slug="tapahtumat"))
    text = home.add_child(instance=StandardPage(title="Sivu", slug="sivu", show_in_menus=True))
    sami, now = Locale.objects.get_or_create(language_code="sv")[0], timezone.now()
    pages = {}

    def add(parent, kind, model, how, **fields):
        name = word(kind, how)
        if how == "embargoed" and "embargo_until" not in {f.name for f in model._meta.get_fields()}:
            return
        page = model(
            title=name, slug=name, organisation=own, show_in_menus=True, lead=name, **fields
        )
        for column, value in HIDDEN.get(how, {}).items():
            setattr(page, column, value if isinstance(value, bool) else now + value)
        page.published_at = now - HOUR
        parent.add_child(instance=page)
        if how == "private":
            PageViewRestriction.objects.create(page=page, restriction_type="login")
        pages[name] = page

    for how in (*HIDDEN, "published"):
        if how == "untranslated":
            continue
        is_child = how == "childofprivate"
        add(shut if is_child else news, "post", NewsPage, how)
        pages[word("post", how)].municipalities.add(place)
        pages[word("post", how)].tags.add(word("tag", how))
        pages[word("post", how)].save()
        if not is_child:
            add(text, "page", StandardPage, how)
            times = {"start": now + HOUR, "end": now + 2 * HOUR, "mode": "eta", "booking": "none"}
            add(agenda, "event", EventPage, how, event_type="koulutus", **times)
    # The place of a page in another language, kept by an alias until it is translated.
    waiting = pages[word("post", "published")].get_translation_or_none(sami)
    if waiting is not None:
        Page.objects.filter(pk=waiting.pk).update(title=word("post", "untranslated"))
        pages[word("post", "untranslated")] = waiting
    return pages
