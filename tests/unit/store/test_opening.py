"""Whatever stands where the database should be: it is made, restored, or refused with a sentence; nothing
is lost.
"""

from __future__ import annotations

import os
import sqlite3
import stat
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from shutil import copy
from typing import Any

import pytest

from whowrites.model import Facts, Level
from whowrites.store import Store, StoreDamaged, StoreError, StoreLocked, StoreNewer, migrate, opening
from whowrites.store.lock import Lock
from whowrites.store.opening import RESTORED, STARTED_ANEW
from whowrites.store.place import DATABASE, create_private
from whowrites.store.schema import REVISIONS

ADDRESS = "ann@firm.example"


@pytest.fixture
def backed_up(data_dir: Path, clock: Any, make_facts: Callable[..., Facts]) -> Path:
    """A closed store with one dossier and a backup; gives the database file."""
    store = Store.open(data_dir, clock)
    store.dossiers.save(make_facts(ADDRESS), Level.LOW, 1.0)
    store.back_up()
    store.close()
    return data_dir / DATABASE


def garble_header(path: Path) -> None:
    path.write_bytes(b"\xee" * 512 + path.read_bytes()[512:])


def truncate(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:5000])


def empty(path: Path) -> None:
    path.write_bytes(b"")


@pytest.mark.parametrize("damage", [garble_header, truncate, empty])
@pytest.mark.parametrize("exclusive", [True, False])
def test_a_damaged_file_is_kept_and_the_backup_restored(
    backed_up: Path, clock: Any, damage: Callable[[Path], None], exclusive: bool
) -> None:
    damage(backed_up)
    damaged = backed_up.read_bytes()
    store = Store.open(backed_up.parent, clock, exclusive=exclusive)
    assert store.checked(10)
    assert set(store.dossiers.facts([ADDRESS])) == {ADDRESS}
    assert store.notices == (RESTORED,)
    store.close()
    kept = backed_up.with_name(f"{DATABASE}.corrupt-20261123T094000Z").read_bytes()
    assert kept.startswith(damaged)
    assert len(kept) == max(len(damaged), 4096)  # SQLite writes its header into an empty file
    again = Store.open(backed_up.parent, clock)
    assert again.notices == ()
    again.close()


def test_without_a_backup_a_new_one_is_begun_and_the_file_kept(data_dir: Path, clock: Any) -> None:
    Store.open(data_dir, clock).close()
    garble_header(data_dir / DATABASE)
    store = Store.open(data_dir, clock)
    assert store.notices == (STARTED_ANEW,)
    assert store.dossiers.facts([ADDRESS]) == {}
    store.close()
    assert len(list(data_dir.glob("*.corrupt-*"))) == 1


def test_an_empty_file_without_backups_is_a_new_database(data_dir: Path, clock: Any) -> None:
    data_dir.mkdir()
    (data_dir / DATABASE).touch()
    store = Store.open(data_dir, clock)
    assert store.notices == ()
    store.close()
    assert [path.name for path in data_dir.glob("*.corrupt-*")] == []


def test_a_directory_or_link_in_its_place_is_refused(data_dir: Path, clock: Any, tmp_path: Path) -> None:
    (data_dir / DATABASE).mkdir(parents=True)
    for _ in range(2):
        with pytest.raises(StoreError, match="is not a file"):
            Store.open(data_dir, clock, exclusive=True)  # twice: the lock is let go of
    (data_dir / DATABASE).rmdir()
    (data_dir / DATABASE).symlink_to(tmp_path / "elsewhere")
    with pytest.raises(StoreError, match="is a link"):
        Store.open(data_dir, clock)


def test_the_database_of_another_program_is_left_alone(data_dir: Path, clock: Any) -> None:
    data_dir.mkdir()
    with closing(sqlite3.connect(data_dir / DATABASE)) as db:
        db.execute("CREATE TABLE bookmarks (url TEXT)")
    with pytest.raises(StoreError, match="is a database of another program"):
        Store.open(data_dir, clock)
    with closing(sqlite3.connect(data_dir / DATABASE)) as db:
        assert db.execute("SELECT name FROM sqlite_master").fetchall() == [("bookmarks",)]


def test_a_newer_database_is_read_and_not_written(
    backed_up: Path, clock: Any, make_facts: Callable[..., Facts]
) -> None:
    with closing(sqlite3.connect(backed_up)) as db:
        db.execute("UPDATE alembic_version SET version_num = '0042'")
        db.commit()
    with pytest.raises(StoreNewer, match="its revision is 0042"):
        Store.open(backed_up.parent, clock, exclusive=True)
    store = Store.open(backed_up.parent, clock, read_only=True)
    assert set(store.dossiers.facts([ADDRESS])) == {ADDRESS}
    assert not store.dossiers.save(make_facts(ADDRESS), Level.HIGH, 7.0)
    assert not store.saved
    store.close()
    assert not list(backed_up.parent.glob("*.corrupt-*"))


def test_to_only_read_nothing_is_moved(backed_up: Path, clock: Any) -> None:
    garble_header(backed_up)
    before = backed_up.read_bytes()
    with pytest.raises(StoreDamaged, match="left as it is"):
        Store.open(backed_up.parent, clock, read_only=True)
    assert backed_up.read_bytes() == before


def test_beside_a_running_companion_damage_is_said_and_not_mended(backed_up: Path, clock: Any) -> None:
    held = Lock(backed_up.parent)
    garble_header(backed_up)
    with pytest.raises(StoreDamaged, match="while another companion uses it"):
        Store.open(backed_up.parent, clock)
    assert not list(backed_up.parent.glob("*.corrupt-*"))
    held.release()


def test_one_companion_and_any_number_of_others(
    data_dir: Path, clock: Any, make_facts: Callable[..., Facts]
) -> None:
    serving = Store.open(data_dir, clock, exclusive=True)
    serving.announce(8737)
    with pytest.raises(StoreLocked) as held:
        Store.open(data_dir, clock, exclusive=True)
    assert held.value.port == 8737
    beside = Store.open(data_dir, clock)
    assert beside.dossiers.save(make_facts(ADDRESS), Level.LOW, 1.0)
    assert set(serving.dossiers.facts([ADDRESS])) == {ADDRESS}
    beside.announce(1)  # not the companion: its word is not taken
    with pytest.raises(StoreLocked) as held:
        Store.open(data_dir, clock, exclusive=True)
    assert held.value.port == 8737
    beside.close()
    serving.close()


@pytest.mark.parametrize("umask", [0o000, 0o022, 0o077])
def test_every_file_of_a_working_store_is_private(
    data_dir: Path, clock: Any, make_facts: Callable[..., Facts], umask: int
) -> None:
    before = os.umask(umask)
    try:
        store = Store.open(data_dir, clock, exclusive=True)
        store.dossiers.save(make_facts(ADDRESS), Level.LOW, 1.0)
        store.back_up()
        modes = {str(p.relative_to(data_dir)): stat.S_IMODE(p.stat().st_mode) for p in data_dir.rglob("*")}
        store.close()
    finally:
        os.umask(before)
    assert stat.S_IMODE(data_dir.stat().st_mode) == 0o700
    assert modes.pop("backups") == 0o700
    assert {"lock", "run.json", DATABASE, f"{DATABASE}-wal", f"{DATABASE}-shm"} < set(modes)
    assert set(modes.values()) == {0o600}


NEXT = f"""
from alembic import op
revision, down_revision = "next", "{REVISIONS[-1]}"
def upgrade():
    op.execute("ALTER TABLE dossiers ADD COLUMN brand_new TEXT")
"""


@pytest.fixture
def next_version(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A program that is one revision ahead."""
    scripts = tmp_path / "scripts"
    scripts.mkdir()
    for script in migrate.SCRIPTS.glob("v*.py"):
        copy(script, scripts)
    (scripts / "next.py").write_text(NEXT)
    monkeypatch.setattr(migrate.migrate, "__defaults__", (scripts,))
    monkeypatch.setattr(opening, "REVISIONS", (*REVISIONS, "next"))


@pytest.mark.usefixtures("next_version")
def test_an_older_database_is_backed_up_and_brought_up_to_date(backed_up: Path, clock: Any) -> None:
    clock.pass_by(hours=1)
    store = Store.open(backed_up.parent, clock)
    with store._database.read() as connection:
        assert connection.exec_driver_sql("SELECT address, brand_new FROM dossiers").fetchall() == [
            (ADDRESS, None)
        ]
    store.close()
    backup = backed_up.parent / "backups" / "whowrites-20261123T104000Z.sqlite3"
    with closing(sqlite3.connect(backup)) as db:
        assert db.execute("SELECT version_num FROM alembic_version").fetchone() == (REVISIONS[-1],)


@pytest.mark.usefixtures("next_version")
def test_an_older_backup_is_brought_up_to_date_too(backed_up: Path, clock: Any) -> None:
    garble_header(backed_up)
    store = Store.open(backed_up.parent, clock)
    with store._database.read() as connection:
        assert connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar() == "next"
    assert store.notices == (RESTORED,)
    store.close()


@pytest.mark.usefixtures("next_version")
def test_a_damaged_database_is_not_migrated(backed_up: Path, clock: Any) -> None:
    data = bytearray(backed_up.read_bytes())
    data[-8192:-8000] = b"\xee" * 192
    backed_up.write_bytes(data)
    store = Store.open(backed_up.parent, clock)
    assert set(store.dossiers.facts([ADDRESS])) == {ADDRESS}
    assert store.notices == (RESTORED,)
    store.close()


def test_alembic_is_not_loaded_for_a_current_database(data_dir: Path) -> None:
    import subprocess
    import sys

    code = (
        "import sys, pathlib, datetime as d; from whowrites.store import Store;"
        "Store.open(pathlib.Path(sys.argv[1]), lambda: d.datetime.now(d.UTC)).close();"
        "assert 'sqlalchemy' in sys.modules; assert 'alembic' not in sys.modules"
    )
    for _ in range(2):
        subprocess.run([sys.executable, "-c", code, str(data_dir)], check=True)


def test_two_that_make_the_database_at_once_make_one(data_dir: Path, clock: Any) -> None:
    data_dir.mkdir()
    path = data_dir / DATABASE
    create_private(path)
    opening._create(path)
    opening._create(path)
    with closing(sqlite3.connect(path)) as db:
        assert db.execute("SELECT version_num FROM alembic_version").fetchall() == [(REVISIONS[-1],)]
