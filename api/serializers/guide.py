"""The startup guide: its blocks, and the facts and terms of a chapter.

What may be stated of a fact is asked where the pages ask it, so an expired amount is in no JSON.
"""

from django.utils.html import escape

from api.serializers.markup import link, tag, to_html
from api.serializers.references import References, list_item
from api.serializers.slate import slate
from api.serializers.tables import slate_table, table_html
from startup_guide.book import Book, chapter_book
from startup_guide.calculators import CALCULATORS
from startup_guide.data import fact_data, support_data, term_data


def book_of(tree, page) -> Book:
    """The facts of the page, fetched once a request."""
    books = tree.__dict__.setdefault("guide_books", {})
    if page.pk not in books:
        books[page.pk] = chapter_book(tree.request, page, None)
    return books[page.pk]


def piece(kind: str, html: str, **details):
    return {"@type": kind, "html": html, **details}, html


def text_of(value, found: References) -> str:
    return to_html(slate(value or "", found.link))


def step(value, found):
    facts = [value.get(name) or "" for name in ("who", "where", "time", "cost")]
    cost = book_of(found.tree, found.page).facts.get(value.get("cost_fact") or "")
    facts += [cost.amount] if cost else []
    html = tag("h3", value.get("action") or "") + text_of(value.get("text"), found)
    html += tag("p", " · ".join(filter(None, facts)))
    address = found.plain_address(value.get("url") or "")
    if address:
        html += f"<p>{link(address, value.get('link_text') or address)}</p>"
    yield piece("guideStep", html, key=value.get("key"), action=value.get("action"))


def checklist(value, found):
    rows = [list_item(item) for item in value.get("items") or []]
    listed = "".join(tag("li", row.get("text") or "") for row in rows)
    entries = [{"key": row.get("key"), "text": row.get("text")} for row in rows]
    html = tag("h3", value.get("title") or "") + f"<ul>{listed}</ul>"
    yield piece("guideChecklist", html, items=entries)


def comparison(value, found):
    block = slate_table(value)
    if block["table"]["rows"]:
        yield block, table_html(value)


def decision(value, found):
    rows = [list_item(item) for item in value.get("cases") or []]
    cases = [{"situation": row.get("situation"), "advice": row.get("advice")} for row in rows]
    listed = "".join(
        tag("dt", row["situation"] or "") + tag("dd", row["advice"] or "") for row in cases
    )
    html = tag("h3", value.get("title") or "") + f"<dl>{listed}</dl>"
    yield piece("guideDecision", html, cases=cases)


def facts(value, found):
    book = book_of(found.tree, found.page)
    keys = [list_item(item) for item in value.get("facts") or []]
    shown = [fact_data(book.facts[key]) for key in keys if key in book.facts]
    listed = "".join(tag("dt", row["label"]) + tag("dd", row["text"]) for row in shown)
    html = tag("h3", value.get("title") or "") + f"<dl>{listed}</dl>"
    yield piece("guideFacts", html, facts=shown)


def support(value, found):
    book = book_of(found.tree, found.page)
    keys = [list_item(item) for item in value.get("forms") or []]
    shown = [support_data(book.supports[key]) for key in keys if key in book.supports]
    listed = "".join(
        f"<li>{tag('strong', row['name'])} {escape(row['description'])}</li>" for row in shown
    )
    html = tag("h3", value.get("title") or "") + f"<ul>{listed}</ul>"
    yield piece("guideSupport", html, support=shown)


def contacts(value, found):
    book = book_of(found.tree, found.page)
    roles = {list_item(item) for item in value.get("roles") or []}
    rows = [row.in_language() for row in book.contacts(roles)]
    listed = "".join(
        f"<li>{link(row.url, row.name) if row.url else escape(row.name)},"
        f" {escape(row.organisation)}</li>"
        for row in rows
    )
    yield piece("guideContacts", tag("h3", value.get("title") or "") + f"<ul>{listed}</ul>")


def calculator(value, found):
    """Named only while it can be used."""
    key = value.get("calculator")
    if book_of(found.tree, found.page).can_calculate(key):
        title = str(CALCULATORS[key].title)
        yield piece("guideCalculator", tag("p", title), key=key, title=title)


def titled_text(value, found):
    html = tag("h3", value.get("title") or "") + text_of(value.get("body"), found)
    yield piece("html", html)


def ask(value, found):
    yield piece("html", tag("p", value.get("text") or ""))


RENDERERS = {
    "step": step,
    "checklist": checklist,
    "comparison": comparison,
    "decision": decision,
    "facts": facts,
    "support": support,
    "contacts": contacts,
    "calculator": calculator,
    "warning": titled_text,
    "story": titled_text,
    "ask": ask,
}


def all_facts(tree, page, gathered) -> dict:
    return {"facts": [fact_data(row) for row in book_of(tree, page).sources]}


def all_terms(tree, page, gathered) -> dict:
    return {"terms": [term_data(row) for row in book_of(tree, page).terms]}
