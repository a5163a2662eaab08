"""Paired browsers: by origin and token, gone at once when revoked, in the backups too."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

from whowrites.store import Store

CHROME, FIREFOX = "chrome-extension://abcdefghijklmnop", "moz-extension://0-1-2-3"


def test_only_this_token_from_this_origin(store: Store, clock: Any) -> None:
    paired = store.browsers.pair(CHROME, "token-1", "key-1", "Chrome 140")
    store.browsers.pair(FIREFOX, "token-2", "key-2", "Firefox 145")
    assert store.browsers.by_token(CHROME, "token-1") == paired
    assert store.browsers.by_token(CHROME, "token-2") is None
    assert store.browsers.by_token(FIREFOX, "token-1") is None
    assert store.browsers.by_token(CHROME, "") is None
    assert store.browsers.by_token("https://mail.example", "token-1") is None
    assert store.browsers.paired_origins() == {CHROME, FIREFOX}
    assert (store.browsers.key_for(CHROME), store.browsers.key_for("https://mail.example")) == ("key-1", None)


def test_pairing_again_ends_the_earlier_pairing(store: Store) -> None:
    first = store.browsers.pair(CHROME, "token-1", "key-1", "Chrome")
    second = store.browsers.pair(CHROME, "token-2", "key-2", "Chrome")
    assert first.id != second.id
    assert store.browsers.by_token(CHROME, "token-1") is None
    assert store.browsers.key_for(CHROME) == "key-2"
    assert store.browsers.list() == (second,)


def test_use_is_written_down_once_a_minute(store: Store, clock: Any) -> None:
    began = clock()
    store.browsers.pair(CHROME, "token-1", "key-1", "Chrome")
    clock.pass_by(seconds=59)
    store.browsers.by_token(CHROME, "token-1")
    assert store.browsers.list()[0].used_at == began
    clock.pass_by(seconds=1)
    store.browsers.by_token(CHROME, "token-1")
    assert store.browsers.list()[0].used_at == clock()


def test_revoked_is_revoked_in_every_backup(store: Store, data_dir: Path) -> None:
    paired = store.browsers.pair(CHROME, "token-1", "key-1", "Chrome")
    kept = store.browsers.pair(FIREFOX, "token-2", "key-2", "Firefox")
    backup = store.back_up()
    assert store.browsers.revoke(paired.id)
    assert not store.browsers.revoke(paired.id)
    assert store.browsers.by_token(CHROME, "token-1") is None
    assert store.browsers.list() == (kept,)
    with closing(sqlite3.connect(backup)) as db:
        assert db.execute("SELECT origin FROM browsers").fetchall() == [(FIREFOX,)]


def test_a_backup_from_before_browsers_were_paired_stands_in_no_ones_way(
    store: Store, data_dir: Path
) -> None:
    paired = store.browsers.pair(CHROME, "token-1", "key-1", "x" * 5_000)
    assert len(paired.name) == 200
    old = store.back_up()
    with closing(sqlite3.connect(old)) as db:
        db.execute("DROP TABLE browsers")
    (old.parent / "whowrites-20200101T000000Z.sqlite3").write_bytes(b"damaged" * 900)
    assert store.browsers.revoke(paired.id)


def test_the_token_is_in_no_file(store: Store, data_dir: Path) -> None:
    store.browsers.pair(CHROME, "token-that-is-secret", "key-1", "Chrome")
    files = [path.read_bytes() for path in data_dir.rglob("*") if path.is_file()]
    assert any(CHROME.encode() in data for data in files)
    assert not any(b"token-that-is-secret" in data for data in files)


def test_release_that_the_extension_says_stands_in_its_name(store: Store) -> None:
    store.browsers.pair(CHROME, "token-1", "key-1", "Chrome 0.1.0")
    store.browsers.met(CHROME, "0.2.0")
    store.browsers.met("https://mail.example", "9.9.9")
    assert [browser.name for browser in store.browsers.list()] == ["Chrome 0.2.0"]
    assert store.browsers.by_token(CHROME, "token-1") is not None
