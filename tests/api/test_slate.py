"""Rich text as Slate nodes."""

import pytest

from api.serializers.markup import to_html
from api.serializers.slate import DEEPEST, plain_text, slate


def read(html):
    return slate(html, lambda attributes: attributes.get("href"))


def test_an_inline_element_stands_between_texts():
    (node,) = read("<p><b>a</b><i>b</i></p>")
    kinds = [child.get("type", "text") for child in node["children"]]
    assert kinds == ["text", "strong", "text", "em", "text"]


def test_a_link_holds_its_address():
    (node,) = read('<p>x <a href="https://e.example">y <b>z</b></a></p>')
    assert node["children"][1] == {
        "type": "link",
        "data": {"url": "https://e.example"},
        "children": [{"text": "y "}, {"type": "strong", "children": [{"text": "z"}]}, {"text": ""}],
    }


def test_a_link_without_an_address_leaves_its_text():
    (node,) = read("<p>x <a>y</a> z</p>")
    assert node["children"] == [{"text": "x y z"}]


def test_a_list_in_a_list_stands_beside_its_item_and_goes_back_into_it():
    (node,) = read("<ul><li>a<ul><li>b</li></ul></li><li>c</li></ul>")
    assert [child["type"] for child in node["children"]] == ["li", "ul", "li"]
    assert to_html([node]) == "<ul><li>a<ul><li>b</li></ul></li><li>c</li></ul>"


def test_a_line_break_is_a_new_line():
    (node,) = read("<p>a<br/>b</p>")
    assert plain_text(node) == "a\nb"
    assert to_html([node]) == "<p>a<br>b</p>"


def test_words_outside_a_paragraph_get_one():
    assert read("a <b>b</b> c<p>d</p>") == [
        {"type": "p", "children": [{"text": "a "}, {"type": "strong", "children": [{"text": "b"}]}, {"text": " c"}]},
        {"type": "p", "children": [{"text": "d"}]},
    ]  # fmt: skip


def test_empty_paragraphs_and_rules_are_left_out():
    assert read("<p></p><p> </p><hr/>") == []


def test_characters_come_as_themselves():
    (node,) = read("<p>5 &lt; 6 &amp; &auml;</p>")
    assert plain_text(node) == "5 < 6 & ä"
    assert to_html([node]) == "<p>5 &lt; 6 &amp; ä</p>"


@pytest.mark.parametrize(
    "html",
    ["</p></p>", "<p><b>x</p></b>", "<p", "<a href='", "<ul>x</ul>", "<li>x", "]]>", "<!-- x"],
)
def test_broken_markup_raises_nothing(html):
    to_html(read(html))


def test_a_tower_of_elements_ends():
    html = "<b>" * 5000 + "x" + "</b>" * 5000
    (node,) = read(html)
    assert plain_text(node) == "x"
    assert to_html([node]).count("<strong>") <= DEEPEST
