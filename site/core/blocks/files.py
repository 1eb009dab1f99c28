"""Blocks that point at files and pages, and tables."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.contrib.typed_table_block.blocks import TypedTable, TypedTableBlock
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail_localize.segments import StringSegmentValue

from core.languages import public_versions


class AttachmentBlock(blocks.StructBlock):
    document = DocumentChooserBlock(label=_("File"))
    title = blocks.CharBlock(
        label=_("Title"),
        max_length=160,
        required=False,
        help_text=_("Left empty, the title of the file is shown."),
    )

    class Meta:
        icon = "doc-full"
        label = _("Attachment")
        group = _("Files and links")
        template = "core/blocks/attachment.html"
        preview_template = "core/blocks/previews/attachment.html"
        description = _("A file to download; its type and size are shown before the click.")


class TableBlock(TypedTableBlock):
    def __init__(self, **kwargs):
        super().__init__([("text", blocks.CharBlock(label=_("Text"), required=False))], **kwargs)

    # wagtail-localize knows no typed tables: their texts are taken out and put back here, by the
    # places `caption`, `heading-<column>` and `cell-<row>-<column>`.

    def get_translatable_segments(self, table) -> list[StringSegmentValue]:
        texts = {"caption": table.caption or ""}
        for number, column in enumerate(table.columns):
            texts[f"heading-{number}"] = column["heading"] or ""
        for row_number, row in enumerate(table.row_data):
            for number, value in enumerate(row["values"]):
                texts[f"cell-{row_number}-{number}"] = value or ""
        return [StringSegmentValue(place, text) for place, text in texts.items() if text]

    def restore_translated_segments(self, table, segments) -> TypedTable:
        texts = {segment.path: segment.render_text() for segment in segments}
        columns = [
            {**column, "heading": texts.get(f"heading-{number}", column["heading"])}
            for number, column in enumerate(table.columns)
        ]
        rows = [
            {
                "values": [
                    texts.get(f"cell-{row_number}-{number}", value)
                    for number, value in enumerate(row["values"])
                ]
            }
            for row_number, row in enumerate(table.row_data)
        ]
        return TypedTable(columns, rows, texts.get("caption", table.caption))

    class Meta:
        icon = "table"
        label = _("Table")
        group = _("Files and links")
        template = "core/blocks/table.html"
        preview_template = "core/blocks/previews/table.html"
        description = _("A small table with a heading row. Give it a caption.")


class TeaserValue(blocks.StructValue):
    @property
    def target(self):
        """The page in the reader's language, None when it is not public: no draft is advertised."""
        page = self.get("page")
        return page and public_versions([page.pk]).get(page.pk)


class TeaserBlock(blocks.StructBlock):
    page = blocks.PageChooserBlock(label=_("Page"))
    title = blocks.CharBlock(
        label=_("Title"),
        max_length=120,
        required=False,
        help_text=_("Left empty, the title of the page is shown."),
    )
    text = blocks.CharBlock(label=_("Text"), max_length=250, required=False)

    class Meta:
        icon = "link"
        label = _("Teaser to another page")
        group = _("Files and links")
        template = "core/blocks/teaser.html"
        preview_template = "core/blocks/previews/teaser.html"
        value_class = TeaserValue
        description = _("Leads the reader to another page of the site.")
