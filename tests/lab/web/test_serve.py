"""The socket: this computer only, one owner, and a quick end."""

from __future__ import annotations

import signal
import socket
import subprocess
import sys
import threading
import time
from pathlib import Path
from typing import Any

import pytest

from whowrites.web import serve
from whowrites.web.serve import PortTaken, listen


def test_it_listens_on_this_computer_only(served: Any) -> None:
    if sys.platform == "linux":
        rows = [line.split() for line in Path("/proc/net/tcp").read_text().splitlines()]
        port = f":{served.port:04X}"
        listening = [row[1] for row in rows if row[3] == "0A" and row[1].endswith(port)]
        assert listening == ["0100007F" + port]
    with socket.socket() as probe:
        probe.settimeout(1)
        assert probe.connect_ex(("127.0.0.2", served.port)) != 0


def test_a_taken_port_is_named_with_what_to_do() -> None:
    with listen(0) as first:
        port = first.getsockname()[1]
        with pytest.raises(PortTaken) as caught:
            listen(port)
        assert str(port) in str(caught.value)
        assert "--port" in str(caught.value)
        assert caught.value.port == port
    listen(port).close()


def test_no_setting_makes_it_listen_elsewhere() -> None:
    assert "host" not in serve.SETTINGS and "listen" not in serve.SETTINGS
    with listen(0) as listening:
        assert listening.getsockname()[0] == "127.0.0.1"


def test_stop_lets_a_request_under_way_end(served: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    began = threading.Event()
    answers: list[bytes] = []
    counts = served.store.browsers.paired_origins

    def slow() -> Any:
        began.set()
        time.sleep(0.5)
        return counts()

    monkeypatch.setattr(served.store.browsers, "paired_origins", slow)
    head = f"POST /api/v1/hello HTTP/1.1\r\nHost: 127.0.0.1:{served.port}\r\nOrigin: https://a.example\r\n"
    request = head + "Content-Type: application/json\r\nContent-Length: 2\r\n\r\n{}"
    caller = threading.Thread(target=lambda: answers.append(served.raw(request.encode())))
    caller.start()
    assert began.wait(30)
    served.server.stop()
    served.thread.join(30)
    caller.join(30)
    assert not served.thread.is_alive()
    assert answers[0].startswith(b"HTTP/1.1 403")
    with pytest.raises(ConnectionError), socket.create_connection(("127.0.0.1", served.port), timeout=1):
        pass


PROGRAM = """
import sys
from flask import Flask
from whowrites.web.serve import Server, listen, serve
listening = listen(0)
app = Flask("x")
serve(Server(app, listening), ready=lambda: print(listening.getsockname()[1], flush=True))
print("ended", flush=True)
"""


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_signal_ends_it_in_time(number: int) -> None:
    with subprocess.Popen([sys.executable, "-c", PROGRAM], stdout=subprocess.PIPE, text=True) as program:
        assert program.stdout is not None
        port = int(program.stdout.readline())
        with socket.create_connection(("127.0.0.1", port), timeout=5):
            program.send_signal(number)
            assert program.stdout.readline() == "ended\n"
            assert program.wait(30) == 0, "it ends while somebody holds a connection open"
