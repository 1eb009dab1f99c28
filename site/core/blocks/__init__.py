"""Content blocks: one class and one template each, put together into named lists.

A page type picks a list; a list is the only place that says which blocks belong together.
"""

from core.blocks.files import AttachmentBlock, TableBlock, TeaserBlock
from core.blocks.media import EmbedBlock, PictureBlock, VideoBlock
from core.blocks.text import (
    FigureBlock,
    HeadingBlock,
    InfoBoxBlock,
    ParagraphBlock,
    QuestionsBlock,
    QuoteBlock,
)

TEXT_BLOCKS = [
    ("paragraph", ParagraphBlock()),
    ("heading", HeadingBlock()),
    ("quote", QuoteBlock()),
    ("figure", FigureBlock()),
    ("info_box", InfoBoxBlock()),
    ("questions", QuestionsBlock()),
]
MEDIA_BLOCKS = [
    ("image", PictureBlock()),
    ("video", VideoBlock()),
    ("embed", EmbedBlock()),
]
FILE_BLOCKS = [
    ("attachment", AttachmentBlock()),
    ("table", TableBlock()),
    ("teaser", TeaserBlock()),
]
CONTENT_BLOCKS = [*TEXT_BLOCKS, *MEDIA_BLOCKS, *FILE_BLOCKS]

__all__ = ["CONTENT_BLOCKS", "FILE_BLOCKS", "MEDIA_BLOCKS", "TEXT_BLOCKS"]
