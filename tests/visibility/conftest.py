"""A project with its money, four beneficiaries and a published project page."""

import os
from decimal import Decimal
from io import BytesIO

import pytest
from django.core.files.images import ImageFile
from PIL import Image
from wagtail.models import Locale, Site

from core import pdf
from core.models import Municipality, Organisation, Partner, Picture, ProjectSettings
from home.models import HomePage, ProjectPage

BENEFICIARIES = {
    "nuorten-ystavat": "Nuorten Ystävät ry",
    "kalajoki": "Kalajoen kaupunki",
    "nivala": "Nivalan kaupunki",
    "ylivieska": "Ylivieskan kaupunki",
}


@pytest.fixture
def pdf_works():
    """For tests that print: a machine without Pango skips them, the project's own run does not."""
    library = pdf.missing()
    if library and os.environ.get("CI"):
        pytest.fail(f"The library {library} is missing.")
    if library:
        pytest.skip(f"The library {library} is missing.")


@pytest.fixture
def project(site_root):
    """The identity with sums, fund and beneficiaries; Nuorten Ystävät leads."""
    row = ProjectSettings.for_site(Site.objects.get(is_default_site=True))
    row.programme = "Uudistuva ja osaava Suomi 2021–2027"
    row.area = "Alavieska, Kalajoki, Nivala, Sievi, Ylivieska"
    row.total_cost, row.support_at_most = Decimal("1354219"), Decimal("1083375")
    row.support_percent = 80
    row.plaque_reason = "Hanke ei rakenna."
    row.translations = {"sv": {"fund": "Europeiska socialfonden plus (ESF+)"}}
    row.save()
    for order, (key, name) in enumerate(BENEFICIARIES.items()):
        organisation, _made = Organisation.objects.get_or_create(
            key=key, defaults={"name": name, "sector": "municipality"}
        )
        Partner.objects.create(
            project=row, organisation=organisation, sort_order=order, is_lead=order == 0,
            role="Päätoteuttaja" if order == 0 else f"Osatoteuttaja {order}", cost=Decimal("224738"),
        )  # fmt: skip
    return row


@pytest.fixture
def project_page(project, site_root, organisation):
    return site_root.add_child(
        instance=ProjectPage(
            title="Tulevaisuuden tekijät -hanke",
            slug="hanke",
            lead="Hanke parantaa työnhakijoiden ja työnantajien yhteistyötä viidessä kunnassa.",
            organisation=organisation,
            aims=[("paragraph", "<p>Malli, joka vie <a href='/x/'>työmarkkinoille</a>.</p>")],
            results=[("paragraph", "<p>Ryhmiä on pidetty.</p>")],
        )
    )


@pytest.fixture
def swedish_page(project_page, site_root):
    """The same page in Swedish, below a Swedish home page."""
    swedish, _made = Locale.objects.get_or_create(language_code="sv")
    home = HomePage.objects.filter(locale=swedish).first()
    if home is None:
        home = site_root.copy_for_translation(swedish)
    home.alias_of, home.live = None, True
    home.save()
    Site.clear_site_root_paths_cache()
    page = ProjectPage.objects.filter(locale=swedish).first()
    if page is None:
        page = project_page.copy_for_translation(swedish)
    page.title, page.slug, page.lead = "Projektet", "projektet", "Projektet förbättrar samarbetet."
    page.alias_of, page.live = None, True
    page.save()
    return page


@pytest.fixture
def make_logo(db):
    """Makes a picture of the given size."""

    def make(width, height, title="Logo"):
        out = BytesIO()
        Image.new("RGB", (width, height), "#B8432A").save(out, "PNG")
        return Picture.objects.create(
            title=title, file=ImageFile(BytesIO(out.getvalue()), f"logo-{width}x{height}.png")
        )

    return make


@pytest.fixture
def ylivieska(project):
    return Municipality.objects.create(key="ylivieska", name="Ylivieska")
