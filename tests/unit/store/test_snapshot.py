import json
import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from pathlib import Path

import pytest

from whowrites.store import Store, StoreError
from whowrites.store.database import Database
from whowrites.store.snapshot import Snapshot


def test_it_is_read_once_until_something_is_written(store: Store) -> None:
    looks = []

    def look(database: Database) -> object:
        looks.append(1)
        return [json.loads(value) for (value,) in database.look("SELECT value FROM settings")]

    snapshot = Snapshot(store.settings._database, look)
    assert [snapshot.now(), snapshot.now()] == [[], []]
    assert len(looks) == 1
    store.settings.set("theme", "dark")
    assert [snapshot.now(), snapshot.now()] == [["dark"], ["dark"]]
    assert len(looks) == 2


def test_those_who_come_together_wait_for_one_reading(store: Store) -> None:
    looks, all_here = [], threading.Barrier(8)

    def look(database: Database) -> int:
        looks.append(1)
        time.sleep(0.2)
        return len(looks)

    snapshot = Snapshot(store.settings._database, look)

    def ask(_: int) -> int:
        all_here.wait()
        return snapshot.now()

    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(ask, range(8))) == [1] * 8
    assert len(looks) == 1


def test_what_another_process_writes_is_seen_at_once(
    store: Store, data_dir: Path, clock: Callable[[], datetime]
) -> None:
    other = Store.open(data_dir, clock)
    assert store.settings.get("theme") is None
    other.settings.set("theme", "dark")
    assert store.settings.get("theme") == "dark"
    other.browsers.pair("chrome-extension://" + "a" * 32, "token", "key", "Chrome")
    (paired,) = store.browsers.paired_origins()
    assert store.browsers.by_token(paired, "token")
    other.browsers.revoke(other.browsers.list()[0].id)
    assert not store.browsers.by_token(paired, "token"), "a pairing that was ended opens no door"
    other.close()


def test_a_closed_store_says_so(store: Store) -> None:
    store.close()
    with pytest.raises(StoreError):
        store.settings.get("theme")
