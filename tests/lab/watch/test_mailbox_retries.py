"""A greylisted mailbox is asked about again when its moment has come, without a click, and both answers stay
in the dossier."""

from __future__ import annotations

import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from whowrites import switches
from whowrites.lab.company import Smtp
from whowrites.lab.mailboxes import Kind, place
from whowrites.lab.world import Lab
from whowrites.model import Facts, Finding, Reach, Subject
from whowrites.store import Store
from whowrites.vetting import Vetting
from whowrites.watch import Watch
from whowrites.watch.mailbox_retries import MailboxRetries


class Clock:
    now = datetime.now(UTC).replace(microsecond=0)

    def __call__(self) -> datetime:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def store(tmp_path: Path, clock: Clock) -> Iterator[Store]:
    opened = Store.open(tmp_path, clock)
    switches.choose(opened.settings, {"mailbox"})
    yield opened
    opened.close()


@pytest.fixture
def address(lab: Lab) -> str:
    grey = Smtp(accepts=("anna.berg",), greylist=True, opens_after=0.2)
    return place(lab, Kind("put-off", "temporary", "greylisted", smtp=grey))


def said(store: Store, address: str) -> dict[str, Finding]:
    facts = store.dossiers.facts([address])[address]
    return {finding.code: finding for finding in facts.findings if finding.check == "mailbox"}


def settled(store: Store, address: str) -> Facts:
    """The facts once the retry has brought something, in real time."""
    end = time.monotonic() + 10
    while "mailbox_temporary" in said(store, address):
        assert time.monotonic() < end, "no retry was made"
        time.sleep(0.02)
    return store.dossiers.facts([address])[address]


def test_the_next_try_is_made_and_both_answers_are_kept(
    lab: Lab, vetting: Vetting, store: Store, clock: Clock, address: str
) -> None:
    first = vetting.finish(Subject(address), Reach.CONTACT)
    assert first.complete  # not held back by what comes later
    put_off = said(store, address)["mailbox_temporary"]
    assert put_off.params["retry_at"] == (clock.now + timedelta(minutes=10)).strftime("%Y-%m-%dT%H:%M:%SZ")
    retries = MailboxRetries(vetting, store, clock)
    assert retries.due() == clock.now + timedelta(minutes=10)
    time.sleep(0.3)
    watch = Watch(lambda: [retries], clock, longest=0.02)
    try:
        lab.log.clear()
        time.sleep(0.1)
        assert not [line for service, line in lab.log if service == "smtp"]
        clock.now += timedelta(minutes=10)
        facts = settled(store, address)
    finally:
        watch.close()
    found = said(store, address)
    assert set(found) == {"mailbox_deliverable", "mailbox_put_off_before"}
    earlier = found["mailbox_put_off_before"]
    assert earlier.seen_at == put_off.seen_at and earlier.params["code"] == 450
    assert found["mailbox_deliverable"].seen_at == clock.now
    # Only the mailbox was asked about: nothing else became younger, nobody's site was visited.
    assert facts.checked_at == first.checked_at and facts.complete
    assert {service for service, _ in lab.log} <= {"smtp", "dns"}
    assert retries.due() is None


def test_the_moment_outlives_the_companion(
    lab: Lab, vetting: Vetting, store: Store, clock: Clock, address: str, tmp_path: Path
) -> None:
    vetting.finish(Subject(address), Reach.CONTACT)
    vetting.close()
    store.close()
    again = Store.open(tmp_path, clock)
    after = Vetting(lab.internet, again, clock)
    try:
        retries = MailboxRetries(after, again, clock)
        assert retries.due() == clock.now + timedelta(minutes=10)
        time.sleep(0.3)
        clock.now += timedelta(hours=3)  # the companion was off
        retries.run()
        settled(again, address)
        assert "mailbox_deliverable" in said(again, address)
    finally:
        after.close()
        again.close()


def test_a_switch_that_was_turned_off_ends_the_retries(
    lab: Lab, vetting: Vetting, store: Store, clock: Clock, address: str
) -> None:
    vetting.finish(Subject(address), Reach.CONTACT)
    switches.choose(store.settings, set())
    clock.now += timedelta(minutes=10)
    assert MailboxRetries(vetting, store, clock).due() is None


def test_what_cannot_be_asked_now_waits_a_while(
    lab: Lab, vetting: Vetting, store: Store, clock: Clock, address: str
) -> None:
    vetting.finish(Subject(address), Reach.CONTACT)
    lab.down = True
    clock.now += timedelta(minutes=10)
    retries = MailboxRetries(vetting, store, clock)
    retries.run()
    assert retries.due() == clock.now + timedelta(minutes=5)


def test_an_address_without_a_dossier_is_not_asked_about(vetting: Vetting) -> None:
    assert not vetting.ask_check_again("nobody@nowhere.example", "mailbox")
