"""Collects the interface's texts into `site/locale/*/LC_MESSAGES/django.po` and compiles them.

    python scripts/catalogues.py            collect (needs GNU gettext) and compile
    python scripts/catalogues.py --check    fail when a catalogue is behind its source or incomplete

The compiled `.mo` files are committed, so that a machine without gettext runs in Finnish.
"""

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import polib

ROOT = Path(__file__).resolve().parents[1]
LOCALE = ROOT / "site" / "locale"
LANGUAGES = ["fi", "sv"]
SOURCES = [
    "api",
    "communications",
    "events",
    "feedback",
    "home",
    "materials",
    "news",
    "reach",
    "search",
    "site/config",
    "site/core",
    "site/templates",
    "startup_guide",
    "visibility",
]


def collect(target: Path) -> set[tuple[str, str]]:
    """(context, msgid) of every text in the source, by Django's own extractor into `target`."""
    subprocess.run(
        [
            sys.executable,
            str(target / "manage.py"),
            "makemessages",
            "--settings=config.settings.test",
            "--no-location",
            "--no-wrap",
            "--keep-pot",
            "--ignore=.venv",
            "--ignore=var",
            "--ignore=tests",
            *(f"--locale={language}" for language in LANGUAGES),
        ],
        check=True,
        cwd=target,
        stdout=subprocess.DEVNULL,
    )
    template = polib.pofile(str(target / "site" / "locale" / "django.pot"))
    return {(entry.msgctxt or "", entry.msgid) for entry in template}


def compiled(path: Path) -> bytes:
    with tempfile.NamedTemporaryFile(suffix=".mo") as file:
        polib.pofile(str(path)).save_as_mofile(file.name)
        return Path(file.name).read_bytes()


def main() -> int:
    check = "--check" in sys.argv[1:]
    complaints = []
    if shutil.which("xgettext") is None:
        print("GNU gettext is not installed: texts were not collected, only compiled.")
    elif not check:
        collect(ROOT)
        (LOCALE / "django.pot").unlink(missing_ok=True)
    for language in LANGUAGES:
        path = LOCALE / language / "LC_MESSAGES" / "django.po"
        catalogue = polib.pofile(str(path))
        untranslated = [e for e in catalogue if not e.obsolete and (not e.translated() or e.fuzzy)]
        complaints += [f"{language}: not translated: {entry.msgid!r}" for entry in untranslated]
        if check:
            if path.with_suffix(".mo").read_bytes() != compiled(path):
                complaints.append(f"{language}: django.mo is behind django.po")
        else:
            path.with_suffix(".mo").write_bytes(compiled(path))
    if check and shutil.which("xgettext"):
        complaints += behind_the_source()
    for line in complaints:
        print(line)
    if complaints:
        print("Run `make messages`, translate what is empty, and commit.")
    return 1 if complaints else 0


def behind_the_source() -> list[str]:
    """What the source says and the Finnish catalogue does not, or the other way round."""
    with tempfile.TemporaryDirectory() as name:
        copy = Path(name) / "copy"
        for folder in [*SOURCES, "site/locale"]:
            shutil.copytree(ROOT / folder, copy / folder)
        shutil.copy(ROOT / "manage.py", copy)
        in_source = collect(copy)
    catalogue = polib.pofile(str(LOCALE / "fi" / "LC_MESSAGES" / "django.po"))
    known = {(entry.msgctxt or "", entry.msgid) for entry in catalogue if not entry.obsolete}
    missing, extra = in_source - known, known - in_source
    return [f"fi: missing text: {text!r}" for _, text in sorted(missing)] + [
        f"fi: no longer used: {text!r}" for _, text in sorted(extra)
    ]


if __name__ == "__main__":
    sys.exit(main())
