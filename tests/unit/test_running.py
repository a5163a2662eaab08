from __future__ import annotations

import dataclasses
import threading
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from types import SimpleNamespace
from typing import Any

import pytest

from whowrites.model import Claim, Facts, Finding, Kind, Reach, Subject
from whowrites.running import Outcome, Run, merge

NOW = datetime(2026, 1, 2, tzinfo=UTC)
BEFORE = NOW - timedelta(days=8)
SOURCES: Any = SimpleNamespace(clock=lambda: NOW, switches=frozenset())


def finding(check: str, kind: Kind = Kind.NOTE, at: datetime = NOW, source: str = "dns") -> Finding:
    return Finding(f"{check}_x", kind, "none", source, at, check=check)


def facts(*findings: Finding, claims: tuple[Claim, ...] = ()) -> Facts:
    return Facts("ab", "a@acme.example", findings, claims, BEFORE, True, Reach.PASSIVE)


def outcome(check: str, *findings: Finding, claims: tuple[Claim, ...] = ()) -> Outcome:
    return Outcome(check, findings, claims)


def test_a_new_answer_replaces_the_old_one() -> None:
    old, new = finding("spf", at=BEFORE), finding("spf")
    assert merge(facts(old), [outcome("spf", new)], Reach.PASSIVE, NOW).findings == (new,)


def test_no_answer_takes_nothing_away_and_keeps_the_old_time() -> None:
    old = finding("registration", Kind.RISK, BEFORE, "rdap")
    claim = Claim("registrar", "Acme Names", "rdap", BEFORE)
    new = finding("registration", Kind.UNKNOWN)
    merged = merge(facts(old, claims=(claim,)), [outcome("registration", new)], Reach.PASSIVE, NOW)
    assert merged.findings == (old,)
    assert merged.claims == (claim,)
    assert merged.checked_at == NOW


def test_what_was_unknown_is_asked_anew_and_not_kept() -> None:
    old, new = finding("dmarc", Kind.UNKNOWN, BEFORE), finding("dmarc", Kind.UNKNOWN)
    assert merge(facts(old), [outcome("dmarc", new)], Reach.PASSIVE, NOW).findings == (new,)


def test_a_check_that_no_longer_applies_leaves_nothing_behind() -> None:
    assert merge(facts(finding("spf", at=BEFORE)), [outcome("spf")], Reach.PASSIVE, NOW).findings == ()


def test_answers_of_a_wider_reach_survive_a_narrower_run() -> None:
    old = dataclasses.replace(facts(finding("site", at=BEFORE, source="site")), reach=Reach.CONTACT)
    merged = merge(old, [outcome("spf", finding("spf"))], Reach.PASSIVE, NOW)
    assert {item.check for item in merged.findings} == {"site", "spf"}
    assert merged.reach is Reach.PASSIVE  # what the contact reach told is kept, yet it is not fresh


def test_what_was_not_asked_now_stays_unknown_as_it_was() -> None:
    old = finding("mailbox", Kind.UNKNOWN, BEFORE)
    assert merge(facts(old), [outcome("spf", finding("spf"))], Reach.PASSIVE, NOW).findings[0] == old


def test_a_part_that_is_asked_again_makes_nothing_else_younger() -> None:
    ends: list[Facts] = []
    before = dataclasses.replace(facts(finding("spf", at=BEFORE)), switches=("mailbox",))
    run = Run(before, [], Reach.PASSIVE, ends.append, part=True)
    assert run.facts(NOW).complete
    with ThreadPoolExecutor(2) as pool:
        run.start([check("mailbox", finding("mailbox"))], Subject("a@acme.example"), SOURCES, pool)
        assert run.done.wait(5)
    (found,) = ends
    assert [item.check for item in found.findings] == ["spf", "mailbox"]
    assert (found.checked_at, found.reach, found.switches) == (BEFORE, Reach.PASSIVE, ("mailbox",))


def check(name: str, *items: Finding | Claim, fault: Exception | None = None) -> Any:
    def run(subject: Subject, sources: Any) -> Any:
        if fault:
            raise fault
        yield from items

    return SimpleNamespace(id=name, run=run, reach=Reach.PASSIVE, scope="address", questions=None, asks=None)


def finished(*checks: Any) -> Facts:
    ends: list[Facts] = []
    run = Run(facts(), [], Reach.PASSIVE, ends.append)
    with ThreadPoolExecutor(2) as pool:
        run.start(checks, Subject("a@acme.example"), SOURCES, pool)
        assert run.done.wait(5)
    assert len(ends) == 1
    return ends[0]


def test_a_run_ends_once_with_what_all_checks_said() -> None:
    ended = finished(check("spf", finding("")), check("dmarc", finding("")), check("silent"))
    assert ended.complete
    assert sorted(item.check for item in ended.findings) == ["dmarc", "spf"]


def test_a_run_without_checks_ends_at_once() -> None:
    assert finished().complete


def test_a_fault_of_ours_is_logged_and_counts_as_no_answer(caplog: pytest.LogCaptureFixture) -> None:
    ended = finished(check("spf", fault=ZeroDivisionError("ours")), check("dmarc", finding("")))
    unknown = next(item for item in ended.findings if item.check == "spf")
    assert (unknown.kind, unknown.params) == (Kind.UNKNOWN, {"reason": "internal_fault"})
    assert "ZeroDivisionError" in caplog.text


def test_checks_of_the_dns_ask_ahead_in_one_go_and_survive_each_others_faults() -> None:
    asked: list[list[tuple[str, str]]] = []
    sources: Any = SimpleNamespace(
        clock=lambda: NOW,
        switches=frozenset(),
        deadline=None,
        dns=SimpleNamespace(soon=lambda questions, deadline: asked.append(questions) or []),
    )
    checks = [
        check("spf", finding("")),
        check("broken", fault=ZeroDivisionError("ours")),
        check("dmarc", finding("")),
        check("registration", finding("")),
    ]
    for number, item in enumerate(checks[:3]):
        item.questions = lambda subject, number=number: [(f"{number}.example", "TXT")]
    ends: list[Facts] = []
    run = Run(facts(), [], Reach.PASSIVE, ends.append)
    with ThreadPoolExecutor(2) as pool:
        run.start(checks, Subject("a@acme.example"), sources, pool)
        assert run.done.wait(5)
    (ended,) = ends
    assert {item.check for item in ended.findings} == {"spf", "broken", "dmarc", "registration"}
    assert [item.check for item in ended.findings if item.kind is Kind.UNKNOWN] == ["broken"]
    assert asked[0] == [("0.example", "TXT"), ("1.example", "TXT"), ("2.example", "TXT")]


def test_what_is_not_answered_soon_holds_up_nobody_but_who_asked_it() -> None:
    told: list[str] = []
    sources: Any = SimpleNamespace(
        clock=lambda: NOW,
        switches=frozenset(),
        deadline=None,
        dns=SimpleNamespace(
            soon=lambda questions, deadline: [("0.example", "CAA"), ("2.example", "CAA")],
            await_late=lambda questions, deadline: told.append(f"waited for {len(questions)}"),
        ),
    )
    checks = [check(name, finding("")) for name in ("care", "spf", "policy", "dmarc")]
    for number, item in enumerate(checks):
        item.questions = lambda subject, number=number: [
            (f"{number}.example", kind) for kind in ("TXT", "CAA")
        ]
        item.run = lambda subject, sources, run=item.run, id=item.id: told.append(id) or run(subject, sources)
    run = Run(facts(), [], Reach.PASSIVE, lambda facts: None)
    with ThreadPoolExecutor(2) as pool:
        run.start(checks, Subject("a@acme.example"), sources, pool)
        assert run.done.wait(5)
    assert told == ["spf", "dmarc", "waited for 2", "care", "policy"]


def test_facts_under_way_are_not_complete() -> None:
    run = Run(facts(), [outcome("mail_kind", finding("mail_kind"))], Reach.PASSIVE, lambda facts: None)
    assert not run.facts(NOW).complete
    assert [item.check for item in run.facts(NOW).findings] == ["mail_kind"]


def test_an_abandoned_run_keeps_and_reports_nothing(caplog: pytest.LogCaptureFixture) -> None:
    ends: list[Facts] = []
    run = Run(facts(), [], Reach.PASSIVE, ends.append)
    with ThreadPoolExecutor(1) as pool:
        held = threading.Event()
        pool.submit(held.wait, 5)
        late = check("spf", fault=ZeroDivisionError("too late"))
        run.start([late], Subject("a@acme.example"), SOURCES, pool)
        run.abandon()
        held.set()
    assert run.done.is_set()
    assert ends == []
    assert caplog.text == ""
