"""Handouts as Word files that everybody can read and change: headings, language, title, emblem."""

import json
from io import BytesIO
from pathlib import Path

import docx
from django.conf import settings
from django.core.files.base import ContentFile
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor

from core.models import Attachment

DESCRIPTIONS = Path(__file__).with_name("packages") / "handouts.json"
EMBLEM = settings.ROOT / "static" / "img" / "eu-emblem-mail.png"
LANGUAGE = "fi-FI"
INK, RIVER = RGBColor(0x0F, 0x25, 0x30), RGBColor(0x0B, 0x55, 0x63)


def descriptions() -> dict[str, dict]:
    """The handouts by their key, each with `title`, `intro` and `parts`."""
    return {row["key"]: row for row in json.loads(DESCRIPTIONS.read_text(encoding="utf-8"))}


def handout(row: dict, collection) -> Attachment:
    """The file of a description in the store, made when it is first asked for."""
    found = Attachment.objects.filter(title=row["title"], collection=collection).first()
    if found:
        return found
    document = Attachment(
        title=row["title"],
        collection=collection,
        language="fi",
        accessible=True,
        has_eu_emblem=True,
    )
    document.file.save(f"{row['key']}.docx", ContentFile(word_file(row)), save=False)
    document._set_document_file_metadata()
    document.save()
    return document


def word_file(row: dict) -> bytes:
    """The description as a Word document."""
    file = docx.Document()
    file.core_properties.title = row["title"]
    file.core_properties.author = "Tulevaisuuden tekijät"
    file.core_properties.language = LANGUAGE
    set_styles(file)
    file.add_heading(row["title"], level=0)
    file.add_paragraph(row["intro"])
    for part in row["parts"]:
        file.add_heading(part["heading"], level=1)
        if part.get("text"):
            file.add_paragraph(part["text"])
        for item in part.get("items", []):
            file.add_paragraph(item, style="List Bullet")
        for _line in range(part.get("lines", 0)):
            add_line(file)
        if part.get("table"):
            add_table(file, **part["table"])
    add_footer(file)
    out = BytesIO()
    file.save(out)
    return out.getvalue()


def set_styles(file) -> None:
    section = file.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2)
    section.top_margin = section.bottom_margin = Cm(1.8)
    for name, size, colour in (
        ("Normal", 11.5, INK),
        ("Title", 24, RIVER),
        ("Heading 1", 14, RIVER),
        ("List Bullet", 11.5, INK),
    ):
        style = file.styles[name]
        style.font.size, style.font.color.rgb, style.font.name = Pt(size), colour, "Arial"
        properties = style.element.get_or_add_rPr()
        for fonts in properties.findall(qn("w:rFonts")):
            # A theme's typeface would win over the one that is named.
            for key in [key for key in fonts.attrib if "Theme" in key]:
                del fonts.attrib[key]
        language = OxmlElement("w:lang")
        language.set(qn("w:val"), LANGUAGE)
        properties.append(language)


def add_line(file) -> None:
    """A line to write on: a border, since underscores would be read aloud one by one."""
    paragraph = file.add_paragraph()
    paragraph.paragraph_format.space_after = Pt(10)
    borders, bottom = OxmlElement("w:pBdr"), OxmlElement("w:bottom")
    for name, value in (("val", "single"), ("sz", "4"), ("space", "1"), ("color", "74858C")):
        bottom.set(qn(f"w:{name}"), value)
    borders.append(bottom)
    paragraph._p.get_or_add_pPr().append(borders)


def add_table(file, header: list[str], rows: int) -> None:
    table = file.add_table(rows=rows + 1, cols=len(header), style="Table Grid")
    for cell, text in zip(table.rows[0].cells, header, strict=True):
        cell.text = text
        cell.paragraphs[0].runs[0].bold = True
    # Screen readers tell the heading of a cell only when the row is marked as one.
    table.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
    for row in table.rows[1:]:
        row.height = Cm(1.1)


def add_footer(file) -> None:
    paragraph = file.sections[0].footer.paragraphs[0]
    picture = paragraph.add_run().add_picture(str(EMBLEM), height=Cm(1))
    picture._inline.docPr.set("descr", "Euroopan unionin lippu")
    text = paragraph.add_run("  Euroopan unionin osarahoittama")
    text.bold, text.font.name, text.font.size = True, "Arial", Pt(10)
    paragraph.add_run("   Tulevaisuuden tekijät · CC BY 4.0").font.size = Pt(9)
