"""One question in flight for all who ask it; facts kept, failures not, and turned to Unknown in one place."""

from __future__ import annotations

import ast
import threading
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from sources_stage import Stage
from whowrites import sources as room
from whowrites.model import Absent, Found, Unknown
from whowrites.net.deadline import Deadline
from whowrites.net.errors import NetError
from whowrites.sources import answers


def fails(reason: str) -> str | None:
    raise NetError(reason)


def test_a_value_is_found_none_is_absent_a_failure_is_unknown(stage: Stage) -> None:
    now = stage.clock.now
    assert answers.asked(stage.sources, "dns", "a", lambda: "value") == Found("value", "dns", now)
    assert answers.asked(stage.sources, "dns", "b", lambda: None) == Absent("dns", now)
    assert answers.asked(stage.sources, "dns", "c", lambda: fails("servfail")) == Unknown(
        "servfail", "dns", now
    )


def test_what_the_resolver_said_is_an_answer_too(stage: Stage) -> None:
    now = stage.clock.now
    assert answers.said(stage.sources, "dns", lambda: "value") == Found("value", "dns", now)
    assert answers.said(stage.sources, "dns", lambda: None) == Absent("dns", now)
    failed = answers.said(stage.sources, "dns", lambda: fails("servfail"))
    assert failed == Unknown("servfail", "dns", now)
    with pytest.raises(ZeroDivisionError):
        answers.said(stage.sources, "dns", lambda: 1 // 0)


def test_a_bug_is_raised(stage: Stage) -> None:
    with pytest.raises(ZeroDivisionError):
        answers.asked(stage.sources, "dns", "a", lambda: 1 // 0)


def test_a_fact_is_asked_once_and_keeps_its_time(stage: Stage) -> None:
    calls: list[int] = []

    def ask() -> str:
        calls.append(1)
        return "value"

    first = answers.remembered(stage.sources, "rdap", "example.com", str, ask)
    stage.clock.now += timedelta(days=6)
    assert answers.remembered(stage.sources, "rdap", "example.com", str, ask) == first
    stage.clock.now += timedelta(days=2)
    later = answers.remembered(stage.sources, "rdap", "example.com", str, ask)
    assert len(calls) == 2 and later.seen_at == stage.clock.now


def test_absent_is_kept_for_a_shorter_time_than_found(stage: Stage) -> None:
    answers.remembered(stage.sources, "rdap", "gone.example", str, lambda: None)
    answers.remembered(stage.sources, "rdap", "here.example", str, lambda: "x")
    assert stage.cache.days("rdap", "gone.example") == 1
    assert stage.cache.days("rdap", "here.example") == 7


@pytest.mark.parametrize("reason", ["timeout", "throttled", "unread", "unpublished"])
def test_unknown_is_never_kept(stage: Stage, reason: str) -> None:
    answer = answers.remembered(stage.sources, "rdap", "example.com", str, lambda: fails(reason))
    assert isinstance(answer, Unknown) and answer.reason == reason
    assert not stage.cache.kept


def test_what_a_server_has_just_refused_to_tell_is_not_asked_again_for_a_while(stage: Stage) -> None:
    calls: list[int] = []

    def refuse() -> str | None:
        calls.append(1)
        return fails("server_error")

    def told(run: room.Sources) -> object:
        return answers.remembered(run, "rdap", "example.com", str, refuse)

    patient, began = replace(stage.sources, patient=True), stage.clock.now
    first = told(patient)
    stage.clock.now += timedelta(minutes=4)
    assert told(patient) == first == Unknown("server_error", "rdap", began)
    assert len(calls) == 1
    told(stage.sources)
    assert len(calls) == 2
    stage.clock.now += timedelta(minutes=6)
    told(patient)
    assert len(calls) == 3


def test_what_another_version_kept_in_another_shape_is_asked_again(stage: Stage) -> None:
    odd = Found({"no": "record"}, "rdap", stage.clock.now)
    stage.cache.put("rdap", "example.com", odd, stage.clock.now + timedelta(days=1))
    answer = answers.remembered(stage.sources, "rdap", "example.com", room.Contact, lambda: None)
    assert answer == Absent("rdap", stage.clock.now)


def test_a_hundred_askers_are_one_question(stage: Stage) -> None:
    together, calls = threading.Barrier(8), []

    def ask() -> str:
        calls.append(1)
        return "value"

    def one(_: int) -> object:
        together.wait()
        return answers.remembered(stage.sources, "rdap", "example.com", str, ask)

    with ThreadPoolExecutor(8) as pool:
        results = set(pool.map(one, range(96)))
    assert calls == [1] and results == {Found("value", "rdap", stage.clock.now)}


def test_who_joins_waits_no_longer_than_his_own_deadline(stage: Stage) -> None:
    started, release = threading.Event(), threading.Event()

    def slow() -> str:
        started.set()
        assert release.wait(5)
        return "value"

    with ThreadPoolExecutor(1) as pool:
        leader = pool.submit(answers.asked, stage.sources, "dns", "slow", slow)
        assert started.wait(5)
        hurried = stage.sources.at(Deadline.after(0.05))
        assert answers.asked(hurried, "dns", "slow", slow) == Unknown("timeout", "dns", stage.clock.now)
        release.set()
        assert leader.result() == Found("value", "dns", stage.clock.now)


def test_only_this_module_turns_failures_into_answers() -> None:
    """A source may go another way after a failure, or tell of it in a result of its own; what the rest of the
    house takes as "no answer" is made from a NetError here alone.
    """
    making = set()
    for path in Path(room.__file__).parent.rglob("*.py"):
        tree = ast.parse(path.read_text("utf-8"))
        for handler in (node for node in ast.walk(tree) if isinstance(node, ast.ExceptHandler)):
            calls = (node for node in ast.walk(handler) if isinstance(node, ast.Call))
            if any(getattr(call.func, "id", "") in {"Unknown", "Absent", "Found"} for call in calls):
                making.add(path.name)
    assert making == {"answers.py"}
