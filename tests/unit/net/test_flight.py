"""Equal questions in flight are asked once, and nobody gets less time than he brought."""

from __future__ import annotations

import threading
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor

import pytest

from whowrites.net.deadline import Deadline
from whowrites.net.errors import NetError
from whowrites.net.flight import Flights


def test_many_askers_of_one_question_share_one_answer() -> None:
    flights: Flights[object, str] = Flights()
    started, go = threading.Event(), threading.Event()
    calls: list[int] = []

    def work() -> str:
        calls.append(1)
        started.set()
        go.wait(5)
        return "answer"

    with ThreadPoolExecutor(8) as pool:
        first = pool.submit(flights.once, "key", Deadline.after(5), work)
        started.wait(5)
        rest = [pool.submit(flights.once, "key", Deadline.after(5), work) for _ in range(7)]
        go.set()
        assert {future.result() for future in [first, *rest]} == {"answer"}
    # A late starter may find the first flight landed; it never flies beside it.
    assert len(calls) < 8
    assert flights.once("key", Deadline.after(1), lambda: "anew") == "anew"


def test_a_failure_is_shared_and_then_forgotten() -> None:
    flights: Flights[object, str] = Flights()

    def fail() -> str:
        raise NetError("servfail")

    for _ in range(2):
        with pytest.raises(NetError) as caught:
            flights.once(1, Deadline.after(1), fail)
        assert caught.value.reason == "servfail"


def test_a_bug_surfaces_for_all_who_wait() -> None:
    flights: Flights[object, str] = Flights()
    go, started = threading.Event(), threading.Event()

    def breaks() -> str:
        started.set()
        go.wait(5)
        raise ZeroDivisionError

    with ThreadPoolExecutor(2) as pool:
        leader = pool.submit(flights.once, "k", Deadline.after(5), breaks)
        started.wait(5)
        joined = pool.submit(flights.once, "k", Deadline.after(5), breaks)
        go.set()
        assert isinstance(leader.exception(), ZeroDivisionError)
        assert isinstance(joined.exception(), ZeroDivisionError)


def test_waiting_for_another_ends_at_our_own_deadline() -> None:
    flights: Flights[object, str] = Flights()
    go, started = threading.Event(), threading.Event()

    def slow() -> str:
        started.set()
        go.wait(5)
        return "late"

    with ThreadPoolExecutor(1) as pool:
        leader = pool.submit(flights.once, "k", Deadline.after(5), slow)
        started.wait(5)
        with pytest.raises(NetError) as caught:
            flights.once("k", Deadline.after(0.05), slow)
        go.set()
        assert caught.value.reason == "timeout"
        assert leader.result() == "late"


def test_a_leader_in_a_hurry_does_not_cost_us_our_time() -> None:
    flights: Flights[object, str] = Flights()
    go, started = threading.Event(), threading.Event()

    def gives_up() -> str:
        started.set()
        go.wait(5)
        raise NetError("timeout")

    with ThreadPoolExecutor(2) as pool:
        hurried = pool.submit(flights.once, "k", Deadline.after(0.2), gives_up)
        started.wait(5)
        patient = pool.submit(flights.once, "k", Deadline.after(5), lambda: "found")
        go.set()
        with pytest.raises(NetError):
            hurried.result()
        assert patient.result() == "found"


def test_many_keys_are_led_and_followed_in_one_call() -> None:
    flights: Flights[str, str] = Flights()
    go, started = threading.Event(), threading.Event()

    def one() -> str:
        started.set()
        go.wait(5)
        return "of the other"

    def rest(keys: Iterable[str]) -> dict[str, str | NetError]:
        assert set(keys) == {"mine", "failing"}
        go.set()
        return {"mine": "of mine", "failing": NetError("servfail")}

    with ThreadPoolExecutor(1) as pool:
        leader = pool.submit(flights.once, "theirs", Deadline.after(5), one)
        started.wait(5)
        told = flights.all(["mine", "theirs", "failing", "mine"], Deadline.after(5), rest)
        assert leader.result() == "of the other"
    failed = told.pop("failing")
    assert isinstance(failed, NetError) and failed.reason == "servfail"
    assert told == {"mine": "of mine", "theirs": "of the other"}
