"""The store: one SQLite file in the user's data directory, and what is kept in it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from whowrites.store import backups, vet_lists, views
from whowrites.store.browsers import Browser, Browsers
from whowrites.store.change_list import ChangeList, ChangeRow
from whowrites.store.companies import Companies
from whowrites.store.contact_imports import ContactImports
from whowrites.store.contacts import Contacts
from whowrites.store.dashboard import Dashboard
from whowrites.store.database import Database
from whowrites.store.dealings import Desk
from whowrites.store.dossiers import Dossiers, Record
from whowrites.store.erasing import Erasing
from whowrites.store.errors import NotSaved, StoreDamaged, StoreError, StoreLocked, StoreNewer
from whowrites.store.exchange import Exchange
from whowrites.store.history import HistoryPage, HistoryRow
from whowrites.store.history_query import HistoryQuery, Sort
from whowrites.store.keys import Keys
from whowrites.store.lock import Lock, Running, running
from whowrites.store.lookups import Lookups
from whowrites.store.never import Never
from whowrites.store.notebook import RunEntry
from whowrites.store.opening import open_database
from whowrites.store.owner import Owner, OwnerRecord
from whowrites.store.place import prepare_database, prepare_directory
from whowrites.store.retention import Retention
from whowrites.store.saved_views import SavedViews
from whowrites.store.settings import Settings
from whowrites.store.upkeep import Upkeep
from whowrites.store.vet_lists import VetLists
from whowrites.store.watched import Watched
from whowrites.store.written import WrittenTo

__all__ = [
    "Browser",
    "ChangeRow",
    "HistoryPage",
    "HistoryQuery",
    "HistoryRow",
    "NotSaved",
    "OwnerRecord",
    "Record",
    "RunEntry",
    "Running",
    "Sort",
    "Store",
    "StoreDamaged",
    "StoreError",
    "StoreLocked",
    "StoreNewer",
    "running",
]


GOING_AT_ONCE = 500
"""Dossiers that go in one round of the upkeep."""


class Store:
    """All that is kept. Open it with `Store.open`, close it with `close()`; every method is thread-safe."""

    def __init__(
        self, database: Database, clock: Callable[[], datetime], lock: Lock | None, notices: tuple[str, ...]
    ) -> None:
        self._database = database
        self._clock = clock
        self._lock = lock
        self._upkeep: Upkeep | None = None
        self.notices = notices
        self.lookups = Lookups(database)
        self.dossiers = Dossiers(database, clock, self.lookups)
        self.dashboard = Dashboard(database)
        self.desk = Desk(database, clock)
        self.exchange = Exchange(database, clock)
        self.changes = ChangeList(database)
        self.watched = Watched(database)
        self.companies = Companies(database, clock)
        self.saved_views = SavedViews(database, clock)
        self.vet_lists = VetLists(database, clock)
        self.contacts = Contacts(database)
        self.imports = ContactImports(database, clock)
        self.written = WrittenTo(database, clock)
        self.erasing = Erasing(database, self.dossiers, self.contacts, self.written)
        self.retention = Retention(database)
        self.owner = Owner(database)
        self.browsers = Browsers(database, clock)
        self.settings = Settings(database)
        self.keys = Keys(database.path.parent)
        self.never = Never(database, clock, self.settings)

    @staticmethod
    def open(
        data_dir: Path, clock: Callable[[], datetime], *, exclusive: bool = False, read_only: bool = False
    ) -> Store:
        """The store in `data_dir`, which is made if there is none.

        `exclusive`: for the one companion that serves it; it also checks the file in the background (writes
        wait for that),
        backs it up daily and clears what has expired. Without it the store is shared with a companion that
        may be running.
        `read_only`: for a database that a newer WhoWrites wrote. `notices` then says what happened to the
        file:
        `database_restored` (a damaged file was moved aside and the newest good backup put in its place) or
        `database_started_anew` (moved aside, and there was no backup).
        Raises StoreLocked (names the other companion), StoreNewer, StoreDamaged, StoreError; each text is a
        sentence.
        """
        prepare_directory(data_dir)
        lock = Lock(data_dir) if exclusive else None
        try:
            path = prepare_database(data_dir)
            database, notice = open_database(path, clock(), read_only=read_only, locked=exclusive)
        except StoreError:
            if lock:
                lock.release()
            raise
        store = Store(database, clock, lock, (notice,) if notice else ())
        if exclusive and not read_only:
            store._upkeep = Upkeep(database, clock, store._expire, store._notice)
        return store

    @property
    def saved(self) -> bool:
        """False from a write that the disk refused until one that it took."""
        return self._database.saved

    @property
    def path(self) -> Path:
        """The database file."""
        return self._database.path

    def announce(self, port: int) -> None:
        """Write into `run.json` on which port this companion listens, for `whowrites open` and for a second
        companion.
        """
        if self._lock:
            self._lock.announce(port)

    def checked(self, seconds: float) -> bool:
        """Wait until the check at the start has ended; False when it has not by then."""
        return self._database.writable.wait(seconds)

    def back_up(self, target: Path | None = None) -> Path:
        """Make a checked backup now, among the daily ones or as the new file `target`; gives its path.

        Raises NotSaved, and StoreError where the file cannot be written.
        """
        if target is None:
            return backups.back_up(self._database.path, self._clock())
        backups.back_up_to(self._database.path, target)
        return target

    def backups(self) -> list[tuple[datetime, Path]]:
        """The backups among the daily ones with their times, newest first."""
        return backups.existing(self._database.path)

    def close(self) -> None:
        """Write what is waiting, end the background work, let go of files and lock."""
        if self._upkeep:
            self._upkeep.close()
        self.dossiers.write_waiting()
        self.lookups.flush()
        self._database.close()
        if self._lock:
            self._lock.release()

    def _notice(self, notice: str) -> None:
        self.notices = (*self.notices, notice)

    def _expire(self, now: datetime) -> None:
        self.lookups.expire(now)
        self.browsers.expire(now)
        self.written.expire(now)
        with self._database.write() as connection:
            views.expire(connection, now)
            vet_lists.expire(connection, now)
        for dossier_id in self.retention.due(now, GOING_AT_ONCE):
            self.dossiers.delete(dossier_id)
        self.dossiers.write_waiting()
