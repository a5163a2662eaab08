"""Manners toward one server: a burst, a rate, a few at once, rest on request; and no waiting that cannot
help.
"""

from __future__ import annotations

import threading
from types import SimpleNamespace

import pytest

from whowrites.net import deadline, pace
from whowrites.net.deadline import Deadline
from whowrites.net.errors import NetError
from whowrites.net.internet import Pace
from whowrites.net.pace import Pacer


class Clock:
    """Time that passes while somebody waits for it, and at no other time."""

    def __init__(self) -> None:
        self.now = 1_000.0

    def monotonic(self) -> float:
        return self.now


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    """The clock of pacers and deadlines that are made in the test."""
    clock = Clock()

    class Waited(threading.Condition):
        def wait(self, timeout: float | None = None) -> bool:
            assert timeout is not None and timeout > 0
            clock.now += timeout + 1e-9  # a float has no room for the last bit of a wait
            return False

    for module in (pace, deadline):
        monkeypatch.setattr(module, "time", clock)
    monkeypatch.setattr(pace, "threading", SimpleNamespace(Condition=Waited))
    return clock


def take(pacer: Pacer, server: str, seconds: float = 5.0) -> None:
    with pacer.slot(server, Deadline.after(seconds)):
        pass


def test_after_the_burst_comes_the_rate(clock: Clock) -> None:
    pacer = Pacer(Pace(at_once=2, burst=3, per_second=5))
    for _ in range(3):
        take(pacer, "whois.example")
    assert clock.now == 1_000
    for slots in (1, 2, 3):
        take(pacer, "whois.example")
        assert clock.now == pytest.approx(1_000 + slots / 5)
    now = clock.now
    take(pacer, "other.example")
    assert clock.now == now


def test_a_long_rest_saves_up_no_more_than_a_burst(clock: Clock) -> None:
    pacer = Pacer(Pace(at_once=2, burst=3, per_second=5))
    take(pacer, "whois.example")
    clock.now = 9_000
    for _ in range(3):
        take(pacer, "whois.example")
    assert clock.now == 9_000
    take(pacer, "whois.example")
    assert clock.now == pytest.approx(9_000.2)


def test_a_wait_past_the_deadline_is_refused_at_once(clock: Clock) -> None:
    pacer = Pacer(Pace(at_once=2, burst=1, per_second=0.1))
    take(pacer, "rdap.example")
    with pytest.raises(NetError) as caught:
        take(pacer, "rdap.example", 9.5)
    assert caught.value.reason == "paced"
    assert clock.now == 1_000


def test_only_so_many_at_once() -> None:
    pacer = Pacer(Pace(at_once=1, burst=100, per_second=100))
    inside, leave = threading.Event(), threading.Event()

    def hold() -> None:
        with pacer.slot("rdap.example", Deadline.after(30)):
            inside.set()
            leave.wait(30)

    holder = threading.Thread(target=hold)
    holder.start()
    assert inside.wait(30)
    with pytest.raises(NetError) as caught:
        take(pacer, "rdap.example", 0.05)
    assert caught.value.reason == "paced"
    took = threading.Event()
    second = threading.Thread(target=lambda: (take(pacer, "rdap.example", 90), took.set()))
    second.start()
    assert not took.wait(0.1)
    leave.set()
    assert took.wait(30), "the end of one request wakes who waits for it"
    holder.join()
    second.join()


def test_a_server_that_asked_for_rest_gets_it(clock: Clock) -> None:
    pacer = Pacer(Pace(at_once=2, burst=10, per_second=10))
    pacer.back_off("rdap.example", 60)
    pacer.back_off("rdap.example", 1)
    with pytest.raises(NetError) as caught:
        take(pacer, "rdap.example", 5)
    assert caught.value.reason == "paced"
    take(pacer, "rdap.example", 61)
    assert clock.now == pytest.approx(1_060), "the longer of two wishes holds"


def test_a_slot_is_given_back_when_the_request_fails() -> None:
    pacer = Pacer(Pace(at_once=1, burst=10, per_second=10))
    with pytest.raises(NetError, match="closed"), pacer.slot("rdap.example", Deadline.after(1)):
        raise NetError("closed")
    take(pacer, "rdap.example", 0.5)


def test_thousands_of_servers_are_not_remembered_for_ever() -> None:
    pacer = Pacer(Pace(at_once=1, burst=1, per_second=1e6))
    for number in range(6000):
        take(pacer, f"host{number}.example")
    assert len(pacer._servers) < 4000


def test_who_is_busy_resting_or_spent_is_not_forgotten(clock: Clock, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pace, "_REMEMBERED", 4)
    pacer = Pacer(Pace(at_once=1, burst=2, per_second=0.1))
    pacer.back_off("resting.example", 1_000)
    with pacer.slot("busy.example", Deadline.after(5)):
        clock.now += 100
        for _ in range(2):
            take(pacer, "spent.example")
        for number in range(9):
            take(pacer, f"host{number}.example")
        for server in ("resting.example", "spent.example", "busy.example"):
            with pytest.raises(NetError, match="paced"):
                take(pacer, server, 5)


def test_a_slot_may_be_narrower_than_the_pace() -> None:
    pacer = Pacer(Pace(at_once=64, burst=1000, per_second=1000))
    with pacer.slot("mx.example", Deadline.after(5), at_once=1):
        with pacer.slot("mx.elsewhere.example", Deadline.after(1), at_once=1):
            pass
        with pytest.raises(NetError) as caught, pacer.slot("mx.example", Deadline.after(0.1), at_once=1):
            pass
    assert caught.value.reason == "paced"
    take(pacer, "mx.example")
