"""The script element on public pages, and the script's size."""

from types import SimpleNamespace

import pytest
from django.conf import settings
from django.template import Context, Template

TEMPLATE = "{% load reach_tags %}{% reach_beacon page %}"


def rendered(page, **request):
    context = Context({"page": page, "request": SimpleNamespace(**request)})
    return Template(TEMPLATE).render(context)


def test_a_saved_page_gets_the_script():
    assert rendered(SimpleNamespace(pk=12345)) == (
        '<script src="/static/js/reach.js" defer data-page="12345" data-to="/t/"'
        ' data-s="15" data-part="0.5"></script>'
    )


@pytest.mark.parametrize("page", [None, "", SimpleNamespace(pk=None)])
def test_no_page_and_an_unsaved_page_get_nothing(page):
    assert rendered(page) == ""


def test_a_preview_gets_nothing():
    assert rendered(SimpleNamespace(pk=1), is_preview=True) == ""


def test_the_script_as_shipped_is_under_1000_bytes():
    (folder,) = settings.STATICFILES_DIRS
    assert (folder / "js" / "reach.js").stat().st_size < 1000
