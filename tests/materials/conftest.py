"""A listing with one small package of two sessions, and files to hand out."""

import io

import pikepdf
import pytest
from django.core.files.base import ContentFile
from wagtail.models import Collection, CollectionViewRestriction

from core.models import Attachment
from materials.models import MaterialIndexPage, PackagePage, SessionPage


@pytest.fixture(autouse=True)
def own_media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "media"
    settings.MATERIALS_SETTLE_SECONDS = 0


def steps(*minutes):
    return [
        (
            "step",
            {
                "minutes": length,
                "phase": f"Vaihe {number}",
                "facilitator": "Kysy ja kuuntele.",
                "participant": "Kertoo.",
                "method": "Kierros",
                "tool": "",
                "material": "",
            },
        )
        for number, length in enumerate(minutes, start=1)
    ]


def pdf_bytes(*, tagged=False, password="", text="sivu"):
    file = pikepdf.new()
    file.add_blank_page()
    file.docinfo["/Title"] = text
    file.Root.Lang = "fi-FI"
    if tagged:
        file.Root.MarkInfo = pikepdf.Dictionary(Marked=True)
        file.Root.StructTreeRoot = pikepdf.Dictionary(Type=pikepdf.Name.StructTreeRoot)
    out = io.BytesIO()
    encryption = pikepdf.Encryption(owner=password, user=password) if password else False
    file.save(out, encryption=encryption, deterministic_id=not password)
    return out.getvalue()


@pytest.fixture
def make_file(db):
    """Makes an attachment of these bytes; `private` puts it into a closed collection."""

    def make(data=None, name="moniste.pdf", title="Moniste", *, private=False):
        collection = Collection.get_first_root_node()
        if private:
            collection = collection.add_child(name="Suljettu")
            CollectionViewRestriction.objects.create(
                collection=collection, restriction_type="login"
            )
        document = Attachment(title=title, collection=collection)
        document.file.save(name, ContentFile(pdf_bytes() if data is None else data), save=False)
        document._set_document_file_metadata()
        document.save()
        return document

    return make


@pytest.fixture
def index(site_root, organisation):
    return site_root.add_child(
        instance=MaterialIndexPage(
            title="Materiaalit", slug="materiaalit", organisation=organisation, live=True
        )
    )


@pytest.fixture
def draft_session(index, organisation):
    """Adds a session under a package without publishing it."""

    def make(package, title, slug, minutes=(10, 20, 30), **fields):
        fields = {
            "minutes": sum(minutes),
            "goal": "Osallistuja osaa kysyä.",
            "steps": steps(*minutes),
            **fields,
        }
        return package.add_child(
            instance=SessionPage(
                title=title, slug=slug, organisation=organisation, live=False, **fields
            )
        )

    return make


@pytest.fixture
def package(index, organisation, draft_session):
    """A published package of two sessions; its first version waits for its archive."""
    page = index.add_child(
        instance=PackagePage(
            title="Kohti työtä",
            slug="kohti-tyota",
            lead="Kaksi tapaamista.",
            organisation=organisation,
            roles=["ohjaaja"],
            resource_types=["ohje"],
            beneficiaries="Työnhakijat",
            skills=[("line", "Kysyminen")],
            guide=[("chapter", {"title": "Ennen alkua", "text": "<p>Soita jokaiselle.</p>"})],
            live=False,
        )
    )
    for number, (title, slug) in enumerate((("Aloitus", "aloitus"), ("Päätös", "paatos")), start=1):
        publish(draft_session(page, title, slug, minutes=(10 * number, 20)))
    publish(page)
    return PackagePage.objects.get(pk=page.pk)


def publish(page, **changes):
    for name, value in changes.items():
        setattr(page, name, value)
    page.save_revision().publish()
    return type(page).objects.get(pk=page.pk)


def session_of(package, slug="aloitus"):
    return SessionPage.objects.child_of(package).get(slug=slug)
