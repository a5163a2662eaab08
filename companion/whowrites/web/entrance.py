"""The way from another program into the owner's session: a one-time ticket in a URL's fragment, which no
server log ever sees.
"""

from __future__ import annotations

import contextlib
import hashlib
import html
import os
import secrets
import threading
import time
from pathlib import Path

from whowrites.store import Store
from whowrites.store.doors import TICKET_LIFE

LIFETIME = TICKET_LIFE["start"].total_seconds()
"""Seconds after which a redirect file leads nowhere, and is removed by the next one."""

_REMEMBERED = 64


class Entrance:
    """Gives tickets and takes them. Where a ticket leads is remembered here, not in the URL. Thread-safe."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._targets: dict[str, str] = {}
        self._lock = threading.Lock()

    def ticket_to(self, path: str) -> str:
        """A ticket for the extension: single use, 30 seconds, leads to `path` of this companion."""
        ticket = self._store.browsers.new_ticket("page")
        with self._lock:
            self._targets[_digest(ticket)] = path
            while len(self._targets) > _REMEMBERED:
                del self._targets[next(iter(self._targets))]
        return ticket

    def take(self, ticket: str) -> str | None:
        """Where this ticket leads, and it is used up; None for one that is unknown, used or too old."""
        with self._lock:
            path = self._targets.pop(_digest(ticket), "/")
        return path if self._store.browsers.use_ticket(ticket) else None


def write_redirect(store: Store, data_dir: Path, port: int) -> Path:
    """A file (0600) that leads a browser into the owner's session on the companion at `port`; absolute.

    Its ticket works once, within LIFETIME; thus it stands in no process list. The name is new and random, so
    that nobody can have planted a link there. Raises OSError.
    """
    url = f"http://127.0.0.1:{port}/enter#t={store.browsers.new_ticket('start')}"
    folder = data_dir.resolve()
    for old in folder.glob("open-*.html"):
        with contextlib.suppress(FileNotFoundError):
            if abs(time.time() - old.lstat().st_mtime) > LIFETIME:
                old.unlink()
    path = folder / f"open-{secrets.token_hex(16)}.html"
    page = (
        '<!doctype html><meta charset="utf-8"><title>WhoWrites</title>'
        f'<meta http-equiv="refresh" content="0;url={html.escape(url)}">'
        f'<p><a href="{html.escape(url)}">WhoWrites</a></p>\n'
    )
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w", encoding="utf-8") as file:
        file.write(page)
    return path


def _digest(ticket: str) -> str:
    return hashlib.sha256(ticket.encode()).hexdigest()
