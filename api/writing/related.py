"""Relations of a page that are lists in the JSON: related pages, contact persons, authors."""

from api.writing.blocks import Incoming
from api.writing.fields import by_token, token_of
from api.writing.rich_text import ShapeError
from core.models import BasePage, ContactPerson, PageAuthor
from news.models import NewsPage, PostContact, RelatedPost

MOST = 20
LONGEST_NAME = PageAuthor._meta.get_field("name").max_length


def listed(value, what: str) -> list:
    if not isinstance(value, list) or len(value) > MOST:
        raise ShapeError(f"A list of at most {MOST} {what} is expected.")
    return value


def set_related(page, value, incoming: Incoming) -> None:
    """Only posts have related pages; for other types there is nothing to set."""
    if not isinstance(page, NewsPage):
        return
    found = [incoming.page(name) for name in listed(value, "pages")]
    if not all(isinstance(post, NewsPage) for post in found):
        raise ShapeError("A value names no post of this site.")
    page.chosen_related = [RelatedPost(post=post) for post in found]


def set_contacts(page, value, incoming: Incoming) -> None:
    """Persons by their tokens. Those whose consent has ended are shown to nobody, and stay."""
    if not isinstance(page, NewsPage):
        return
    keys = [by_token(ContactPerson, token_of(row)) for row in listed(value, "persons")]
    people = ContactPerson.objects.in_bulk(keys)
    hidden = [row.person for row in page.post_contacts.all() if not row.person.has_consent()]
    chosen = [people[key] for key in keys] + [person for person in hidden if person.pk not in keys]
    page.post_contacts = [PostContact(person=person) for person in chosen]


def set_authors(page, value, incoming: Incoming) -> None:
    """Names as they are printed; whoever was there keeps the organisation."""
    if not isinstance(page, BasePage):
        return
    names = listed(value, "names")
    if not all(isinstance(name, str) and 0 < len(name) <= LONGEST_NAME for name in names):
        raise ShapeError(f"A name is a text of at most {LONGEST_NAME} characters.")
    known = {author.name: author.organisation_id for author in page.page_authors.all()}
    page.page_authors = [PageAuthor(name=name, organisation_id=known.get(name)) for name in names]


RELATIONS = {"relatedItems": set_related, "contacts": set_contacts, "creators": set_authors}
