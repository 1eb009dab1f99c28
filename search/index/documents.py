"""The text of attached files: PDF and DOCX, when anybody may open them."""

import logging
from collections.abc import Iterable

from django.db.models import F, Q
from docx import Document as Docx
from pypdf import PdfReader
from wagtail.documents import get_document_model
from wagtail.models import CollectionViewRestriction, Page, ReferenceIndex

from search.models import DocumentText

log = logging.getLogger(__name__)
READ = ("pdf", "docx")
# A book of hundreds of pages would make every word lead to it.
MOST_PAGES = 60
MOST_LETTERS = 60_000
AT_ONCE = 10


def attached_to(page) -> list:
    """The documents that blocks and texts of a page name, without private ones."""
    model = get_document_model()
    named = ReferenceIndex._extract_references_from_object(page)
    kind = ReferenceIndex._get_base_content_type(model).pk
    ids = {int(pk) for content_type, pk, *_paths in named if content_type == kind}
    return list(public_documents().filter(pk__in=ids).order_by("pk")) if ids else []


def public_documents():
    documents = get_document_model().objects.all()
    for restriction in CollectionViewRestriction.objects.select_related("collection"):
        below = restriction.collection.get_descendants(inclusive=True)
        documents = documents.exclude(collection__in=below)
    return documents


def texts_of(documents: list) -> list[str]:
    """What has been read of each file; one that waits for the worker has no text yet."""
    read = dict(DocumentText.objects.filter(pk__in=documents).values_list("pk", "text"))
    return [read.get(document.pk, "") for document in documents]


def pages_with(documents: Iterable) -> list[int]:
    """Ids of the pages that name one of the documents (ids or rows)."""
    model = get_document_model()
    ids = [str(getattr(document, "pk", document)) for document in documents]
    named = ReferenceIndex.objects.filter(
        base_content_type=ReferenceIndex._get_base_content_type(Page),
        to_content_type=ReferenceIndex._get_base_content_type(model),
        to_object_id__in=ids,
    )
    return [int(pk) for pk in named.values_list("object_id", flat=True).distinct()]


def unread():
    """Public files whose content has not been read."""
    known = Q(pk__in=DocumentText.objects.filter(file_hash=F("document__file_hash")).values("pk"))
    readable = Q()
    for ending in READ:
        readable |= Q(file__iendswith=f".{ending}")
    return public_documents().filter(readable).exclude(known).order_by("pk")


def read_waiting() -> list[int]:
    """Reads some files; returns the ids of those it has read."""
    found = list(unread()[:AT_ONCE])
    for document in found:
        # Without it, a file that has none yet would be read again and again.
        digest = document.file_hash or document.get_file_hash()
        DocumentText.objects.update_or_create(
            pk=document.pk, defaults={"file_hash": digest, "text": text_of(document)}
        )
    return [document.pk for document in found]


def text_of(document) -> str:
    """The words of a file; of one that cannot be read, none: its name is found all the same."""
    read = {"pdf": pdf_text, "docx": docx_text}[document.file_extension.lower()]
    try:
        with document.open_file() as file:
            text = read(file)
    except Exception:
        # Files of people are broken in more ways than libraries know names for.
        log.warning("The text of a file could not be read: document %s", document.pk)
        return ""
    return " ".join(text.replace("\0", "").split())[:MOST_LETTERS]


def pdf_text(file) -> str:
    texts = []
    for page in PdfReader(file).pages[:MOST_PAGES]:
        texts.append(page.extract_text())
        if sum(map(len, texts)) > MOST_LETTERS:
            break
    return " ".join(texts)


def docx_text(file) -> str:
    document = Docx(file)
    cells = [c.text for table in document.tables for row in table.rows for c in row.cells]
    return " ".join([*(part.text for part in document.paragraphs), *cells])
