"""Bodies of 100 MB over a real socket: refused, and never held in memory."""

import socket
from pathlib import Path
from urllib.parse import urlsplit

import pytest

PIECE = b"x" * (1024 * 1024)
PIECES = 100
# What a worker's memory may grow by meanwhile, in kB.
MARGIN = 20 * 1024


def worker_of(site) -> Path:
    master = site.process.pid
    (worker,) = Path(f"/proc/{master}/task/{master}/children").read_text().split()
    return Path(f"/proc/{worker}")


def memory(worker: Path, name: str) -> int:
    """A line of the process's status in kB: VmRSS now, VmHWM at the highest."""
    lines = (worker / "status").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith(f"{name}:"))


def answer_to(address: str, head: str, before: bytes, after: bytes) -> bytes:
    """The beginning of what the server says, before or after all has been sent."""
    at = urlsplit(address)
    with socket.create_connection((at.hostname, at.port), timeout=60) as connection:
        connection.sendall(head.replace("HOST", at.netloc).encode())
        try:
            for _number in range(PIECES):
                connection.sendall(before + PIECE + after)
        except (BrokenPipeError, ConnectionResetError):
            # It has answered without waiting for the rest.
            pass
        try:
            return connection.recv(4096)
        except ConnectionResetError:
            return b""


HEAD = (
    "PATCH /++api++/ajankohtaista HTTP/1.1\r\nHost: HOST\r\nAccept: application/json\r\n"
    "Content-Type: application/json\r\n"
)


@pytest.mark.skipif(not Path("/proc/self/clear_refs").exists(), reason="Linux tells of memory")
def test_a_hundred_megabytes_are_refused_and_never_held(running_site):
    worker = worker_of(running_site)
    (worker / "clear_refs").write_text("5")
    before = memory(worker, "VmRSS")

    told = f"{HEAD}Content-Length: {PIECES * len(PIECE)}\r\n\r\n"
    assert answer_to(running_site.address, told, b"", b"").startswith(b"HTTP/1.1 413 ")

    # Without a length in the head; the length of each piece stands before it.
    chunked = f"{HEAD}Transfer-Encoding: chunked\r\n\r\n"
    size = f"{len(PIECE):x}\r\n".encode()
    answer = answer_to(running_site.address, chunked, size, b"\r\n")
    assert answer == b"" or answer.startswith(b"HTTP/1.1 4"), answer

    assert memory(worker, "VmHWM") - before < MARGIN
    assert worker.exists()
