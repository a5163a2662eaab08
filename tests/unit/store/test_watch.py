"""The watch sees changes of its own mark, of this process and of others, and nothing else."""

from __future__ import annotations

from pathlib import Path

from whowrites.store import Store
from whowrites.store.watch import Watch


def test_it_wakes_for_its_own_mark_only(store: Store, data_dir: Path, clock: object) -> None:
    watch = Watch(store._database, "a_mark")
    assert watch.changed()
    assert not watch.changed()
    store.settings.set("language", "en")
    assert not watch.changed()
    other = Store.open(data_dir, clock)  # type: ignore[arg-type]
    with other._database.write() as connection:
        watch.touch(connection)
    other.close()
    assert watch.changed()
    assert not watch.changed()
