"""Reading HTML in tests."""

import html5lib


def text_of(client, address) -> str:
    answer = client.get(address)
    assert answer.status_code in {200, 404}, address
    return answer.content.decode()


def document(html: str):
    return html5lib.parse(html, namespaceHTMLElements=False)


def classes(html: str, name: str) -> list:
    return [e for e in document(html).iter() if name in (e.get("class") or "").split()]


def words(element) -> str:
    return " ".join("".join(element.itertext()).split())
