"""One companion per data directory, and how others find it: a lock that dies with the process, and
`run.json` with its pid and port.
"""

from __future__ import annotations

import json
import logging
import os
from dataclasses import dataclass
from pathlib import Path

from filelock import FileLock, Timeout

from whowrites.store.errors import StoreError, StoreLocked
from whowrites.store.place import replace_private

log = logging.getLogger(__name__)

_PATIENCE = 0.5
"""Seconds: another process may hold the lock for an instant, to see whether a companion runs."""


@dataclass(frozen=True, slots=True)
class Running:
    """The companion that holds a data directory. `port` is 0 until it listens."""

    pid: int
    port: int


class Lock:
    """The hold on a data directory.

    Raises StoreLocked when another process has it, StoreError when it cannot be had.
    """

    def __init__(self, directory: Path) -> None:
        self._run = directory / "run.json"
        self._lock = _file_lock(directory)
        _acquire(self._lock, self._run, _PATIENCE)
        try:
            self.announce(0)
        except StoreError as fault:
            log.warning("the companion is not named to others: %s", fault)

    def announce(self, port: int) -> None:
        """Write down for others on which port this process listens."""
        text = json.dumps({"pid": os.getpid(), "port": port})
        replace_private(self._run, text.encode())

    def release(self) -> None:
        self._run.unlink(missing_ok=True)
        self._lock.release()


def running(directory: Path) -> Running | None:
    """The companion that works on this directory now, or None."""
    if not (directory / "lock").exists():
        return None
    lock = _file_lock(directory)
    try:
        _acquire(lock, directory / "run.json", 0)
    except StoreLocked as held:
        return Running(held.pid, held.port)
    lock.release()
    return None


def _file_lock(directory: Path) -> FileLock:
    # Not per thread: the thread that closes the store need not be the one that opened it.
    return FileLock(directory / "lock", mode=0o600, thread_local=False)


def _acquire(lock: FileLock, run: Path, patience: float) -> None:
    try:
        lock.acquire(timeout=patience, poll_interval=0.02)
    except Timeout as error:
        holder = _read(run)
        raise StoreLocked(holder.pid, holder.port) from error
    except OSError as error:
        raise StoreError(f"{run.parent} cannot be locked: {error.strerror}.") from error


def _read(run: Path) -> Running:
    try:
        data = json.loads(run.read_bytes())
        return Running(int(data["pid"]), int(data["port"]))
    except (OSError, ValueError, KeyError, TypeError):
        return Running(0, 0)  # it holds the lock, but has not said who it is
