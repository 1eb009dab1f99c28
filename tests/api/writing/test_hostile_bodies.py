"""Bodies that no program would send: clear refusals, never a server error."""

import json

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as trials
from hypothesis import strategies as st

from news.models import NewsPage
from tests.api.conftest import assert_error

DEEP = 10_000
BAD = [
    b"{",
    b"null",
    b"[]",
    b'"x"',
    b"7",
    b"\xff\xfe",
    b'{"title": "a", "title": "b"}',
    b'{"blocks": {"x": 1, "x": 2}}',
    b'{"title": NaN}',
    b'{"title": 1e999}',
    b'{"title": "\\u0000"}',
    b'{"title": "\\ud800"}',
    b'{"title": 99999999999999999999999}',
    b'{"title": ' + b"9" * 5000 + b"}",
    b'{"a":' * DEEP + b"1" + b"}" * DEEP,
    b'{"blocks":' + b"[" * DEEP + b"]" * DEEP + b"}",
    b'{"blocks":' + b"[" * 100 + b"]" * 100 + b"}",
]


def test_what_is_not_json_is_refused(api, make_post):
    make_post(slug="koe")
    for body in BAD:
        assert_error(api("PATCH", "/ajankohtaista/koe", body), 400, "BadRequest")


def test_another_kind_of_body_is_refused(api, make_post):
    make_post(slug="koe")
    response = api.client.patch(
        "/ajankohtaista/koe/", "title=x", content_type="text/plain", headers=api.headers
    )
    assert_error(response, 415, "UnsupportedMediaType")


def test_a_body_over_the_limit_is_refused(api, make_post, settings):
    make_post(slug="koe")
    settings.MAX_BODY_BYTES = 2000
    body = json.dumps({"title": "x" * 3000})
    assert_error(api("PATCH", "/ajankohtaista/koe", body), 413, "PayloadTooLarge")
    # Whoever understates the length gets no further: only that much is read.
    response = api.client.patch(
        "/ajankohtaista/koe/",
        body,
        content_type="application/json",
        headers=api.headers,
        CONTENT_LENGTH="1000",
    )
    assert_error(response, 400, "BadRequest")


KEYS = st.sampled_from(
    ["title", "id", "description", "subjects", "organisation", "expires", "effective", "text",
     "image", "relatedItems", "blocks", "blocks_layout", "ordering", "news_type", "is_sample",
     "embargo_until", "contacts", "picture", "work_packages", "exclude_from_nav", "@type"]
)  # fmt: skip
SCALARS = st.one_of(
    st.none(), st.booleans(), st.integers(), st.floats(), st.text(max_size=20),
    st.sampled_from(["slate", "image", "html", "slateTable", "/ajankohtaista/koe", "h2", "link"]),
)  # fmt: skip
NAMES = st.one_of(
    st.sampled_from(
        ["@type", "value", "type", "children", "text", "data", "url", "href", "items", "token",
         "rows", "cells", "table", "html", "encoding", "filename", "@id", "UID"]
    ),
    st.text(max_size=5),
)  # fmt: skip
VALUES = st.recursive(
    SCALARS,
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(NAMES, inner, max_size=4)),
    max_leaves=12,
)
BLOCKS = st.dictionaries(st.sampled_from("abc"), st.dictionaries(NAMES, VALUES, max_size=5))
METHODS = st.sampled_from(
    [("PATCH", ""), ("POST", ""), ("POST", "/@copy"), ("POST", "/@move"), ("PATCH", "/@history"),
     ("POST", "/@translations"), ("DELETE", "/@translations"), ("POST", "/@lock"),
     ("DELETE", "/@lock"), ("POST", "/@workflow/submit"), ("POST", "/@login")]
)  # fmt: skip


@pytest.mark.django_db
def test_no_body_makes_the_server_fail(api, make_post):
    make_post(slug="koe")
    statuses = set()

    @trials(
        max_examples=120, deadline=None, database=None,
        suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
    )  # fmt: skip
    @given(st.dictionaries(KEYS, VALUES, max_size=5), BLOCKS, METHODS)
    def send(body, blocks, way):
        method, service = way
        if blocks:
            body |= {"blocks": blocks, "blocks_layout": {"items": list(blocks)}}
        response = api(method, f"/ajankohtaista/koe{service}", json.dumps(body))
        statuses.add(response.status_code)
        assert response.status_code < 500, response.content
        if response.status_code >= 400:
            assert {"type", "message"} <= set(response.json())

    send()
    assert 400 in statuses
    assert NewsPage.objects.filter(slug="koe").exists()
