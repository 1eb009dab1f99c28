"""What a PDF says: its text, read through the fonts' own tables, and its tags."""

import re
from io import BytesIO

import pikepdf


def opened(content: bytes) -> pikepdf.Pdf:
    return pikepdf.open(BytesIO(content))


def text_of(pdf: pikepdf.Pdf, number: int = 0) -> str:
    """The text of a page in the order in which it is drawn, spaces as the file has them."""
    page = pdf.pages[number]
    fonts = {name: glyphs(font) for name, font in page.Resources.get("/Font", {}).items()}
    words, current = [], {}
    for operands, operator in pikepdf.parse_content_stream(page):
        name = str(operator)
        if name == "Tf":
            current = fonts[str(operands[0])]
        elif name in {"Tj", "TJ"}:
            parts = operands[0] if name == "TJ" else operands
            for part in parts:
                if isinstance(part, pikepdf.String):
                    words.append(decoded(bytes(part), current))
        elif name in {"Td", "Tm", "T*", "BT"}:
            words.append(" ")
    return " ".join("".join(words).split())


def decoded(codes: bytes, table: dict[int, str]) -> str:
    pairs = (int.from_bytes(codes[at : at + 2], "big") for at in range(0, len(codes), 2))
    return "".join(table.get(code, "") for code in pairs)


def glyphs(font) -> dict[int, str]:
    """Glyph → text of a font, from its ToUnicode table."""
    table = {}
    source = font.ToUnicode.read_bytes().decode("latin-1")
    for block in re.findall(r"beginbfchar(.*?)endbfchar", source, re.S):
        for code, text in re.findall(r"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]*)>", block):
            table[int(code, 16)] = bytes.fromhex(text).decode("utf-16-be")
    return table


def tags(pdf: pikepdf.Pdf) -> list[tuple[str, str]]:
    """(name, alternative text) of every tag, in the order of the tree."""
    found, waiting = [], [pdf.Root.StructTreeRoot.K]
    while waiting:
        node = waiting.pop(0)
        if isinstance(node, pikepdf.Array):
            waiting = [*node, *waiting]
        elif isinstance(node, pikepdf.Dictionary) and "/S" in node:
            found.append((str(node.S).lstrip("/"), str(node.get("/Alt", ""))))
            waiting = [node.get("/K", pikepdf.Array()), *waiting]
    return found
