"""The running companion when the machine is short of something: half-open callers, few files, little memory,
a long sleep (security: T81, T85, T88)."""

from __future__ import annotations

import contextlib
import os
import resource
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from lab.companion_process import PATIENCE, free_port, healthy, serving

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="limits and signals of Linux")

HALF = b"POST /api/v1/hello HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 100\r\n\r\n{"


@pytest.fixture
def companion(tmp_path: Path) -> Iterator[tuple[subprocess.Popen[str], int]]:
    port = free_port()
    with serving(tmp_path / "data", port) as process:
        yield process, port


@contextlib.contextmanager
def half_open(port: int, count: int) -> Iterator[list[socket.socket]]:
    """So many callers that began a request and say nothing more; some may be turned away."""
    callers: list[socket.socket] = []
    try:
        for _ in range(count):
            caller = socket.socket()
            callers.append(caller)
            with contextlib.suppress(OSError):
                caller.connect(("127.0.0.1", port))
                caller.sendall(HALF)
        yield callers
    finally:
        for caller in callers:
            caller.close()


def wait_healthy(port: int) -> bool:
    until = time.monotonic() + PATIENCE
    while not healthy(port):
        if time.monotonic() > until:
            return False
        time.sleep(0.05)
    return True


def cpu_seconds(process: subprocess.Popen[str]) -> float:
    fields = Path(f"/proc/{process.pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def test_half_open_callers_do_not_keep_others_out(companion: tuple[subprocess.Popen[str], int]) -> None:
    _, port = companion
    with half_open(port, 150):
        assert healthy(port)


@pytest.mark.long
def test_half_open_callers_are_let_go(companion: tuple[subprocess.Popen[str], int]) -> None:
    _, port = companion
    with half_open(port, 150) as callers:
        for caller in callers:
            caller.settimeout(40)
            with contextlib.suppress(ConnectionError):
                while caller.recv(4096):
                    pass
        assert healthy(port)


def test_few_files_stop_callers_and_not_the_companion(companion: tuple[subprocess.Popen[str], int]) -> None:
    process, port = companion
    resource.prlimit(process.pid, resource.RLIMIT_NOFILE, (64, 64))
    with half_open(port, 100):
        before = cpu_seconds(process)
        time.sleep(2)
        assert cpu_seconds(process) - before < 1.0, "it spins"
    assert wait_healthy(port)
    process.terminate()
    assert process.wait(PATIENCE) == 0
    assert process.stdout
    assert "Traceback" not in process.stdout.read()


def test_little_memory_is_an_answer_or_a_refusal(tmp_path: Path) -> None:
    port = free_port()
    with serving(tmp_path / "data", port) as process:
        pages = int(Path(f"/proc/{process.pid}/statm").read_text().split()[0])
        used = pages * resource.getpagesize()
        resource.prlimit(process.pid, resource.RLIMIT_AS, (used + 2**20, resource.RLIM_INFINITY))
        for _ in range(20):
            request = urllib.request.Request(
                f"http://127.0.0.1:{port}/api/v1/vet",
                data=b"[" * 100_000,
                headers={"Content-Type": "application/json"},
            )
            with pytest.raises((urllib.error.HTTPError, ConnectionError)) as refused:
                urllib.request.urlopen(request, timeout=PATIENCE)
            if isinstance(refused.value, urllib.error.HTTPError):
                assert refused.value.code in (400, 401, 403, 500, 503)
                refused.value.close()
        assert process.poll() is None
        resource.prlimit(process.pid, resource.RLIMIT_AS, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
        assert wait_healthy(port)


def test_a_sleep_of_the_machine_ends_nothing(companion: tuple[subprocess.Popen[str], int]) -> None:
    process, port = companion
    with half_open(port, 3):
        process.send_signal(signal.SIGSTOP)
        time.sleep(2)
        process.send_signal(signal.SIGCONT)
        assert wait_healthy(port)
    process.terminate()
    assert process.wait(PATIENCE) == 0
