"""Every source that can be tried out answers on the simulated internet, and a silent one says why."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from whowrites import switches
from whowrites.lab.world import Lab
from whowrites.model import Absent, Found, Unknown
from whowrites.net.internet import Internet
from whowrites.source_tests import SourceTests, Standing
from whowrites.sources.about import abouts, trial_of
from whowrites.store import Store
from whowrites.vetting import Vetting, utc_now

CAN_BE_TRIED = sorted(about.name for about in abouts() if trial_of(about.name))


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = Store.open(tmp_path, utc_now)
    yield opened
    opened.close()


def ended(tests: SourceTests, name: str) -> Standing:
    until = time.monotonic() + 30
    while time.monotonic() < until:
        standing = tests.standing(name)
        if standing and not standing.running:
            return standing
        time.sleep(0.02)
    raise AssertionError(f"the test of {name} did not end")


def test_each_one_asks_and_is_answered_with_its_switch_off_and_keeps_nothing(lab: Lab, store: Store) -> None:
    vetting = Vetting(lab.internet, store)
    tests = SourceTests(vetting)
    switches.choose(store.settings, ())
    for name in CAN_BE_TRIED:
        assert tests.start(name)
        standing = ended(tests, name)
        assert standing.at
        assert standing.told, name
        assert all(isinstance(one.answer, Found | Absent) for one in standing.told), (name, standing.told)
    assert not tests.running
    assert not tests.start("mailbox")
    assert store.lookups.get("rdap", "example.com", utc_now()) is None
    vetting.close()


def test_a_network_without_answers_is_told_as_unknown(store: Store) -> None:
    vetting = Vetting(Internet(nameservers=(("127.0.0.1", 9),)), store)
    tests = SourceTests(vetting)
    tests.start("dns")
    (tried,) = ended(tests, "dns").told
    assert isinstance(tried.answer, Unknown)
    assert tried.answer.reason
    vetting.close()
