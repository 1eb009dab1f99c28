"""What a page says, sorted by how much it tells of its subject."""

from dataclasses import dataclass, field
from datetime import datetime
from pathlib import PurePosixPath

from django.utils import translation
from wagtail.fields import StreamField
from wagtail.search import index

from core.classification import classification_in_memory, classification_of
from core.models import BasePage
from news.models import NewsPage
from search import kinds
from search.index import documents

# Fields that sum a page up.
LEADING = {"lead", "question", "promise", "plain_summary", "goal", "hero_title", "hero_lead"}
HEADINGS = {"heading"}


@dataclass
class Content:
    """Texts by weight, what is shown of the page in an extract, and its facets."""

    title: str = ""
    leading: list[str] = field(default_factory=list)
    body: list[str] = field(default_factory=list)
    # Found, but no sentence of the page: tags, places, types.
    labels: list[str] = field(default_factory=list)
    files: list[str] = field(default_factory=list)
    kind: str = ""
    label: str = ""
    shown_at: datetime | None = None
    groups: list[str] = field(default_factory=list)
    themes: list[str] = field(default_factory=list)
    starts_at: datetime | None = None
    ends_at: datetime | None = None
    expires_at: datetime | None = None

    @property
    def text(self) -> str:
        return " ".join(part for part in (*self.leading, *self.body) if part)


def content_of(page) -> Content:
    """Everything the index holds of a specific page, as it is in memory."""
    with translation.override(page.locale.language_code):
        found = Content(title=page.title, kind=kinds.kind_of(type(page)))
        for name, text in texts_in(page):
            (found.leading if name in LEADING else found.body).append(text)
        found.label = kinds.label_of(page)
        add_labels(found, page)
        add_files(found, page)
    found.shown_at = page.date if isinstance(page, NewsPage) else None
    found.starts_at = getattr(page, "start", None) if found.kind == kinds.EVENT else None
    found.ends_at = getattr(page, "end", None) if found.kind == kinds.EVENT else None
    found.expires_at = page.expire_at
    return found


def texts_in(page):
    """(name of the field, text) of everything the page type declares as searchable.

    Blocks of a stream that are headings come by the name of a leading field.
    """
    names = [
        row.field_name for row in page.get_search_fields() if isinstance(row, index.SearchField)
    ]
    extra = [name for name in ("hero_title", "hero_lead") if hasattr(page, name)]
    for name in dict.fromkeys([*extra, *names]):
        if name in {"title", "search_description"}:
            continue
        model_field = page._meta.get_field(name) if has_field(page, name) else None
        if isinstance(model_field, StreamField):
            for child in getattr(page, name):
                leading = child.block_type in HEADINGS
                for text in child.block.get_searchable_content(child.value):
                    yield ("lead" if leading else name), clean(text)
        else:
            value = index.SearchField(name).get_value(page)
            texts = value if isinstance(value, (list, tuple)) else [value]
            for text in texts:
                yield name, clean(text)


def has_field(page, name: str) -> bool:
    return any(row.name == name for row in page._meta.get_fields())


def clean(text) -> str:
    return " ".join(str(text or "").replace("\0", "").split())


def add_labels(found: Content, page) -> None:
    if not isinstance(page, BasePage):
        return
    memory = page.is_other_version
    about = classification_in_memory(page) if memory else classification_of(page)
    found.themes = about.tags
    found.groups = [term["token"] for term in about.terms["target_groups"]]
    found.labels = [*about.tags, found.label, str(kinds.KINDS[found.kind])]
    for name in ("municipalities", "target_groups"):
        found.labels += [term["title"] for term in about.terms[name]]
    found.labels += about.authors
    if place := getattr(page, "place", None):
        found.labels += [place.words("name"), place.street, place.town]


def add_files(found: Content, page) -> None:
    files = documents.attached_to(page)
    for file, text in zip(files, documents.texts_of(files), strict=True):
        name = PurePosixPath(file.filename).stem.replace("_", " ")
        found.files += [file.title, name, text]
