"""The listing, the packages with their sessions in two versions, and the communications bank."""

import io
import json
import zipfile
from pathlib import Path

from django.conf import settings
from django.core.files.base import ContentFile
from wagtail.models import Site

from core.demo.publish import days_from_now, publish
from core.demo.stream import to_raw
from core.models import Attachment, Municipality, Organisation, TargetGroup, WorkPackage
from materials.demo.handouts import descriptions as handout_rows
from materials.demo.handouts import handout
from materials.models import (
    Adoption,
    BankPage,
    MaterialIndexPage,
    PackagePage,
    PackageVersion,
    SessionPage,
)

FILES = Path(__file__).with_name("packages")
LISTED = -160
STEP = ("minutes", "phase", "facilitator", "participant", "method", "tool", "material")
PLAIN = ("title", "slug", "theme", "minutes", "goal", "lead", "remote_notes", "task_before",
         "task_after", "facilitator_notes", "guest", "feedback_question")  # fmt: skip
# What the second version brought.
LATER = ("digital_adaptation", "language_adaptation", "small_group_adaptation", "safety_note")
PACKAGE_FIELDS = ("kind", "lead", "roles", "beneficiaries", "resource_types", "uses",
                  "prerequisites", "mode", "weeks", "interval", "staffing", "preparation_hours",
                  "tools", "costs", "first_version")  # fmt: skip


def read(name: str):
    return json.loads((FILES / name).read_text(encoding="utf-8"))


def packages() -> list[tuple[dict, list[dict]]]:
    """(package, its sessions), in order."""
    names = sorted(path.name.partition("-")[0] for path in FILES.glob("*-package.json"))
    found = []
    for name in names:
        package = read(f"{name}-package.json")
        shared = {"work_packages": package["work_packages"]}
        sessions = [session | shared for session in read(f"{name}-sessions.json")]
        found.append((package, sessions))
    return found


def index() -> MaterialIndexPage:
    home = Site.objects.get(is_default_site=True).root_page.specific
    found = MaterialIndexPage.objects.child_of(home).first()
    return found or home.add_child(
        instance=MaterialIndexPage(
            title="Materiaalit kumppaneille",
            slug="materiaalit",
            lead="Valmiit valmennuspaketit ja toimintamallit omaan työhösi. Lataa, muokkaa ja "
            "kerro, miten kävi.",
            show_in_menus=True,
            organisation=Organisation.objects.get(key="nuorten-ystavat"),
            live=False,
        )
    )


def create() -> None:
    parent = index()
    for row, sessions in packages():
        if PackagePage.objects.child_of(parent).filter(slug=row["slug"]).exists():
            continue
        owner = Organisation.objects.get(key=row["owner"])
        package = parent.add_child(
            instance=PackagePage(
                title=row["title"],
                slug=row["slug"],
                organisation=owner,
                is_sample=True,
                live=False,
            )
        )
        for session in sessions:
            package.add_child(
                instance=SessionPage(
                    title=session["title"],
                    slug=session["slug"],
                    organisation=owner,
                    is_sample=True,
                    live=False,
                )
            )
    if not BankPage.objects.child_of(parent).exists():
        parent.add_child(
            instance=BankPage(
                title="Viestintäpankki",
                slug="viestintapankki",
                lead="Logot, juliste ja pohjat, joilla kerrot ryhmästä ja hankkeesta.",
                organisation=parent.organisation,
                live=False,
            )
        )


def fill() -> None:
    parent = index()
    if not parent.live:
        parent.work_packages = WorkPackage.objects.filter(key="tp1")
        publish(parent, at=days_from_now(LISTED))
    for row, sessions in packages():
        package = PackagePage.objects.child_of(parent).get(slug=row["slug"])
        if not package.live:
            fill_package(package, row, sessions)
    bank = BankPage.objects.child_of(parent).get()
    if not bank.live:
        fill_bank(bank)


def fill_package(package: PackagePage, row: dict, sessions: list[dict]) -> None:
    """Publishes the first version and then the second, as editors do in the course of a year."""
    first, second = row["versions"]["first"], row["versions"]["second"]
    for session in sessions:
        publish(session_page(package, session, is_first=True), at=days_from_now(first["day"]))
    describe(package, row)
    package.change_note = first["note"]
    publish(package, at=days_from_now(first["day"]))
    settle(package, first["day"])
    package = PackagePage.objects.get(pk=package.pk)
    package.handouts = handout_blocks(row.get("handouts", []), package)
    for session in sessions:
        page = session_page(package, session, is_first=False)
        page.change_note = second["note"]
        publish(page, at=days_from_now(second["day"]))
    package.change_note, package.change_size = second["note"], second["size"]
    publish(package, at=days_from_now(second["day"]))
    settle(package, second["day"])
    for account in row.get("adoptions", []):
        Adoption.objects.create(package=package, confirmed=True, may_publish=True, **account)


def describe(package: PackagePage, row: dict) -> None:
    for name in PACKAGE_FIELDS:
        setattr(package, name, row[name])
    package.participants_min, package.participants_max = row["participants"]
    package.body = to_raw(row["body"])
    package.skills = lines(row["skills"])
    package.start_steps = lines(row["start_steps"])
    package.guide = [{"type": "chapter", "value": chapter} for chapter in row["guide"]]
    package.results = [{"type": "result", "value": value} for value in row.get("results", [])]
    package.tags.set(row["tags"])
    classify(package, row)


def classify(page, row: dict) -> None:
    page.work_packages = WorkPackage.objects.filter(key__in=row["work_packages"])
    page.municipalities = Municipality.objects.filter(key__in=row["municipalities"])
    page.target_groups = TargetGroup.objects.filter(key__in=row["target_groups"])


def session_page(package: PackagePage, row: dict, *, is_first: bool) -> SessionPage:
    """The page of a session as it was in the first version, or as it is now."""
    page = SessionPage.objects.child_of(package).get(slug=row["slug"])
    for name in PLAIN:
        setattr(page, name, row[name])
    for name in LATER:
        setattr(page, name, "" if is_first else row.get(name, ""))
    page.crisis_help = not is_first
    page.key_messages = lines(row["key_messages"])
    page.steps = [
        {"type": "step", "value": dict(zip(STEP, step, strict=True))} for step in row["steps"]
    ]
    page.handouts = handout_blocks(row["handouts"], package)
    page.work_packages = WorkPackage.objects.filter(key__in=row["work_packages"])
    return page


def handout_blocks(keys: list[str], package: PackagePage) -> list[dict]:
    known = handout_rows()
    return [
        {
            "type": "handout",
            "value": {
                "document": handout(known[key], package.organisation.collection).pk,
                "minutes": known[key]["minutes"],
                "licence": "",
                "source": None,
            },
        }
        for key in keys
    ]


def lines(texts: list[str]) -> list[dict]:
    return [{"type": "line", "value": text} for text in texts]


def settle(package: PackagePage, day: int) -> None:
    """Dates the newest version. Its archive is built by the worker, as any other."""
    newest = package.versions.newest_first().first()
    PackageVersion.objects.filter(pk=newest.pk).update(published=days_from_now(day))


# --- communications bank -------------------------------------------------------------------------

BANK_TEXT = [
    {
        "type": "paragraph",
        "value": "<p>Käytä tiedostoja, kun kerrot ryhmästä tai hankkeesta. EU:n lippu ja teksti "
        "Euroopan unionin osarahoittama kuuluvat jokaiseen julkaisuun, eikä mikään logo saa olla "
        "lippua suurempi.</p>",
    }
]
INVITATION = {
    "key": "kutsu-ryhmaan",
    "title": "Kutsu ryhmään, pohja",
    "intro": "Vaihda kolme pistettä omiin tietoihisi. Lähetä kutsu viikkoa ennen ja soita perään.",
    "parts": [
        {"heading": "Tervetuloa ryhmään", "text": "Tapaamme kahdeksan kertaa, aina … klo …. "
         "Osallistuminen on maksutonta, eikä mitään tarvitse osata etukäteen."},
        {"heading": "Näin pääset mukaan", "items": ["Avaa linkki: …",
         "Jos linkki ei aukea, soita: …", "Voit osallistua myös pelkällä puhelimella."]},
        {"heading": "Mitä ryhmässä tehdään", "items": ["Tehdään osaaminen näkyväksi",
         "Harjoitellaan työnhakua yhdessä", "Tavataan työnantaja", "Tehdään oma suunnitelma"]},
        {"heading": "Terveisin", "text": "Ohjaajan nimi ja puhelinnumero: …"},
    ],
}  # fmt: skip
RELEASE = {
    "key": "tiedotepohja",
    "title": "Tiedotepohja",
    "intro": "Tärkein ensimmäiseksi. Yksi sivu riittää.",
    "parts": [
        {"heading": "Otsikko: mitä on tapahtunut", "text": "Päivä ja paikkakunta. Kerro kahdella "
         "lauseella, mitä tapahtui ja miksi se koskee lukijaa."},
        {"heading": "Mitä se tarkoittaa", "text": "Kuka tekee, missä ja milloin? Yksi lainaus "
         "ihmiseltä, joka on antanut siihen luvan."},
        {"heading": "Lisätietoja", "text": "Nimi, tehtävä, organisaatio, puhelin, sähköposti."},
    ],
}  # fmt: skip


def fill_bank(bank: BankPage) -> None:
    collection = bank.organisation.collection
    items = [
        ("Hankkeen logo", "Merkki vektorina ja kuvana.", logo_archive(collection), ""),
        (
            "Hankkeen juliste, A3",
            "Seinälle näkyvään paikkaan. Juliste tehdään sivuston tiedoista, joten se on aina "
            "ajan tasalla.",
            None,
            "/hanke/juliste.pdf",
        ),
        ("Kutsu ryhmään", "Kun kutsut osallistujia.", handout(INVITATION, collection), ""),
        ("Tiedotepohja", "Kun kerrot ryhmästä medialle.", handout(RELEASE, collection), ""),
    ]
    bank.body = to_raw(BANK_TEXT)
    bank.items = [
        {
            "type": "item",
            "value": {
                "title": title,
                "text": text,
                "document": document and document.pk,
                "address": address,
            },
        }
        for title, text, document, address in items
    ]
    bank.work_packages = WorkPackage.objects.filter(key="tp6")
    publish(bank, at=days_from_now(LISTED))


def logo_archive(collection) -> Attachment:
    found = Attachment.objects.filter(title="Hankkeen logo", collection=collection).first()
    if found:
        return found
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
        for name in ("logo-mark.svg", "logo-mark-512.png", "eu-emblem.svg"):
            file.write(settings.ROOT / "static" / "img" / name, name)
    document = Attachment(
        title="Hankkeen logo",
        collection=collection,
        language="fi",
        accessible=True,
        has_eu_emblem=True,
    )
    document.file.save("hankkeen-logo.zip", ContentFile(out.getvalue()), save=False)
    document._set_document_file_metadata()
    document.save()
    return document
