"""A store on a temporary directory, a clock that the test moves, and a disk that can be full."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from quick_start import lay_empty_store
from whowrites.model import Claim, Facts, Finding, Kind, Reach
from whowrites.store import Store, database
from whowrites.store.database import Database
from whowrites.store.dossiers import Dossiers
from whowrites.store.place import create_private
from whowrites.store.schema import create


class Clock:
    """Stands still until the test moves it."""

    def __init__(self) -> None:
        self.now = datetime(2026, 11, 23, 9, 40, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now

    def pass_by(self, **time: float) -> datetime:
        self.now += timedelta(**time)
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def data_dir(tmp_path: Path) -> Path:
    return tmp_path / "data"


@pytest.fixture
def store(data_dir: Path, clock: Clock) -> Iterator[Store]:
    lay_empty_store(data_dir)
    opened = Store.open(data_dir, clock)
    yield opened
    opened.close()


@pytest.fixture(name="database")
def empty_database(tmp_path: Path) -> Database:
    """A database with the tables and nothing in them, without the store around it."""
    create_private(tmp_path / "db")
    made = Database(tmp_path / "db")
    with made.write() as connection:
        create(connection)
    return made


@pytest.fixture
def make_facts(clock: Clock) -> Callable[..., Facts]:
    """Facts of an address, `size` characters of raw text in the one finding, and what it claims to be."""

    def make(address: str, *, size: int = 20, company: str = "", complete: bool = True) -> Facts:
        finding = Finding(
            "domain_young",
            Kind.RISK,
            "domain",
            "rdap",
            clock(),
            {"days": 21, "new": True},
            "x" * size,
            "registration",
        )
        claims = (Claim("company", company, "site", clock()),) if company else ()
        return Facts(Dossiers.new_id(), address, (finding,), claims, clock(), complete, Reach.PASSIVE)

    return make


@pytest.fixture
def full_disk(monkeypatch: pytest.MonkeyPatch) -> Callable[[Store], AbstractContextManager[None]]:
    """Within the block the file may not grow: a write that needs a new page gets SQLITE_FULL."""

    @contextmanager
    def full(store: Store) -> Iterator[None]:
        with monkeypatch.context() as patch:
            patch.setattr(database, "_PRAGMAS", (*database._PRAGMAS, "max_page_count=1"))
            store._database.replace(lambda: None)
            yield
        store._database.replace(lambda: None)

    return full
