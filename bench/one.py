"""Measures one part on the database that the environment names: `python -m bench.one PART FILE`.

Writes the rows to FILE as JSON.
"""

import json
import os
import sys
from importlib import import_module
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]


def main(part: str, path: str) -> None:
    sys.path.insert(0, str(ROOT / "site"))
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.dev")
    import django
    from django.core.management import call_command

    django.setup()
    call_command("migrate", interactive=False, verbosity=0)
    rows = import_module(f"bench.parts.{part}").measure()
    Path(path).write_text(json.dumps(rows))


if __name__ == "__main__":
    main(*sys.argv[1:])
