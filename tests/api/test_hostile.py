"""Requests that nobody means well are answered, and never with a fault of ours."""

import random
import re
from urllib.parse import quote

import pytest

PIECES = [
    "/", "//", "/++api++", "/@", "/@navigation", "/@breadcrumbs", "/ajankohtaista", "/a", "/sv", "/fi",
    "..", ".", "%00", "%0A", "%0d%0aX: y", "%ff", "%2F", "%5C", "\\", ";x=y", "~", "'", '"', "<b>", "ä", "𝔘",
    "a" * 300, "@" * 40, "*", "|", "{}", "[", "]", "%", "%zz", "+", "&", "=", "#", ":", "admin", "documents",
]  # fmt: skip
NAMES = [
    "b_size",
    "b_start",
    "expand",
    "expand:list",
    "expand.navigation.depth",
    "kunta",
    "vuosi",
    "sivu",
    "x",
]
VALUES = [
    "", "0", "1", "-1", "1e9", "NaN", "9" * 40, "9223372036854775808", "%00", "\u0661", "²", "navigation",
    "breadcrumbs,navigation,translations", "," * 500, "nivala", "' OR 1=1 --", "\u202e", "%", "a" * 3000,
]  # fmt: skip
HEADERS = {
    "Accept": ["application/json", "*/*", "application/json;q=", ";;;", ",", "a" * 2000, "application/json;q=1e400"],
    "If-None-Match": ["*", '"', 'W/"x', "," * 100, '"a", "b"'],
    "If-Modified-Since": ["x", "Thu, 01 Jan 1970 00:00:00 GMT", "Fri, 31 Dec 9999 23:59:59 GMT"],
    "If-Match": ['"x"', "*"],
    "If-Unmodified-Since": ["Thu, 01 Jan 1970 00:00:00 GMT", "x"],
    "Origin": ["null", "https://x.example", "\u00e4"],
    "Access-Control-Request-Method": ["GET", "x" * 100],
    "Host": ["testserver", "a b", "[::1", "x" * 300],
}  # fmt: skip
METHODS = [
    "GET",
    "GET",
    "GET",
    "HEAD",
    "OPTIONS",
    "POST",
    "PATCH",
    "DELETE",
    "TRACE",
    "PROPFIND",
    "X",
]


def request_of(dice):
    path = "/" + "".join(dice.choices(PIECES, k=dice.randint(0, 4)))
    pairs = [
        f"{quote(dice.choice(NAMES))}={quote(dice.choice(VALUES), safe='%')}"
        for _ in range(dice.randint(0, 3))
    ]
    headers = {
        name: dice.choice(values) for name, values in HEADERS.items() if dice.random() < 0.25
    }
    headers.setdefault("Accept", "application/json")
    return dice.choice(METHODS), path + ("?" + "&".join(pairs) if pairs else ""), headers


@pytest.mark.parametrize("seed", range(2))
def test_no_request_is_answered_with_a_fault(seed, make_post, client):
    make_post(slug="a")
    dice = random.Random(seed)  # noqa: S311
    for _number in range(100):
        method, target, headers = request_of(dice)
        response = client.generic(method, re.sub("^/+", "/", target), headers=headers)
        assert response.status_code < 500, (method, target, headers)
        in_json = response.headers.get("Content-Type") == "application/json"
        if in_json and response.status_code >= 400 and method != "HEAD":
            assert {"type", "message"} <= set(response.json()), (method, target)


# What is a page's address in another spelling, and what is none.
ADDRESSES = {
    "/++api++//ajankohtaista//a": 200,
    "/++api++/ajankohtaista%2Fa": 200,
    "/++api++%2Fajankohtaista/a": 200,
    "/ajankohtaista/a%2F@navigation": 200,
    "/++api++/ajankohtaista/%252Fa": 404,
    "/++api++/++api++/ajankohtaista/a": 404,
    "/++api++/++api++/++api++": 404,
    "/ajankohtaista/++api++/a": 404,
    "/++api++x/ajankohtaista": 404,
    "/++API++/ajankohtaista": 404,
    "/++api++/++api": 404,
    "/++api++/%2e%2e/admin/": 404,
    "/@@": 404,
    "/++api++/ajankohtaista/a/@": 404,
    "/ajankohtaista/a/@@view": 404,
    "/++api++/ajankohtaista/a/@@download/file": 404,
    "/++api++/ajankohtaista/a/@navigation/@breadcrumbs": 404,
}
VOICES = {
    "application/json": True,
    "APPLICATION/JSON": True,
    "application/json; charset=utf-8": True,
    "application/*": True,
    "application/json;q=0.5, text/html;q=0.4": True,
    "application/json;q=abc": True,
    "application/json" + "," * 5000: True,
    "text/html, application/json": False,
    "application/ld+json": False,
    "*/*": False,
    "\x7f": False,
    "": False,
}


def test_spellings_of_an_address_lead_to_the_page_or_are_told_apart_from_one(make_post, client):
    make_post(slug="a")
    for address, status in ADDRESSES.items():
        response = client.get(address, headers={"Accept": "application/json"})
        assert (response.status_code, response["Content-Type"]) == (status, "application/json"), (
            address
        )
        if status == 404:
            assert response.json()["type"] == "NotFound", address


def test_whatever_accept_holds_people_or_programs_are_answered(make_post, client):
    make_post(slug="a")
    for accept, in_json in VOICES.items():
        response = client.get("/ajankohtaista/a/", headers={"Accept": accept})
        assert response.status_code == 200, accept
        assert (response["Content-Type"] == "application/json") is in_json, accept
