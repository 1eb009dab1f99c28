"""Runs the parts on both databases and prints one table: `python -m bench [PART…]`."""

import json
import os
import subprocess
import sys
from pathlib import Path
from pkgutil import iter_modules
from tempfile import TemporaryDirectory

from bench import parts
from bench.row import Row
from tests.postgres import binaries

HEAD = ("", "target", "SQLite", "PostgreSQL", "")


def known_parts() -> list[str]:
    return sorted(module.name for module in iter_modules(parts.__path__))


def measured(part: str, folder: Path, database: str) -> list[Row]:
    """The rows of a part on a fresh database. Raises CalledProcessError when it fails."""
    found = folder / f"{part}-{database}.json"
    command = [sys.executable, "-m", "bench.one", part, str(found)]
    if database == "postgresql":
        command = [sys.executable, "-m", "tests.postgres", *command]
    subprocess.run(command, env=environment(folder), check=True)
    return [Row(*row) for row in json.loads(found.read_text())]


def environment(folder: Path) -> dict[str, str]:
    """One network sends every beacon of a benchmark; the brake on floods must let it."""
    here = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
    return {
        **here,
        "VAR": str(folder),
        "DJANGO_SETTINGS_MODULE": "config.settings.dev",
        "REACH_PER_MINUTE": str(10**9),
    }


def table(sqlite: list[Row], postgresql: list[Row] | None) -> str:
    """The rows of both databases beside each other, as a Markdown table."""
    lines = ["| " + " | ".join(HEAD) + " |", "|---" * len(HEAD) + "|"]
    for number, row in enumerate(sqlite):
        other = postgresql[number] if postgresql else Row(row.what, row.target, "not installed")
        cells = (row.what, row.target, row.value, other.value, verdict(row, other))
        lines.append("| " + " | ".join(cells) + " |")
    return "\n".join(lines)


def verdict(*rows: Row) -> str:
    judged = [row.met for row in rows if row.met is not None]
    if not judged:
        return ""
    return "met" if all(judged) else "missed"


def main(chosen: list[str]) -> int:
    if unknown := set(chosen) - set(known_parts()):
        print(f"No such part: {', '.join(unknown)}. Known: {', '.join(known_parts())}")
        return 2
    for part in chosen or known_parts():
        with TemporaryDirectory(prefix="tekijat-bench-") as name:
            folder = Path(name)
            subprocess.run(
                [sys.executable, "manage.py", "collectstatic", "--noinput", "--verbosity", "0"],
                env=environment(folder),
                check=True,
            )
            sqlite = measured(part, folder, "sqlite")
            postgresql = measured(part, folder, "postgresql") if binaries() else None
        print(f"\n{part}\n\n{table(sqlite, postgresql)}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
