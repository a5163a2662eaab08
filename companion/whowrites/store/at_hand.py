"""Facts that are answered without a query, as long as nothing at all is written: a mail page asks for the
same senders at every view."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from threading import Lock

from whowrites.model import Facts

_MOST = 2_000


class AtHand:
    """Facts by address, of one version of the file at a time. Thread-safe, bounded."""

    def __init__(self) -> None:
        self._version = -1
        self._facts: dict[str, Facts] = {}
        self._lock = Lock()

    def of(self, addresses: Iterable[str], version: int) -> dict[str, Facts]:
        """Those that are held of this version."""
        with self._lock:
            if version != self._version:
                self._facts, self._version = {}, version
            held = self._facts
            return {key: held[key] for key in addresses if key in held}

    def keep(self, read: Mapping[str, Facts], version: int) -> None:
        """Hold what was read after the file had this version; passed over where it has another by now."""
        with self._lock:
            if version == self._version and len(self._facts) < _MOST:
                self._facts.update(read)
