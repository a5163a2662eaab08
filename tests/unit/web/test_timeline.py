"""The timeline of a dossier."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from whowrites.model import Auth, Header, Level, Subject
from whowrites.records import Answer, Change, Decision, Hit, Note
from whowrites.web.timeline import timeline


def test_checks_notes_and_decisions_newest_first(world: Any) -> None:
    dossier_id, start = world.vet("risky@example.com")[0], world.clock()
    world.store.dossiers.note(Note(dossier_id, "called", start + timedelta(hours=1)))
    world.store.dossiers.decide(Decision(dossier_id, "ask", start + timedelta(hours=2)))
    world.store.dossiers.decide(Decision(dossier_id, "declined", start + timedelta(hours=3)))
    events = timeline(world.store.dossiers.by_id(dossier_id), world.store.owner.record(dossier_id))
    assert [(event.kind, event.text) for event in events] == [
        ("decision", "declined"),
        ("decision", "ask"),
        ("note", "called"),
        ("check", ""),
    ]
    assert events[-1].level is Level.HIGH


def test_no_record_no_events() -> None:
    assert timeline(None, None) == ()


def test_what_the_owner_brought_is_told_with_what_held_before(world: Any) -> None:
    dossier_id, start = world.vet("ann@example.com")[0], world.clock()
    store = world.store
    hit_id = store.owner.add_hit(Hit(0, dossier_id, "phone", "+49 40 000", "https://example.org", start))
    for minutes, answer in ((1, "no"), (2, "yes")):
        at = start + timedelta(minutes=minutes)
        store.owner.answer(dossier_id, Answer("fee", answer, "", at))
    store.owner.take_out_hit(dossier_id, hit_id, start + timedelta(minutes=3))
    store.owner.dismiss(dossier_id, "domain_young", "0" * 16, "", start + timedelta(minutes=4))
    world.clock.forward(300)
    store.desk.set_need(dossier_id, 2)
    world.clock.forward(60)
    store.desk.set_need(dossier_id, 5)
    change = Change(dossier_id, "registrar", "Alpha", "Beta", start + timedelta(minutes=7))
    store.dossiers.change([change])
    events = timeline(store.dossiers.by_id(dossier_id), store.owner.record(dossier_id))
    assert [(event.kind, event.code, event.before, event.text) for event in events][:8] == [
        ("change", "registrar", "Alpha", "Beta"),
        ("standing", "need", "2", "5"),
        ("standing", "need", "", "2"),
        ("dismissed", "domain_young " + "0" * 16, "", "wrong"),
        ("hit_out", "phone", "", "+49 40 000"),
        ("answer", "fee", "no", "yes"),
        ("answer", "fee", "", "no"),
        ("check", "", "", ""),
    ]


def test_a_decision_is_told_with_the_one_before_and_knowing_is_another_matter(world: Any) -> None:
    dossier_id, start = world.vet("ann@example.com")[0], world.clock()
    for minutes, verdict in enumerate(("ask", "known", "declined", "withdrawn")):
        world.store.dossiers.decide(Decision(dossier_id, verdict, start + timedelta(minutes=minutes)))
    events = timeline(world.store.dossiers.by_id(dossier_id), None)
    assert [(event.before, event.text) for event in events if event.kind == "decision"] == [
        ("declined", "withdrawn"),
        ("ask", "declined"),
        ("", "known"),
        ("", "ask"),
    ]


def test_each_sighting_and_each_tag_is_told(world: Any) -> None:
    dossier_id, start = world.vet("ann@example.com")[0], world.clock()
    header = Header(return_path="bounce@agency.example", hops=("mx.agency.example",))
    auth = Auth("pass", "pass", "pass", True)
    subject = Subject("ann@example.com", "Ann <b>Nord", "else@other.example", "file", auth, header=header)
    world.store.dossiers.sight([(dossier_id, subject, Level.MEDIUM)], start)
    world.store.desk.tag([dossier_id], "fair 2026")
    world.store.desk.tag([dossier_id], "fair 2026")
    world.clock.forward(60)
    world.store.desk.untag([dossier_id], "fair 2026")
    events = timeline(world.store.dossiers.by_id(dossier_id), world.store.owner.record(dossier_id))
    told = [(event.kind, event.code, event.text) for event in events if event.kind in ("tag", "seen")]
    assert told[0] == ("tag", "fair 2026", "")
    assert sorted(told[1:]) == [("seen", "", ""), ("tag", "fair 2026", "on")]
    seen = next(event for event in events if event.kind == "seen")
    assert (seen.at, seen.level, seen.sighting.header) == (start, Level.MEDIUM, header)
    page = world.client().get(f"/dossier/{dossier_id}", headers=world.owner()).text
    assert "bounce@agency.example" in page.partition('id="timeline"')[2]
    assert "Ann &lt;b&gt;Nord" in page.partition('id="timeline"')[2]
    assert "fair 2026" in page.partition('id="timeline"')[2]
