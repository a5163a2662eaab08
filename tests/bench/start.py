"""How long the program takes to be there: the terminal's help (mark 0.25 s), a companion that answers (1
s), and what it weighs idle (100 MB), with all that the first sender needs loaded.

Compiled, as `companion/run` and pip leave it; the best of some starts: other work only makes them slower.
"""

from __future__ import annotations

import compileall
import os
import socket
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import whowrites

PATIENCE = 20
STARTS = 4
SETTLED = 5.0
"""Seconds after which the errands have been looked at too."""
START = (
    # dnspython loads a library for web requests where one is installed, as our test libraries do.
    "import dns._features; dns._features.force('doh', False); "
    "import sys; from whowrites.cli import main; main(sys.argv[1:])"
)


def lines() -> Iterator[str]:
    compileall.compile_dir(Path(whowrites.__file__).parent, quiet=2)
    bare = [seconds([sys.executable, "-c", "pass"]) for _ in range(5)]
    shown = [seconds([sys.executable, "-m", "whowrites", "--help"]) for _ in range(5)]
    ratio = statistics.median(shown) / statistics.median(bare)
    yield f"--help: {statistics.median(shown):.2f} s (mark 0.25), {ratio:.1f} x a bare Python"
    new, existing = [], []
    for _ in range(STARTS):
        with tempfile.TemporaryDirectory() as folder:
            new.append(companion(folder))
            existing.append(companion(folder))
    for name, starts in (("a new", new), ("an existing", existing)):
        best, cpu = min(one.ready for one in starts), min(one.cpu for one in starts)
        told = f"{best:.2f} s, median {statistics.median(one.ready for one in starts):.2f} (mark 1)"
        yield f"companion ready on {name} data directory: {told}; {cpu:.2f} s of CPU"
    yield f"companion idle: {max(one.resident for one in existing):.0f} MB (mark 100)"
    yield f"load of this machine meanwhile: {os.getloadavg()[0]:.1f}"


def seconds(command: list[str]) -> float:
    began = time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - began


class Start(NamedTuple):
    """`ready`: seconds until /healthz answered; `cpu`: what it had used by then; `resident`: megabytes some
    seconds later. The last two where there is /proc, else 0."""

    ready: float
    cpu: float
    resident: float


def companion(folder: str) -> Start:
    """One start on a data directory."""
    port = free_port()
    began = time.perf_counter()
    serve = ["serve", "--no-open", "--port", str(port), "--data-dir", folder]
    process = subprocess.Popen([sys.executable, "-c", START, *serve], stdout=subprocess.DEVNULL)
    try:
        while not answers(port):
            if time.perf_counter() - began > PATIENCE or process.poll() is not None:
                raise SystemExit("the companion did not start")
            time.sleep(0.01)
        ready, cpu = time.perf_counter() - began, spent(process.pid)
        time.sleep(SETTLED)
        if process.poll() is not None:
            raise SystemExit(f"the companion ended with {process.returncode}")
        return Start(ready, cpu, megabytes(process.pid))
    finally:
        process.terminate()
        process.wait(10)


def free_port() -> int:
    """One that nobody listens on now: a second bench, or a companion, may be running beside this one."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return int(taken.getsockname()[1])


def answers(port: int) -> bool:
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/healthz", timeout=1) as answer:
            return bool(answer.status == 200)
    except (urllib.error.URLError, ConnectionError, TimeoutError):
        return False


def spent(pid: int) -> float:
    stat = Path(f"/proc/{pid}/stat")
    if not stat.exists():
        return 0.0
    user, system = stat.read_text().rpartition(")")[2].split()[11:13]
    return (int(user) + int(system)) / os.sysconf("SC_CLK_TCK")


def megabytes(pid: int) -> float:
    status = Path(f"/proc/{pid}/status")
    if not status.exists():
        return 0.0
    line = next(line for line in status.read_text().splitlines() if line.startswith("VmRSS"))
    return int(line.split()[1]) / 1024
