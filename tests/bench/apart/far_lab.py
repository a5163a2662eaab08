"""The lab of the other process, as seen from here."""

from __future__ import annotations

import json
import subprocess
import sys
import threading
from pathlib import Path
from types import TracebackType
from typing import Any

from whowrites.lab.world import PACE
from whowrites.net.internet import Endpoint, Internet


class FarLab:
    """A context manager. `registered`: the domains that the registries of this lab shall know."""

    def __init__(self, registered: list[str]) -> None:
        self._lock = threading.Lock()
        script = Path(__file__).with_name("lab_process.py")
        self._process = subprocess.Popen(
            [sys.executable, str(script)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )
        started = self._exchange(registered)
        self.port: int = started["port"]
        self.internet = Internet((("127.0.0.1", self.port),), self._dial, started["ca"], PACE)

    def firms(self, domains: list[str]) -> None:
        """New domains that nobody has asked for yet; they have no registration."""
        self._exchange(["firms", domains])

    def delay(self, seconds: float) -> None:
        self._exchange(["delay", seconds])

    def asked(self) -> dict[str, int]:
        """How many questions each service got since this was asked last."""
        counts = self._exchange(["asked", None])
        assert isinstance(counts, dict)
        return counts

    def cpu(self) -> float:
        """Seconds of processor time that the lab has taken so far."""
        return float(self._exchange(["cpu", None]))

    def _dial(self, endpoint: Endpoint) -> Endpoint:
        host, port = self._exchange(["dial", endpoint])
        return host, port

    def _exchange(self, message: Any) -> Any:
        assert self._process.stdin and self._process.stdout
        with self._lock:
            self._process.stdin.write(json.dumps(message) + "\n")
            self._process.stdin.flush()
            return json.loads(self._process.stdout.readline())

    def __enter__(self) -> FarLab:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        assert self._process.stdin and self._process.stdout
        self._process.stdin.close()
        self._process.wait(10)
        self._process.stdout.close()
