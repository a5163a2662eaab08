"""Tickets open once, sessions end by themselves, and the file holds neither."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any

import pytest

from whowrites.store import Store


@pytest.mark.parametrize(("kind", "seconds"), [("page", 30), ("start", 120)])
def test_a_ticket_opens_once_and_not_late(store: Store, clock: Any, kind: str, seconds: int) -> None:
    ticket, late = store.browsers.new_ticket(kind), store.browsers.new_ticket(kind)
    clock.pass_by(seconds=seconds - 1)
    assert store.browsers.use_ticket(ticket)
    assert not store.browsers.use_ticket(ticket)
    clock.pass_by(seconds=1)
    assert not store.browsers.use_ticket(late)
    assert not store.browsers.use_ticket("guess")
    assert not store.browsers.use_ticket("\ud800")


def test_another_kind_of_ticket_there_is_not(store: Store) -> None:
    with pytest.raises(KeyError):
        store.browsers.new_ticket("season")


def test_a_ticket_of_another_process_opens_here(store: Store, data_dir: Path, clock: Any) -> None:
    other = Store.open(data_dir, clock)
    ticket = other.browsers.new_ticket("start")
    other.close()
    assert store.browsers.use_ticket(ticket)


def test_a_session_lasts_twelve_hours_from_its_last_use(store: Store, clock: Any) -> None:
    session = store.browsers.new_session()
    for _ in range(3):
        clock.pass_by(hours=11)
        assert store.browsers.session(session)
    clock.pass_by(hours=12)
    assert not store.browsers.session(session)
    assert not store.browsers.session("guess")
    ended = store.browsers.new_session()
    store.browsers.end_session(ended)
    assert not store.browsers.session(ended)


def test_secrets_are_long_different_and_in_no_file(store: Store, data_dir: Path) -> None:
    secrets = [
        make()
        for make in (store.browsers.new_session, lambda: store.browsers.new_ticket("page"))
        for _ in range(5)
    ]
    assert len(set(secrets)) == 10
    assert min(map(len, secrets)) == 43  # 32 bytes in base64url
    files = [path.read_bytes() for path in data_dir.rglob("*") if path.is_file()]
    assert not [secret for secret in secrets for data in files if secret.encode() in data]


def test_what_is_good_no_longer_is_removed(store: Store, clock: Any) -> None:
    store.browsers.new_ticket("page")
    store.browsers.new_session()
    clock.pass_by(hours=13)
    alive = store.browsers.new_session()
    store.browsers.expire(clock())
    with store._database.read() as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM tickets").scalar() == 0
        assert connection.exec_driver_sql("SELECT count(*) FROM sessions").scalar() == 1
    assert store.browsers.session(alive)


def test_the_page_that_says_the_disk_is_full_still_opens(
    store: Store, clock: Any, full_disk: Callable[[Store], AbstractContextManager[None]]
) -> None:
    old = store.browsers.new_session()
    with full_disk(store):
        while store.saved:  # use up the free room in the pages that are there
            store.browsers.new_ticket("start")
            store.browsers.new_session()
        ticket = store.browsers.new_ticket("start")
        assert store.browsers.use_ticket(ticket)
        assert not store.browsers.use_ticket(ticket)
        session = store.browsers.new_session()
        clock.pass_by(hours=11)
        assert store.browsers.session(session)
        assert store.browsers.session(old)
        clock.pass_by(hours=11)
        assert store.browsers.session(session), "its use is remembered without the disk"
        store.browsers.end_session(session)
        assert not store.browsers.session(session)
