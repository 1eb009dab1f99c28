"""Blocks of words."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

RICH_TEXT_FEATURES = ["bold", "italic", "link", "document-link", "ol", "ul"]


class ParagraphBlock(blocks.RichTextBlock):
    def __init__(self, **kwargs):
        super().__init__(features=RICH_TEXT_FEATURES, **kwargs)

    class Meta:
        icon = "pilcrow"
        label = _("Paragraph")
        group = _("Text")
        template = "core/blocks/paragraph.html"
        description = _("Running text with links and lists.")
        preview_value = "<p>Ryhmässä tavataan <b>kahdeksan kertaa</b>, aina samaan aikaan.</p>"


class HeadingBlock(blocks.StructBlock):
    text = blocks.CharBlock(label=_("Heading"), max_length=120)
    level = blocks.ChoiceBlock(
        label=_("Level"),
        choices=[("h2", _("Heading")), ("h3", _("Subheading"))],
        default="h2",
        search_index=False,
    )

    class Meta:
        icon = "title"
        label = _("Heading")
        group = _("Text")
        label_format = "{text}"
        template = "core/blocks/heading.html"
        description = _("A heading for the text below it. Long pages get a table of contents.")
        preview_value = {"text": "Näin pääset mukaan", "level": "h2"}


class QuoteBlock(blocks.StructBlock):
    text = blocks.TextBlock(label=_("Quotation"), max_length=600, rows=3)
    name = blocks.CharBlock(label=_("Who said it"), max_length=120)
    title = blocks.CharBlock(label=_("Job title"), max_length=120, required=False)
    organisation = blocks.CharBlock(label=_("Organisation"), max_length=120, required=False)

    class Meta:
        icon = "openquote"
        label = _("Quote")
        group = _("Text")
        label_format = "{name}"
        template = "core/blocks/quote.html"
        description = _("What somebody said, with their name and title.")
        preview_value = {
            "text": "Pienet tehtävät pitivät vauhdin yllä.",
            "name": "Osallistuja",
            "title": "ryhmävalmennus",
        }


class FigureBlock(blocks.StructBlock):
    value = blocks.CharBlock(
        label=_("Figure"), max_length=20, help_text=_("For example 13 or 80 %")
    )
    label = blocks.CharBlock(label=_("What it tells"), max_length=140)
    source = blocks.CharBlock(label=_("Source"), max_length=200, required=False)

    class Meta:
        icon = "order"
        label = _("Figure")
        group = _("Text")
        label_format = "{value} {label}"
        template = "core/blocks/figure.html"
        description = _("One large number with what it tells and where it comes from.")
        preview_value = {
            "value": "13",
            "label": "ryhmävalmennusta hankkeen aikana",
            "source": "Hankesuunnitelma",
        }


class InfoBoxBlock(blocks.StructBlock):
    title = blocks.CharBlock(label=_("Title"), max_length=120)
    body = blocks.RichTextBlock(label=_("Text"), features=RICH_TEXT_FEATURES)
    tone = blocks.ChoiceBlock(
        label=_("Tone"),
        choices=[("info", _("Information")), ("tip", _("Tip")), ("warning", _("Warning"))],
        default="info",
        search_index=False,
    )

    class Meta:
        icon = "info-circle"
        label = _("Info box")
        group = _("Text")
        label_format = "{title}"
        template = "core/blocks/info_box.html"
        description = _("Facts set apart from the text: dates, prices, conditions.")
        preview_value = {
            "title": "Hyvä tietää",
            "body": "<p>Osallistuminen on maksutonta.</p>",
            "tone": "info",
        }


class QuestionBlock(blocks.StructBlock):
    question = blocks.CharBlock(label=_("Question"), max_length=200)
    answer = blocks.RichTextBlock(label=_("Answer"), features=RICH_TEXT_FEATURES)

    class Meta:
        icon = "help"
        label = _("Question")
        label_format = "{question}"


class QuestionsBlock(blocks.StructBlock):
    items = blocks.ListBlock(QuestionBlock(), label=_("Questions"), min_num=1)

    class Meta:
        icon = "help"
        label = _("Questions and answers")
        group = _("Text")
        template = "core/blocks/questions.html"
        description = _("Short questions, each with its answer.")
        preview_value = {
            "items": [
                {
                    "question": "Mitä tarvitsen mukaan?",
                    "answer": "<p>Puhelimen tai tietokoneen.</p>",
                }
            ]
        }
