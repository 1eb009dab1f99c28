"""Runs a command with `DATABASE_URL` set to a PostgreSQL cluster that lives as long as it.

    python -m tests.postgres COMMAND…

The cluster stands in a temporary folder and listens on a free port of the loopback address. Ends with
the command's own code; without PostgreSQL on the machine 0 and a word, or 1 when CI is set.
"""

import os
import shutil
import socket
import subprocess
import sys
import tempfile
from pathlib import Path


def binaries() -> Path | None:
    """The folder of the newest server binaries."""
    found = sorted(
        Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: int(path.parts[-3])
    )
    if found:
        return found[-1].parent
    path = shutil.which("initdb")
    return Path(path).parent if path else None


def as_owner(command: list[str]) -> list[str]:
    """The server refuses to run as root: it runs as the package's own user then."""
    if os.getuid() != 0:
        return command
    return ["setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups", "--", *command]


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def main(command: list[str]) -> int:
    folder = binaries()
    if folder is None:
        print("PostgreSQL is not installed: the tests on it did not run.", file=sys.stderr)
        return 1 if os.environ.get("CI") else 0
    with tempfile.TemporaryDirectory(prefix="tekijat-pg-") as name:
        home = Path(name)
        if os.getuid() == 0:
            shutil.chown(home, "postgres", "postgres")
        data = home / "data"
        run = lambda *words: subprocess.run(  # noqa: E731
            as_owner([str(word) for word in words]), check=True, cwd=home, stdout=subprocess.DEVNULL
        )
        run(
            folder / "initdb", "-D", data, "-U", "tekijat", "-A", "trust", "-E", "UTF8", "--no-sync"
        )
        # Nothing here outlives the run, so durability only costs time.
        port = free_port()
        options = (
            f"-p {port} -k {home} -c listen_addresses=127.0.0.1"
            " -c fsync=off -c synchronous_commit=off -c full_page_writes=off"
        )
        run(folder / "pg_ctl", "-D", data, "-l", home / "log", "-w", "-o", options, "start")
        try:
            url = f"postgres://tekijat@127.0.0.1:{port}/postgres"
            return subprocess.call(command, env={**os.environ, "DATABASE_URL": url})
        finally:
            run(folder / "pg_ctl", "-D", data, "-m", "immediate", "-w", "stop")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
