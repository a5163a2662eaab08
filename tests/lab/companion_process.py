"""A real `whowrites serve` in a process of its own, for tests of how it starts, stops and meets others."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

PATIENCE = 60.0  # a stop for what hangs: nothing is asserted of how long a start takes


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def command(*args: str) -> list[str]:
    return [sys.executable, "-m", "whowrites", *args]


def run(*args: str, browser: Path | None = None) -> subprocess.CompletedProcess[str]:
    """A command that ends by itself."""
    environment = os.environ | ({"BROWSER": str(browser)} if browser else {})
    return subprocess.run(
        command(*args), capture_output=True, text=True, timeout=PATIENCE, env=environment, check=False
    )


@contextmanager
def serving(data_dir: Path, port: int, *args: str) -> Iterator[subprocess.Popen[str]]:
    """A companion that answers; ended by SIGTERM unless the test ended it."""
    process = subprocess.Popen(
        command("serve", "--no-open", "--port", str(port), "--data-dir", str(data_dir), *args),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    try:
        wait_for(process, port)
        yield process
    finally:
        if process.poll() is None:
            process.terminate()
        process.wait(PATIENCE)
        assert process.stdout
        process.stdout.close()


def wait_for(process: subprocess.Popen[str], port: int) -> None:
    until = time.monotonic() + PATIENCE
    while not healthy(port):
        assert process.poll() is None, process.stdout.read() if process.stdout else ""
        assert time.monotonic() < until, "no answer"
        time.sleep(0.02)


def healthy(port: int) -> bool:
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/healthz", timeout=1) as answer:
            return answer.read() in (b'{"app":"whowrites","api":1}\n', b'{"app":"whowrites","api":1}')
    except (urllib.error.URLError, ConnectionError, TimeoutError):
        return False


def browser_script(folder: Path) -> tuple[Path, Path]:
    """A stand-in for the default browser, and the file into which it writes the URL that it was given."""
    script, url = folder / "browser", folder / "opened"
    script.write_text(f'#!/bin/sh\nprintf %s "$1" > "{url}"\n')
    script.chmod(0o755)
    return script, url
