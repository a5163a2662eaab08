"""The test of port 25: in the background, once a day, only while mail servers may be asked."""

from __future__ import annotations

import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from whowrites import switches
from whowrites.lab.world import Lab
from whowrites.port_test import PortTest
from whowrites.store import Store
from whowrites.vetting import Vetting
from whowrites.watch.daily_port_test import DailyPortTest

START = datetime.now(UTC).replace(microsecond=0)


class Clock:
    now = START

    def __call__(self) -> datetime:
        return self.now


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = Store.open(tmp_path, Clock())
    yield opened
    opened.close()


def ended(test: PortTest) -> None:
    end = time.monotonic() + 15
    while test.standing().running:
        assert time.monotonic() < end
        time.sleep(0.02)


def test_once_a_day_while_the_switch_is_on(lab: Lab, store: Store) -> None:
    clock = Clock()
    vetting = Vetting(lab.internet, store, clock)
    test = PortTest(vetting)
    daily = DailyPortTest(test, store, clock)
    try:
        assert daily.due() is None
        switches.choose(store.settings, {"mailbox"})
        assert daily.due() == START
        daily.run()
        ended(test)
        kept = test.standing().kept
        assert kept is not None and kept.port.open and kept.at == START
        assert daily.due() == START + timedelta(days=1)
        clock.now += timedelta(days=1)
        due = daily.due()
        assert due is not None and due <= clock.now
    finally:
        vetting.close()


def test_no_network_is_told_and_tried_again_later(lab: Lab, store: Store) -> None:
    clock = Clock()
    vetting = Vetting(lab.internet, store, clock)
    test = PortTest(vetting)
    daily = DailyPortTest(test, store, clock)
    switches.choose(store.settings, {"mailbox"})
    lab.down = True
    try:
        daily.run()
        ended(test)
        standing = test.standing()
        assert standing.kept is None and standing.failure
        assert daily.due() == START + timedelta(minutes=15)
    finally:
        vetting.close()
