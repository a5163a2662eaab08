"""Manners toward one server: a burst, a rate, a few at once, rest on request; and no waiting that cannot
help.
"""

from __future__ import annotations

import threading
import time

import pytest

from whowrites.net.deadline import Deadline
from whowrites.net.errors import NetError
from whowrites.net.internet import Pace
from whowrites.net.pace import Pacer


def take(pacer: Pacer, server: str, seconds: float = 5.0) -> float:
    begun = time.monotonic()
    with pacer.slot(server, Deadline.after(seconds)):
        return time.monotonic() - begun


def test_after_the_burst_comes_the_rate() -> None:
    pacer = Pacer(Pace(at_once=2, burst=3, per_second=5))
    assert sum(take(pacer, "whois.example") for _ in range(3)) < 0.15
    assert 0.1 < take(pacer, "whois.example") < 2
    assert take(pacer, "other.example") < 0.15


def test_a_wait_past_the_deadline_is_refused_at_once() -> None:
    pacer = Pacer(Pace(at_once=2, burst=1, per_second=0.1))
    take(pacer, "rdap.example")
    begun = time.monotonic()
    with pytest.raises(NetError) as caught:
        take(pacer, "rdap.example", 3.0)
    assert caught.value.reason == "paced"
    assert time.monotonic() - begun < 0.5


def test_only_so_many_at_once() -> None:
    pacer = Pacer(Pace(at_once=1, burst=100, per_second=100))
    inside, leave = threading.Event(), threading.Event()

    def hold() -> None:
        with pacer.slot("rdap.example", Deadline.after(5)):
            inside.set()
            leave.wait(5)

    holder = threading.Thread(target=hold)
    holder.start()
    inside.wait(5)
    with pytest.raises(NetError) as caught:
        take(pacer, "rdap.example", 0.05)
    assert caught.value.reason == "paced"
    threading.Timer(0.05, leave.set).start()
    assert 0.01 < take(pacer, "rdap.example") < 2
    holder.join()


def test_a_server_that_asked_for_rest_gets_it() -> None:
    pacer = Pacer(Pace(at_once=2, burst=10, per_second=10))
    pacer.back_off("rdap.example", 60)
    pacer.back_off("rdap.example", 1)
    with pytest.raises(NetError) as caught:
        take(pacer, "rdap.example", 5)
    assert caught.value.reason == "paced"


def test_a_slot_is_given_back_when_the_request_fails() -> None:
    pacer = Pacer(Pace(at_once=1, burst=10, per_second=10))
    with pytest.raises(NetError, match="closed"), pacer.slot("rdap.example", Deadline.after(1)):
        raise NetError("closed")
    assert take(pacer, "rdap.example", 0.5) < 0.4


def test_thousands_of_servers_are_not_remembered_for_ever() -> None:
    pacer = Pacer(Pace(at_once=1, burst=1, per_second=1e6))
    for number in range(6000):
        take(pacer, f"host{number}.example")
    assert len(pacer._servers) < 4000


def test_a_slot_may_be_narrower_than_the_pace() -> None:
    pacer = Pacer(Pace(at_once=64, burst=1000, per_second=1000))
    with pacer.slot("mx.example", Deadline.after(5), at_once=1):
        with pacer.slot("mx.elsewhere.example", Deadline.after(1), at_once=1):
            pass
        with pytest.raises(NetError) as caught, pacer.slot("mx.example", Deadline.after(0.1), at_once=1):
            pass
    assert caught.value.reason == "paced"
    assert take(pacer, "mx.example") < 1
