"""A typed table as Volto's `slateTable` block and as HTML."""

from django.utils.html import escape

from api.serializers.markup import tag
from api.serializers.slate import paragraph


def rows_of(value: dict) -> tuple[list[str], list[list[str]]]:
    """(headings, rows of cell texts) of a stored table."""
    columns = value.get("columns") or []
    headings = [column.get("heading") or "" for column in columns]
    rows = [[str(cell or "") for cell in row.get("values", [])] for row in value.get("rows") or []]
    return headings, rows


def slate_table(value: dict) -> dict:
    headings, rows = rows_of(value)
    lines = [("header", headings)] if any(headings) else []
    lines += [("data", row) for row in rows]
    return {
        "@type": "slateTable",
        "caption": value.get("caption") or "",
        "table": {
            "basic": False,
            "celled": True,
            "compact": False,
            "fixed": True,
            "inverted": False,
            "striped": False,
            "hideHeaders": not any(headings),
            "rows": [
                {
                    "key": f"r{number}",
                    "cells": [
                        {"key": f"r{number}c{column}", "type": kind, "value": [paragraph(text)]}
                        for column, text in enumerate(cells)
                    ],
                }
                for number, (kind, cells) in enumerate(lines)
            ],
        },
    }


def table_html(value: dict) -> str:
    headings, rows = rows_of(value)
    html = tag("caption", value.get("caption") or "")
    if any(headings):
        heads = "".join(f'<th scope="col">{escape(text)}</th>' for text in headings)
        html += f"<thead><tr>{heads}</tr></thead>"
    lines = ("".join(f"<td>{escape(text)}</td>" for text in row) for row in rows)
    return f"<table>{html}<tbody>{''.join(f'<tr>{line}</tr>' for line in lines)}</tbody></table>"
