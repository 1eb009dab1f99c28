"""Blocks that point at files and pages, and tables."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.contrib.typed_table_block.blocks import TypedTableBlock
from wagtail.documents.blocks import DocumentChooserBlock

from core.querysets import visible_pages


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
        """The page when the public may see it, otherwise None: a draft is never advertised."""
        page = self.get("page")
        return page and visible_pages().filter(pk=page.pk).specific().first()


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
