"""The ready cards say what a card made anew says, and never what another dossier's did."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

from whowrites import present, wire
from whowrites.cards import Quiet
from whowrites.model import Dossier, Finding, Kind, Level, Reach, Subject, Verdict, Weighed
from whowrites.web.ready_cards import TOP, ReadyCards

NOW = datetime(2026, 11, 23, 9, 40, tzinfo=UTC)


def dossier(address: str, *, complete: bool = True) -> Dossier:
    young = Finding("domain_young", Kind.RISK, "domain", "rdap", NOW, {"days": 21})
    verdict = Verdict(Level.MEDIUM, 1.0, (Weighed(young, 1.0, address),) * 5, (), (), (), 4, 5, "sender")
    return Dossier("a" * 32, Subject(address), verdict, (), (), (), NOW, complete, Reach.PASSIVE)


def test_a_ready_card_is_the_card_and_is_made_once_a_language() -> None:
    ready, one = ReadyCards(), dossier("ana@firm.example")
    english = ready.short(one, "en")
    assert english == wire.to_json(present.card(one, "en", top=TOP))
    assert len(english["reasons"]) == TOP
    assert ready.short(one, "en") is english
    assert ready.short(one, "zh_CN") == wire.to_json(present.card(one, "zh_CN", top=TOP)) != english


def test_another_dossier_of_the_same_sender_has_a_card_of_its_own() -> None:
    ready, before = ReadyCards(), dossier("ana@firm.example")
    ready.short(before, "en")
    after = replace(before, verdict=replace(before.verdict, level=Level.LOW))
    assert ready.short(after, "en")["level"] == "low"


def test_the_quiet_list_holds_at_once() -> None:
    ready, one = ReadyCards(), dossier("ana@firm.example")
    assert ready.short(one, "en")["quiet"] is False
    assert ready.short(one, "en", Quiet("2026-11-01", quiet=True))["quiet"] is True
    assert ready.short(one, "en")["quiet"] is False


def test_dossiers_that_come_and_go_never_get_each_others_card() -> None:
    ready = ReadyCards()
    for n in range(5_000):
        assert ready.short(dossier(f"p{n}@firm.example"), "en")["address"] == f"p{n}@firm.example"
    assert len(ready._kept) <= 4_000


def test_what_is_still_being_asked_is_not_kept() -> None:
    ready = ReadyCards()
    ready.short(dossier("ana@firm.example", complete=False), "en")
    assert not ready._kept
