"""What the companion does for its database in the background: check it once, back it up daily, clear what
has expired.
"""

from __future__ import annotations

import logging
import sqlite3
import threading
from collections.abc import Callable
from datetime import datetime

from whowrites.store import backups
from whowrites.store.database import Database, sound
from whowrites.store.errors import StoreError
from whowrites.store.opening import make_current, recover

log = logging.getLogger(__name__)

_ROUND_SECONDS = 3600.0
_FIRST_ROUND_SECONDS = 3.0
"""A companion that starts has more urgent things to do than to clear up."""


class Upkeep:
    """A thread that begins with `quick_check`; writes wait until that has ended.

    `expire(now)` clears old rows.
    """

    def __init__(
        self,
        database: Database,
        clock: Callable[[], datetime],
        expire: Callable[[datetime], None],
        notice: Callable[[str], None],
    ) -> None:
        self._database = database
        self._clock = clock
        self._expire = expire
        self._notice = notice
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._run, name="store-upkeep", daemon=True)
        database.writable.clear()
        self._thread.start()

    def close(self) -> None:
        self._stop.set()
        self._thread.join()

    def _run(self) -> None:
        try:
            self._check()
        except (StoreError, sqlite3.Error) as fault:
            log.error("the database could not be checked: %s", fault)
        finally:
            self._database.writable.set()
        pause = _FIRST_ROUND_SECONDS
        while not self._stop.wait(pause):
            pause = _ROUND_SECONDS
            try:
                self._round()
            except (StoreError, OSError) as fault:
                log.warning("store upkeep is put off: %s", fault)

    def _check(self) -> None:
        # A count or a single look-up does not see a garbled page in the middle of the file; quick_check does.
        if not sound(self._database.path):
            self._database.replace(self._recover)

    def _recover(self) -> None:
        now = self._clock()
        notice = recover(self._database.path, now)
        make_current(self._database.path, now)
        self._notice(notice)

    def _round(self) -> None:
        now, path = self._clock(), self._database.path
        self._expire(now)
        if backups.due(path, now):
            backups.back_up(path, now)
        backups.prune(path, now)
