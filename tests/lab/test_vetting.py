"""One address from the question to the dossier, on the simulated internet: the level of every mail, and
what was asked for it."""

from __future__ import annotations

import threading
import time
from datetime import UTC, datetime, timedelta

import pytest

from standing_clock import Clock
from whowrites import own_steps, under_way
from whowrites.address import BadAddress
from whowrites.dismissal import fingerprint
from whowrites.lab.company import load_all
from whowrites.lab.world import Lab
from whowrites.model import Dossier, Kind, Level, Reach, Step, Subject
from whowrites.records import Answer
from whowrites.rerating import rated_anew
from whowrites.store import HistoryQuery, Store
from whowrites.vetting import Vetting

START = datetime.now(UTC).replace(microsecond=0)
FIRMS = load_all(START)
MAILS = [mail for firm in FIRMS for mail in firm.mail]
OLD_EXPORTER = "gwen@tamarside-ceramics.co.uk"


def test_a_dropped_type_holds_back_no_other_answer(lab: Lab, vetting: Vetting) -> None:
    """Some name servers never answer what they do not know: CAA, DS."""
    domain = "dropping.example"
    lab.put(domain, "MX", "10 mail.gmail.com")
    lab.put(domain, "TXT", "v=spf1 -all")
    lab.zones.dropped |= {(domain, "CAA"), (domain, "DS")}
    subject = Subject(f"sales@{domain}", surface="list")
    until = time.monotonic() + 30
    while True:
        (known,) = vetting.answer([subject], Reach.PASSIVE)
        assert isinstance(known, Dossier)
        if any(item.finding.check == "spf" for item in (*known.verdict.notes, *known.verdict.goods)):
            break
        assert time.monotonic() < until
        time.sleep(0.05)
    assert not known.complete, "the answers that were there waited for those that never come"
    dossier = vetting.finish(subject, Reach.PASSIVE)
    assert {item.finding.check for item in dossier.verdict.unknowns} >= {"zone_care"}
    for rtype in ("CAA", "DS"):
        assert 2 <= lab.log.count(("dns", f"{rtype} {domain}")) <= 4, "asked as long as one question has"


@pytest.mark.parametrize("mail", MAILS, ids=lambda mail: f"{mail.address}>{mail.reply_to or ''}")
def test_each_mail_of_the_lab_gets_its_level(vetting: Vetting, mail: object) -> None:
    subject = Subject(mail.address, mail.name, mail.reply_to or "", "file")  # type: ignore[attr-defined]
    dossier = vetting.finish(subject, Reach.PASSIVE)
    assert dossier.complete
    assert dossier.verdict.level == mail.level, dossier.verdict  # type: ignore[attr-defined]


def test_a_dead_network_is_unknown_and_says_why(lab: Lab, vetting: Vetting) -> None:
    lab.down = True
    dossier = vetting.finish(Subject(OLD_EXPORTER, "Gwen"), Reach.PASSIVE)
    assert dossier.verdict.level is Level.UNKNOWN
    assert {item.finding.check for item in dossier.verdict.unknowns} >= {
        "mail_service",
        "spf",
        "dmarc",
        "registration",
    }
    assert all(item.points == 0 for item in dossier.verdict.unknowns)


def test_what_failed_is_asked_again_and_then_kept(lab: Lab, vetting: Vetting, clock: Clock) -> None:
    lab.down = True
    vetting.finish(Subject(OLD_EXPORTER), Reach.PASSIVE)
    lab.down = False
    lab.log.clear()
    assert vetting.finish(Subject(OLD_EXPORTER), Reach.PASSIVE).verdict.unknowns
    assert lab.log == []  # left alone for a quarter of an hour
    clock.now += timedelta(minutes=16)
    assert not vetting.finish(Subject(OLD_EXPORTER), Reach.PASSIVE).verdict.unknowns
    lab.down = True
    clock.now += timedelta(days=8)
    later = vetting.finish(Subject(OLD_EXPORTER), Reach.PASSIVE)
    ages = [
        item.finding
        for item in (*later.verdict.goods, *later.verdict.notes)
        if item.finding.check == "registration"
    ]
    assert ages, "a failed look-up took the earlier answer away"
    assert all(finding.seen_at < clock.now for finding in ages)


def test_stored_dossiers_ask_nobody(lab: Lab, vetting: Vetting) -> None:
    vetting.finish(Subject(OLD_EXPORTER), Reach.PASSIVE)
    lab.log.clear()
    again = vetting.answer([Subject(OLD_EXPORTER)], Reach.PASSIVE)[0]
    assert isinstance(again, Dossier)
    assert again.complete
    assert lab.log == []


def test_an_answer_waits_for_nobody(lab: Lab, vetting: Vetting) -> None:
    lab.delay = 0.5
    began = datetime.now(UTC)
    first = vetting.answer([Subject(OLD_EXPORTER)], Reach.PASSIVE)[0]
    assert (datetime.now(UTC) - began).total_seconds() < 0.4
    assert isinstance(first, Dossier)
    assert not first.complete
    assert first.verdict.notes, "the checks that ask nobody have answered already"


def test_who_finds_no_room_is_told_at_once_what_needs_nobody(
    vetting: Vetting, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(under_way, "WAITING", 0)
    waits: list[bool] = []
    plain = threading.Event.wait

    def wait(event: threading.Event, limit: float | None = None) -> bool:
        waits.append(event.is_set())
        return plain(event, limit)

    monkeypatch.setattr(threading.Event, "wait", wait)
    dossier = vetting.finish(Subject(OLD_EXPORTER, surface="list"), Reach.PASSIVE)
    assert all(waits), "waited for a run that nobody makes"
    assert not dossier.complete and dossier.verdict.asked
    monkeypatch.undo()
    assert vetting.finish(Subject(OLD_EXPORTER, surface="list"), Reach.PASSIVE).complete


def test_equal_askers_share_one_run(lab: Lab, vetting: Vetting) -> None:
    lab.delay = 0.1
    senders = [Subject(f"person{number}@tamarside-ceramics.co.uk") for number in range(30)]
    vetting.answer([*senders, *senders], Reach.PASSIVE)
    for sender in senders:
        vetting.finish(sender, Reach.PASSIVE)
    asked = [question for question in lab.log if question == ("dns", "MX tamarside-ceramics.co.uk")]
    assert len(asked) == 1


def test_opening_a_mail_asks_only_about_the_registrable_domain(lab: Lab, vetting: Vetting) -> None:
    """Names below it could have been made for this one recipient: asking for them would be a read receipt
    (security: T60)."""
    vetting.finish(
        Subject("x@u123.mail.northsea-bearings.com", reply_to="y@u456.castellan-groups.com"), Reach.PASSIVE
    )
    names = [question.split()[-1] for service, question in lab.log if service == "dns"]
    assert names
    assert not [name for name in names if "u123" in name or "u456" in name]
    assert not {service for service, _ in lab.log} & {"web", "smtp"}


def test_one_messages_reply_to_does_not_stain_another(vetting: Vetting) -> None:
    honest = Subject("reception@alderpine-dental.com", "Alder Pine Dental", "")
    turned = Subject("reception@alderpine-dental.com", "Castellan Group", "procurement@castellan-groups.com")
    assert vetting.finish(turned, Reach.PASSIVE).verdict.level is Level.HIGH
    clean, bad = vetting.answer([honest, turned], Reach.PASSIVE)
    assert isinstance(clean, Dossier) and isinstance(bad, Dossier)
    assert (clean.verdict.level, bad.verdict.level) == (Level.LOW, Level.HIGH)
    assert clean.id == bad.id


def test_local_reach_asks_nobody_and_is_never_low(lab: Lab, vetting: Vetting) -> None:
    lab.log.clear()
    dossier = vetting.finish(Subject(OLD_EXPORTER, "Gwen"), Reach.LOCAL)
    assert dossier.complete
    assert dossier.verdict.level is Level.UNKNOWN
    assert lab.log == []


def test_a_bad_address_is_answered_with_its_fault_and_the_others_with_dossiers(vetting: Vetting) -> None:
    good, bad = vetting.answer([Subject(OLD_EXPORTER), Subject("no at sign")], Reach.LOCAL)
    assert isinstance(good, Dossier)
    assert isinstance(bad, BadAddress)
    assert bad.code == "address_no_at"


def test_a_dossier_under_way_is_found_by_its_id(lab: Lab, vetting: Vetting) -> None:
    lab.delay = 0.2
    first = vetting.answer([Subject(OLD_EXPORTER)], Reach.PASSIVE)[0]
    assert isinstance(first, Dossier)
    under_way = vetting.by_id(first.id)
    assert under_way is not None
    assert under_way.address == OLD_EXPORTER
    assert vetting.finish(Subject(OLD_EXPORTER), Reach.PASSIVE).id == first.id
    assert vetting.by_id("0" * 32) is None


def test_no_finding_is_without_check_source_and_time(vetting: Vetting) -> None:
    verdict = vetting.finish(Subject(OLD_EXPORTER, "Gwen", ""), Reach.PASSIVE).verdict
    findings = [
        item.finding for item in (*verdict.reasons, *verdict.goods, *verdict.notes, *verdict.unknowns)
    ]
    assert findings
    assert all(finding.check and finding.source and finding.seen_at for finding in findings)
    assert {finding.kind for finding in findings} <= set(Kind)


def test_looking_is_not_counted_as_a_message(vetting: Vetting, store: Store) -> None:
    dossier = vetting.finish(Subject(OLD_EXPORTER, "Gwen", ""), Reach.PASSIVE)
    before = store.dossiers.by_id(dossier.id)
    vetting.answer([Subject(OLD_EXPORTER, "somebody else", "")], Reach.PASSIVE, met=False)
    after = store.dossiers.by_id(dossier.id)
    assert before and after
    assert [sighting.name for sighting in before.sightings] == ["Gwen"]
    assert after.sightings == before.sightings


def test_asking_again_asks_even_what_is_fresh(lab: Lab, vetting: Vetting) -> None:
    vetting.finish(Subject("zhou@hengda-valves.cn"), Reach.PASSIVE)
    lab.delay = 0.2
    vetting.ask_again(Subject("zhou@hengda-valves.cn"), Reach.PASSIVE)
    under_way = vetting.answer([Subject("zhou@hengda-valves.cn")], Reach.PASSIVE)[0]
    assert isinstance(under_way, Dossier)
    assert not under_way.complete
    assert vetting.finish(Subject("zhou@hengda-valves.cn"), Reach.PASSIVE).complete


def test_an_answer_moves_the_level_in_the_history_and_survives_a_check(
    vetting: Vetting, store: Store
) -> None:
    subject = Subject(OLD_EXPORTER, "Gwen Pascoe", "", "list")
    first = vetting.finish(subject, Reach.PASSIVE)
    assert first.verdict.level is Level.LOW
    vetting.answer([subject], Reach.LOCAL)
    for question in ("bank", "fee"):
        store.owner.answer(first.id, Answer(question, "yes", "", START))
    rated_anew(vetting, store, first.id)
    assert store.dossiers.search(HistoryQuery()).rows[0].level is Level.HIGH
    vetting.ask_again(subject, Reach.PASSIVE)
    again = vetting.finish(subject, Reach.PASSIVE)
    assert again.verdict.level is Level.HIGH
    assert "bank_call_known_number" in [step.code for step in again.next_steps]
    for question in ("bank", "fee"):
        store.owner.undo(first.id, "answer", question, START)
    rated_anew(vetting, store, first.id)
    assert store.dossiers.search(HistoryQuery()).rows[0].level is Level.LOW


def test_a_dismissed_reason_stays_so_at_the_next_check_and_for_this_sender_only(
    vetting: Vetting, store: Store
) -> None:
    subject = Subject("zhou@hengda-valves.cn", "Zhou", "zhou.valves@gmail.com", "message")
    first = vetting.finish(subject, Reach.PASSIVE)
    reason = next(item for item in first.verdict.reasons if item.finding.code == "reply_to_free_not_from")
    value = fingerprint(reason.finding)
    store.owner.dismiss(first.id, reason.finding.code, value, "", START)
    vetting.ask_again(subject, Reach.PASSIVE)
    again = vetting.finish(subject, Reach.PASSIVE)
    assert reason.finding.code in [item.finding.code for item in again.verdict.dismissed]
    assert again.verdict.score < first.verdict.score
    moved = Subject("zhou@hengda-valves.cn", "Zhou", "other.valves@gmail.com", "message")
    assert reason.finding.code in [
        item.finding.code for item in vetting.finish(moved, Reach.PASSIVE).verdict.reasons
    ]


def test_a_wrong_entry_of_our_lists_is_overruled_for_the_whole_domain(vetting: Vetting, store: Store) -> None:
    first, second = (
        vetting.finish(Subject(f"{name}@mailinator.com"), Reach.LOCAL) for name in ("ann", "bob")
    )
    reason = next(item for item in first.verdict.reasons if item.finding.code == "mail_disposable")
    store.owner.dismiss(first.id, "mail_disposable", fingerprint(reason.finding), "", START)
    for name in ("bob", "cat"):
        again = vetting.finish(Subject(f"{name}@mailinator.com"), Reach.LOCAL)
        assert [item.finding.code for item in again.verdict.dismissed] == ["mail_disposable"]
        assert again.verdict.score < second.verdict.score


def test_the_owners_steps_are_in_the_dossier_at_once(vetting: Vetting, store: Store) -> None:
    subject = Subject(OLD_EXPORTER, "Gwen Pascoe")
    assert vetting.finish(subject, Reach.PASSIVE).next_steps[0].code == "answer_normally"
    own_steps.keep(store.settings, "level.low", (Step("", {}, "Call {address} back"),))
    step = vetting.finish(subject, Reach.PASSIVE).next_steps[0]
    assert (step.text, step.params["address"]) == ("Call {address} back", OLD_EXPORTER)
