from __future__ import annotations

import os
import signal
import socket
import subprocess
import time
from pathlib import Path

from lab.companion_process import PATIENCE, command, free_port, healthy, run, wait_for


def test_without_a_browser_the_dossiers_are_there() -> None:
    port = free_port()
    process = subprocess.Popen(
        command("demo", "--no-open", "--port", str(port)),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    assert process.stdout
    try:
        wait_for(process, port)
        said = [process.stdout.readline() for _ in range(3)]
        assert f"http://127.0.0.1:{port}" in said[0]
        assert "are vetted" in said[1]
        folder = Path(said[2].rsplit(maxsplit=1)[1])
        assert folder.is_dir()
    finally:
        process.send_signal(signal.SIGTERM)
        ended = process.wait(PATIENCE)
        process.stdout.close()
    assert ended == 0
    assert not folder.exists()
    assert not healthy(port)


def test_the_port_of_a_running_companion_is_not_taken_over() -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        refused = run("demo", "--no-open", "--port", str(other.getsockname()[1]))
    assert refused.returncode == 3
    assert "is used by another program" in refused.stderr


def with_browser(script: str, folder: Path) -> subprocess.Popen[str]:
    """The demonstration with a program in the place of Chromium; its throw-away data go below `folder`."""
    browser = folder / "chromium"
    browser.write_text(f"#!/bin/sh\n{script}\n")
    browser.chmod(0o755)
    return subprocess.Popen(
        command("demo", "--port", str(free_port())),
        env=os.environ | {"CHROMIUM": str(browser), "TMPDIR": str(folder)},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )


def test_it_ends_with_its_browser_and_leaves_nothing(tmp_path: Path) -> None:
    process = with_browser(f'echo "$@" > {tmp_path}/arguments; sleep 1', tmp_path)
    said, _ = process.communicate(timeout=PATIENCE)
    assert process.returncode == 0, said
    arguments = (tmp_path / "arguments").read_text()
    assert "--load-extension=" in arguments
    assert arguments.split()[-1] == "https://mail.google.com/mail/u/0/#inbox"
    assert not list(tmp_path.glob("whowrites-*"))


def test_it_takes_its_browser_along_when_it_is_stopped(tmp_path: Path) -> None:
    process = with_browser(f"echo $$ > {tmp_path}/pid; exec sleep 60", tmp_path)
    assert process.stdout
    until = time.monotonic() + PATIENCE
    while not (tmp_path / "pid").exists():
        assert time.monotonic() < until
        time.sleep(0.05)
    process.send_signal(signal.SIGTERM)
    said, _ = process.communicate(timeout=PATIENCE)
    assert process.returncode == 0, said
    assert not Path("/proc", (tmp_path / "pid").read_text().strip()).exists()
    assert not list(tmp_path.glob("whowrites-*"))
