"""Runs under way: one an address, in whose thread they go, and what becomes of them at the end."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from datetime import UTC, datetime
from types import SimpleNamespace
from typing import Any

import pytest

from whowrites import under_way
from whowrites.checks import Check
from whowrites.model import Claim, Facts, Finding, Kind, Reach, Subject
from whowrites.running import Run, unasked
from whowrites.under_way import Going, UnderWay

NOW = datetime(2026, 1, 2, tzinfo=UTC)
SOURCES: Any = SimpleNamespace(clock=lambda: NOW, switches=frozenset())
KEY = "ana@acme.example"


@pytest.fixture
def runs() -> Iterator[UnderWay]:
    made = UnderWay(2)
    yield made
    made.close()


def run(ended: list[Facts]) -> Run:
    return Run(unasked(KEY, "ab"), (), Reach.PASSIVE, ended.append)


def check(threads: list[str], asks: bool) -> Check:
    def say(subject: Subject, sources: Any) -> Iterator[Finding | Claim]:
        threads.append(threading.current_thread().name)
        yield Finding("spf_present", Kind.NOTE, "none", "dns", NOW)

    return Check("spf", Reach.PASSIVE, "address", "mail_service", say, asks=lambda *_: asks)


def going(one: Run, *checks: Check) -> Going:
    return Going(one, checks, Subject(KEY), lambda: SOURCES)


def test_a_second_run_of_an_address_joins_the_first_if_that_does(runs: UnderWay) -> None:
    first, second = run([]), run([])
    assert runs.enter(KEY, first, lambda _: True) is first
    assert runs.enter(KEY, second, lambda _: True) is first
    assert runs.of([KEY, "b@b.example"]) == {KEY: first}
    assert runs.enter(KEY, second, lambda _: False) is second
    runs.leave(KEY, first)
    assert runs.of([KEY]) == {KEY: second}, "it is no longer the one that ended"
    assert runs.by_id("ab") is second
    runs.leave(KEY, second)
    assert runs.by_id("ab") is None


def test_there_is_room_for_so_many(runs: UnderWay, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(under_way, "WAITING", 1)
    assert runs.enter("a@a.example", run([]), lambda _: True)
    assert runs.enter("b@b.example", run([]), lambda _: True) is None


def test_a_run_goes_in_the_thread_of_who_waits_and_so_do_checks_that_ask_nobody(runs: UnderWay) -> None:
    ended: list[Facts] = []
    threads: list[str] = []
    runs.go(going(run(ended), check(threads, asks=False)))
    assert threads == [threading.current_thread().name]
    assert [finding.code for finding in ended[0].findings] == ["spf_present"]


def test_a_check_that_asks_somebody_has_a_thread_of_its_own(runs: UnderWay) -> None:
    ended: list[Facts] = []
    threads: list[str] = []
    runs.go(going(run(ended), check(threads, asks=True)))
    assert threads[0].startswith("check")
    assert ended, "it has ended when `go` returns"


def test_what_is_handed_over_goes_in_threads_of_ours(runs: UnderWay) -> None:
    threads: list[str] = []
    one = run([])
    runs.hand_over(going(one, check(threads, asks=False)))
    assert one.done.wait(5)
    assert threads[0].startswith("run")


def test_who_waits_at_the_end_is_let_go(runs: UnderWay) -> None:
    one = run([])
    runs.enter(KEY, one, lambda _: True)
    runs.close()
    assert one.done.is_set()
    assert one.abandoned
    assert runs.enter("b@b.example", run([]), lambda _: True) is None
