"""The words of rich text for other people's sites: paragraphs and lists, no links, no attributes.

Links inside the site would break there, and nothing of ours may run there.
"""

from html import escape
from html.parser import HTMLParser

from wagtail.rich_text import RichText

KEPT = {"p", "ul", "ol", "li", "b", "strong", "i", "em"}
INLINE = {"b", "strong", "i", "em"}


class Tidy(HTMLParser):
    def __init__(self):
        super().__init__()
        self.html: list[str] = []
        self.words: list[str] = []
        self.open: list[str] = []

    def handle_starttag(self, tag, attributes):
        if tag == "br":
            self.html.append("<br>")
        elif tag in KEPT:
            self.html.append(f"<{tag}>")
            self.open.append(tag)
        if tag not in INLINE and tag != "a":
            self.words.append(" ")

    def handle_endtag(self, tag):
        if tag in KEPT and tag in self.open:
            while (last := self.open.pop()) != tag:
                self.html.append(f"</{last}>")
            self.html.append(f"</{tag}>")

    def handle_data(self, data):
        self.html.append(escape(data, quote=False))
        self.words.append(data)


def tidy(source: str) -> tuple[str, str]:
    """(HTML of paragraphs and lists, plain text) of stored rich text."""
    parser = Tidy()
    parser.feed(source)
    parser.close()
    closing = "".join(f"</{tag}>" for tag in reversed(parser.open))
    return "".join(parser.html) + closing, " ".join("".join(parser.words).split())


def told_in_words(stream) -> tuple[str, str]:
    """(HTML, text) of the paragraphs of a stream field; tables and pictures stay on our page."""
    parts = [tidy(block.value.source) for block in stream if isinstance(block.value, RichText)]
    return "\n".join(html for html, _text in parts), " ".join(text for _html, text in parts)
