"""What makes a stored dossier due: a switch, a source that could not tell; never what only a click asks."""

from __future__ import annotations

import time
from collections.abc import Collection
from datetime import timedelta

import pytest

from standing_clock import Clock
from whowrites import switches
from whowrites.lab.world import Lab
from whowrites.model import Facts, Reach, Subject
from whowrites.store import Store
from whowrites.vetting import Vetting

OLD_EXPORTER = "gwen@tamarside-ceramics.co.uk"


def test_a_run_that_ends_while_the_store_is_read_is_not_begun_again(
    lab: Lab, vetting: Vetting, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    subject = Subject(OLD_EXPORTER)
    lab.delay = 0.1
    vetting.answer([subject], Reach.PASSIVE)
    read = store.dossiers.facts

    def slowly(addresses: Collection[str]) -> dict[str, Facts]:
        found = read(addresses)
        until = time.monotonic() + 5
        while not read(addresses) and time.monotonic() < until:
            time.sleep(0.01)
        time.sleep(0.1)  # it is stored, and then taken from those under way
        return found

    monkeypatch.setattr(store.dossiers, "facts", slowly)
    vetting.answer([subject], Reach.PASSIVE)
    monkeypatch.undo()
    record = store.dossiers.by_id(vetting.finish(subject, Reach.PASSIVE).id)
    assert record and len(record.runs) == 1


def test_a_registry_that_could_not_tell_is_asked_again_where_the_owner_wants_it(
    lab: Lab, vetting: Vetting
) -> None:
    subject = Subject(OLD_EXPORTER)
    vetting.finish(subject, Reach.PASSIVE)
    vetting.ask_again(subject, Reach.PASSIVE)
    vetting.finish(subject, Reach.PASSIVE)
    asked = [question for service, question in lab.log if service == "rdap"]
    assert len(asked) == 2 and len(set(asked)) == 1


def test_a_source_that_was_switched_on_makes_older_dossiers_due(
    lab: Lab, vetting: Vetting, store: Store
) -> None:
    switches.choose(store.settings, {"website"})
    vetting.finish(Subject(OLD_EXPORTER), Reach.PASSIVE)
    switches.choose(store.settings, {"website", "blocklists", "years"})
    lab.log.clear()
    asked = vetting.finish(Subject(OLD_EXPORTER), Reach.PASSIVE)
    assert asked.complete and [line for _, line in lab.log if "dbl.spamhaus.org" in line]
    lab.log.clear()
    # Asked now; what is asked after a click only (years) makes nothing due here.
    assert vetting.finish(Subject(OLD_EXPORTER), Reach.PASSIVE).complete
    assert lab.log == []
    switches.choose(store.settings, {"website"})
    assert vetting.finish(Subject(OLD_EXPORTER), Reach.PASSIVE).complete
    assert lab.log == []  # switched off, nothing is missing


def test_each_switch_counts_at_the_reach_at_which_it_is_asked(
    lab: Lab, vetting: Vetting, store: Store
) -> None:
    switches.choose(store.settings, {"website"})
    vetting.finish(Subject(OLD_EXPORTER), Reach.CONTACT)
    switches.choose(store.settings, {"website", "years"})
    lab.log.clear()
    vetting.finish(Subject(OLD_EXPORTER), Reach.CONTACT)
    assert [line for _, line in lab.log if "web.archive.org" in line]


def test_what_only_a_click_asks_makes_nothing_due_on_opening(
    lab: Lab, vetting: Vetting, store: Store, clock: Clock
) -> None:
    """An unanswered question of the contact reach must not have the domain asked every quarter of an hour."""
    switches.choose(store.settings, {"website"})
    lab.down = True
    vetting.finish(Subject(OLD_EXPORTER), Reach.CONTACT)
    lab.down = False
    clock.now += timedelta(minutes=16)
    vetting.finish(Subject(OLD_EXPORTER), Reach.PASSIVE)
    clock.now += timedelta(minutes=16)
    lab.log.clear()
    again = vetting.finish(Subject(OLD_EXPORTER), Reach.PASSIVE)
    assert lab.log == []
    assert {item.finding.check for item in again.verdict.unknowns} & {"website", "site_pages", "site_age"}
