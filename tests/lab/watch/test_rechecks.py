"""A firm that changes between two looks: each kind of change from the wire to the list, and none when
everything is dead. And the errand that looks again: paced, so many a day, no further than allowed.
"""

from __future__ import annotations

import time
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from lab.watch.firm import PARKED, Clock, firm, look, opened, told
from whowrites import switches
from whowrites.lab.company import Listed, Smtp
from whowrites.lab.site import Site
from whowrites.lab.world import Lab
from whowrites.model import Level, Reach, Subject
from whowrites.store import Store
from whowrites.store.watched import A_DAY, VISITS
from whowrites.vetting import Vetting
from whowrites.watch import Watch
from whowrites.watch.rechecks import AT_ONCE, PAUSE, Rechecks


def test_each_change_of_a_firm_is_told_once_from_the_wire_to_the_list(
    lab: Lab, tmp_path: Path, clock: Clock
) -> None:
    now = firm("withamford-looms", clock())
    lab.alter(now)
    with opened(lab, tmp_path, clock) as (store, _):
        switches.choose(store.settings, {"website", "mailbox", "blocklists"})
        look(lab, store, clock, now.id)
        assert told(store) == {}
        clock.now += timedelta(days=31)
        look(lab, store, clock, now.id)
        (expiring,) = store.changes.page().rows
        assert (expiring.change.code, expiring.change.source) == ("registration_expiring", "rdap")
        clock.now += timedelta(days=31)
        assert now.registration is not None
        lab.alter(
            replace(
                now,
                registration=replace(
                    now.registration,
                    registrar="NameSilo LLC",
                    org="Other Holding Inc",
                    expires=now.registration.expires + timedelta(days=365),
                ),
                zone=replace(
                    now.zone,
                    mx=("10 mx.cheapmail-relay.net",),
                    ns=("ns1.sedoparking.com", "ns2.sedoparking.com"),
                    txt=("v=spf1 +all",),
                    dmarc="v=DMARC1; p=none",
                ),
                site=PARKED,
                smtp=Smtp(accepts=()),
                listed=(Listed("dbl", "@", "127.0.1.2"),),
            )
        )
        look(lab, store, clock, now.id)
        found = told(store)
        assert found["registrar_changed"] == "Gandi SAS > NameSilo LLC"
        assert found["name_servers_changed"] == (
            "ns1.quayside-dns.net, ns2.quayside-dns.net > ns1.sedoparking.com, ns2.sedoparking.com"
        )
        assert found["mail_moved"].startswith("mx.withamford-looms.com > ")
        assert found["dmarc_weakened"] == "p=reject > p=none"
        assert found["spf_opened"] == "limited > open"
        assert found["site_parked"] == "real > parked"
        assert found["listed"].endswith("DBL")
        assert found["level_rose"].endswith("> high")
        assert "registration_renewed" in found
        number = store.changes.page().total
        clock.now += timedelta(days=31)
        look(lab, store, clock, now.id)
        assert store.changes.page().total == number, "nothing changed since"


def test_a_refused_address_and_a_site_that_is_gone(lab: Lab, tmp_path: Path, clock: Clock) -> None:
    now = firm("withamford-spindles", clock())
    lab.alter(now)
    with opened(lab, tmp_path, clock) as (store, _):
        switches.choose(store.settings, {"website", "mailbox"})
        look(lab, store, clock, now.id)
        clock.now += timedelta(days=31)
        lab.alter(
            replace(now, smtp=Smtp(accepts=("bob",)), site=Site(), zone=replace(now.zone, hosts=("mx",)))
        )
        look(lab, store, clock, now.id)
        assert told(store)["address_refused"] == "accepted > refused"
        assert told(store)["site_gone"] == "real > gone"


def test_when_everything_is_dead_nothing_changed(lab: Lab, tmp_path: Path, clock: Clock) -> None:
    now = firm("withamford-shuttles", clock())
    lab.alter(now)
    with opened(lab, tmp_path, clock) as (store, vetting):
        switches.choose(store.settings, {"website", "blocklists"})
        look(lab, store, clock, now.id)
        clock.now += timedelta(days=5)
        lab.down = True
        vetting.ask_again(Subject(f"ann@{now.domain}"), Reach.PASSIVE)
        vetting.finish(Subject(f"ann@{now.domain}"), Reach.PASSIVE)
        assert told(store) == {}
        assert store.dossiers.facts([f"ann@{now.domain}"])[f"ann@{now.domain}"].checked_at == clock()


def settled(store: Store, address: str, at: datetime) -> None:
    end = time.monotonic() + 20
    # The changes are written after the facts.
    while store.dossiers.facts([address])[address].checked_at != at or not told(store):
        assert time.monotonic() < end, "nobody looked again"
        time.sleep(0.02)


def watched(store: Store, vetting: Vetting, name: str, reach: Reach) -> str:
    address = f"ann@{name}.com"
    dossier = vetting.finish(Subject(address, "Ann", "", "list"), reach)
    store.desk.set_watch(dossier.id, "monthly")
    return address


def test_what_is_due_is_looked_at_in_the_background_and_after_a_restart(
    lab: Lab, tmp_path: Path, clock: Clock
) -> None:
    now = firm("withamford-bobbins", clock())
    lab.alter(now)
    with opened(lab, tmp_path, clock) as (store, vetting):
        address = watched(store, vetting, now.id, Reach.PASSIVE)
    lab.alter(replace(now, zone=replace(now.zone, dmarc="")))
    clock.now += timedelta(days=31)
    with opened(lab, tmp_path, clock) as (store, vetting):
        lab.log.clear()
        watch = Watch(lambda: [Rechecks(vetting, store, clock)], clock, longest=0.02)
        try:
            time.sleep(0.1)
            assert lab.log == [], "not at once: the machine has just started"
            clock.now += PAUSE
            settled(store, address, clock())
        finally:
            watch.close()
        assert told(store)["dmarc_weakened"] == "p=reject > "
        assert set(told(store)) == {"dmarc_weakened", "registration_expiring"}
        assert {service for service, _ in lab.log} <= {"dns", "rdap", "whois"}, "the sender notices nothing"


@pytest.mark.parametrize("days", [1, 4_000])
def test_a_clock_that_is_put_back_stops_nothing_and_tells_nothing_twice(
    lab: Lab, tmp_path: Path, clock: Clock, days: int
) -> None:
    now = firm(f"withamford-shafts-{days}", clock())
    lab.alter(now)
    wrong = timedelta(days=days)
    with opened(lab, tmp_path, clock) as (store, vetting):
        address = watched(store, vetting, now.id, Reach.PASSIVE)
    lab.alter(replace(now, zone=replace(now.zone, dmarc="")))
    clock.now += wrong
    with opened(lab, tmp_path, clock) as (store, vetting):
        errand = Rechecks(vetting, store, clock)
        watch = Watch(lambda: [errand], clock, longest=0.02)
        try:
            clock.now += timedelta(days=31)
            settled(store, address, clock())
            assert told(store)["dmarc_weakened"] == "p=reject > "
            before = sorted(told(store))
            clock.now -= timedelta(days=31) + wrong
            settled(store, address, clock())
            assert sorted(told(store)) == before and store.changes.page().total == len(before)
        finally:
            watch.close()


def test_sites_are_visited_again_only_where_all_three_say_so(lab: Lab, tmp_path: Path, clock: Clock) -> None:
    now = firm("withamford-heddles", clock())
    lab.alter(now)
    with opened(lab, tmp_path, clock) as (store, vetting):
        switches.choose(store.settings, {"website"})
        address = watched(store, vetting, now.id, Reach.CONTACT)
        facts = store.dossiers.facts([address])[address]
        errand = Rechecks(vetting, store, clock)
        assert errand._reach(facts) is Reach.PASSIVE
        store.settings.set(VISITS, True)
        assert errand._reach(facts) is Reach.CONTACT
        assert errand._reach(replace(facts, reach=Reach.PASSIVE)) is Reach.PASSIVE
        switches.choose(store.settings, set())
        assert errand._reach(facts) is Reach.PASSIVE


def test_a_handful_at_once_so_many_a_day_and_nobody_who_is_not_to_be_checked(
    lab: Lab, tmp_path: Path, clock: Clock
) -> None:
    clock.now = clock.now.replace(hour=8)  # the hours that pass below stay within a day
    with opened(lab, tmp_path, clock) as (store, vetting):
        asked: list[str] = []
        vetting.ask_again = lambda subject, reach: asked.append(subject.address)  # type: ignore[method-assign]
        for number in range(AT_ONCE + 3):
            made = vetting.finish(Subject(f"p{number}@nowhere-{number}.example"), Reach.LOCAL)
            store.desk.set_watch(made.id, "monthly")
            clock.now += timedelta(seconds=1)
        store.never.add("p0@nowhere-0.example")
        clock.now += timedelta(days=31)
        errand = Rechecks(vetting, store, clock)
        errand.run()
        assert len(asked) <= AT_ONCE and "p0@nowhere-0.example" not in asked
        assert errand.due() == clock() + PAUSE
        errand.run()
        errand.run()
        assert len(asked) == len(set(asked)) == AT_ONCE + 2, "each once, though their looks left no trace"
        assert store.watched.spent(clock()) == len(asked)
        store.watched.spend(A_DAY, clock())
        clock.now += timedelta(hours=7)
        errand.run()
        assert len(asked) == AT_ONCE + 2, "the day's number is used up"


def test_whom_the_owner_does_not_want_checked_nobody_is_asked_about(
    lab: Lab, tmp_path: Path, clock: Clock
) -> None:
    now = firm("withamford-reeds", clock())
    lab.alter(now)
    address = f"ann@{now.domain}"
    with opened(lab, tmp_path, clock) as (store, vetting):
        store.never.add(address)
        lab.log.clear()
        shown = vetting.finish(Subject(address, "Ann", "", "list"), Reach.CONTACT)
        vetting.ask_again(Subject(address), Reach.PASSIVE)
        assert shown.complete and shown.verdict.level is Level.UNKNOWN
        assert [question for _, question in lab.log if now.domain in question] == []
        assert store.dossiers.facts([address]) == {}, "and nothing is kept"
