"""How long the program takes to be there: the terminal's help (mark 0.25 s), a companion that answers (1
s), and what it weighs idle (100 MB)."""

from __future__ import annotations

import statistics
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

PORT = 18737
PATIENCE = 20


def lines() -> Iterator[str]:
    bare = [seconds([sys.executable, "-c", "pass"]) for _ in range(5)]
    shown = [seconds([sys.executable, "-m", "whowrites", "--help"]) for _ in range(5)]
    ratio = statistics.median(shown) / statistics.median(bare)
    yield f"--help: {statistics.median(shown):.2f} s (mark 0.25), {ratio:.1f} x a bare Python"
    first, resident = companion()
    again, _ = companion()
    yield f"companion ready: {first:.2f} s on a new data directory, {again:.2f} s once more (mark 1)"
    yield f"companion idle: {resident:.0f} MB (mark 100)"


def seconds(command: list[str]) -> float:
    began = time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - began


def companion() -> tuple[float, float]:
    """Seconds until /healthz answers, and resident megabytes two seconds later (Linux; else 0)."""
    with tempfile.TemporaryDirectory() as folder:
        began = time.perf_counter()
        command = [
            sys.executable,
            "-m",
            "whowrites",
            "serve",
            "--no-open",
            "--port",
            str(PORT),
            "--data-dir",
            folder,
        ]
        process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
        try:
            while not answers():
                if time.perf_counter() - began > PATIENCE or process.poll() is not None:
                    raise SystemExit("the companion did not start")
                time.sleep(0.01)
            ready = time.perf_counter() - began
            time.sleep(2)
            return ready, megabytes(process.pid)
        finally:
            process.terminate()
            process.wait(10)


def answers() -> bool:
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{PORT}/healthz", timeout=1) as answer:
            return bool(answer.status == 200)
    except (urllib.error.URLError, ConnectionError, TimeoutError):
        return False


def megabytes(pid: int) -> float:
    status = Path(f"/proc/{pid}/status")
    if not status.exists():
        return 0.0
    line = next(line for line in status.read_text().splitlines() if line.startswith("VmRSS"))
    return int(line.split()[1]) / 1024
