"""A page of each type with something of every kind of block that it takes."""

from datetime import date, time, timedelta

from django.core.files.base import ContentFile
from django.utils import timezone
from wagtail import blocks
from wagtail.contrib.typed_table_block.blocks import TypedTable, TypedTableBlock
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.fields import StreamField
from wagtail.images.blocks import ImageBlock, ImageChooserBlock

from api.serializers.kinds import KINDS
from core.models import Attachment
from events.models import EventIndexPage, EventPage, SeriesPage
from home.models import HomePage
from materials.models import BankPage, MaterialIndexPage, PackagePage, SessionPage
from news.models import NewsIndexPage, NewsPage
from startup_guide.models import ChapterPage, GuidePage

# Types that stand below another type than the home page.
BELOW = {
    EventPage: EventIndexPage,
    SeriesPage: EventIndexPage,
    PackagePage: MaterialIndexPage,
    BankPage: MaterialIndexPage,
    SessionPage: PackagePage,
    ChapterPage: GuidePage,
    NewsPage: NewsIndexPage,
}
WORDS = {"criteria": "1.4.10", "key": "avain-1", "captions": "captioned", "address": ""}
HTML = '<p>Yksi <b>kaksi</b> <a href="https://example.org/">kolme</a></p><ul><li>neljä</li></ul>'


class Makers:
    """Makes the pages, their parents first; `pages` has them by type."""

    def __init__(self, site_root, organisation, picture):
        self.home, self.organisation, self.picture = site_root, organisation, picture
        self.document = Attachment.objects.create(
            title="Opas", file=ContentFile(b"%PDF-1.4 x", "opas.pdf")
        )
        self.pages = {}
        # What fills the home page points at the others.
        for model in sorted(KINDS, key=lambda model: model is HomePage):
            self.make(model)

    def make(self, model):
        if model in self.pages:
            return self.pages[model]
        page = self.home if model is HomePage else model(**self.fields(model))
        target = next(iter(self.pages.values()), self.home)
        for column in model._meta.concrete_fields:
            if isinstance(column, StreamField):
                kinds = column.stream_block.child_blocks.items()
                rows = [(name, self.value(block, name, target)) for name, block in kinds]
                setattr(page, column.name, rows)
        if model is HomePage:
            page.lead = "Ingressi."
            page.save()
        else:
            above = BELOW.get(model)
            parent = self.make(above) if above else self.home
            page = parent.add_child(instance=page)
        self.pages[model] = page
        return page

    def fields(self, model) -> dict:
        name = model.__name__.lower()
        now = timezone.now().replace(microsecond=0) + timedelta(days=9)
        fields = {
            "title": name.title(),
            "slug": name,
            "lead": "Ingressi.",
            "organisation": self.organisation,
            "start": now,
            "end": now + timedelta(hours=2),
            "question": "Miten?",
            "picture": self.picture,
            "picture_alt": "Joki",
            "plain_summary": "Selkeästi.",
            "easy_summary": "Selkeästi.",
            "promise": "Lupaus.",
            "goal": "Tavoite.",
            "scope": "Koko palvelu.",
            "contact_phone": "040 123 4567",
        }
        names = {field.name for field in model._meta.get_fields()}
        fields = {key: value for key, value in fields.items() if key in names}
        chosen = [f for f in model._meta.concrete_fields if f.choices and not f.blank]
        fields |= {field.name: field.choices[0][0] for field in chosen if not field.has_default()}
        return fields | ({"capacity_onsite": 20} if model is EventPage else {})

    def value(self, block, name: str, page):
        """Something that the block takes."""
        now = timezone.now().replace(second=0, microsecond=0) + timedelta(days=9)
        if isinstance(block, TypedTableBlock):
            columns = [{"block": block.child_blocks["text"], "heading": "Kunta"}]
            return TypedTable(columns, [{"values": ["Nivala"]}], "Ryhmät")
        if isinstance(block, ImageBlock):
            self.picture.contextual_alt_text, self.picture.decorative = "Joki", False
            return self.picture
        if isinstance(block, blocks.StructBlock):
            return {key: self.value(child, key, page) for key, child in block.child_blocks.items()}
        if isinstance(block, blocks.ListBlock):
            value = self.value(block.child_block, name, page)
            return [value] if value not in ("", None) else []
        if isinstance(block, blocks.ChoiceBlock):
            choices = [key for key, _title in block.field.choices if key]
            return WORDS.get(name) or (choices[0] if choices else "")
        kinds = {
            blocks.RichTextBlock: HTML,
            blocks.PageChooserBlock: page,
            DocumentChooserBlock: self.document,
            ImageChooserBlock: self.picture,
            blocks.URLBlock: "https://example.org/video",
            blocks.IntegerBlock: 7,
            blocks.BooleanBlock: True,
            blocks.DateTimeBlock: now + timedelta(hours=name == "end"),
            blocks.DateBlock: date(2026, 11, 3),
            blocks.TimeBlock: time(10 if name == "end" else 9, 30),
        }
        found = next((value for kind, value in kinds.items() if isinstance(block, kind)), None)
        return WORDS.get(name, f"Teksti {name}") if found is None else found
