"""The companion as a process: it starts, is alone on its data, minds the port, and stops without losing
anything."""

from __future__ import annotations

import signal
import socket
import sqlite3
from pathlib import Path

from lab.companion_process import PATIENCE, free_port, healthy, run, serving


def test_it_listens_on_this_computer_only_and_stops_when_told(tmp_path: Path) -> None:
    port = free_port()
    with serving(tmp_path, port) as process:
        assert listening_addresses(port) == {"127.0.0.1"}
        process.send_signal(signal.SIGINT)
        assert process.wait(PATIENCE) == 0
        assert process.stdout
        assert f"http://127.0.0.1:{port}" in process.stdout.read()
    assert not healthy(port)


def test_a_second_companion_on_the_same_data_names_the_first(tmp_path: Path) -> None:
    port = free_port()
    with serving(tmp_path, port) as first:
        second = run("serve", "--no-open", "--port", str(free_port()), "--data-dir", str(tmp_path))
        assert second.returncode == 3
        assert f"process {first.pid}, port {port}" in second.stderr
        assert healthy(port), "the first one goes on"


def test_a_port_that_is_taken_is_said_with_a_way_out(tmp_path: Path) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        refused = run("serve", "--no-open", "--port", str(port), "--data-dir", str(tmp_path))
    assert refused.returncode == 3
    assert f"Port {port} is used by another program" in refused.stderr
    assert "--port" in refused.stderr


def test_a_damaged_database_is_put_aside_and_said(tmp_path: Path) -> None:
    run("vet", "--reach", "local", "--data-dir", str(tmp_path), "ana@acme.example")
    database = tmp_path / "whowrites.sqlite3"
    database.write_bytes(b"this is no database " * 500)
    with serving(tmp_path, free_port()):
        kept = [path for path in tmp_path.iterdir() if ".corrupt-" in path.name]
        assert [path.read_bytes()[:20] for path in kept] == [b"this is no database "]
    with sqlite3.connect(database) as connection:
        assert connection.execute("PRAGMA quick_check").fetchone() == ("ok",)
    connection.close()


def test_the_terminal_works_beside_a_running_companion(tmp_path: Path) -> None:
    with serving(tmp_path, free_port()):
        beside = run("vet", "--reach", "local", "--data-dir", str(tmp_path), "ana@acme.example")
    assert beside.returncode == 0, beside.stderr
    assert beside.stdout.startswith("ana@acme.example: ")


def listening_addresses(port: int) -> set[str]:
    """The local addresses on which anything listens at this port, IPv4 and IPv6 (Linux's own table)."""
    found = set()
    for table in ("tcp", "tcp6"):
        for line in Path(f"/proc/net/{table}").read_text().splitlines()[1:]:
            local, state = line.split()[1], line.split()[3]
            address, _, number = local.partition(":")
            if state == "0A" and int(number, 16) == port:
                found.add(
                    socket.inet_ntoa(bytes.fromhex(address)[::-1]) if table == "tcp" else f"[{address}]"
                )
    return found
