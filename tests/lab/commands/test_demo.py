from __future__ import annotations

import signal
import subprocess
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
    import socket

    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        refused = run("demo", "--no-open", "--port", str(other.getsockname()[1]))
    assert refused.returncode == 3
    assert "is used by another program" in refused.stderr
