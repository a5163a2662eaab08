"""When to come back, and how often anybody is asked."""

from __future__ import annotations

import dataclasses
from datetime import timedelta

import pytest

from sources_stage import Stage
from whowrites.sources import mailbox_tries as tries
from whowrites.sources.mailbox_result import Mailbox, PutOff

GREY = Mailbox("temporary", "greylisted", 451, "4.7.1", "Greylisted", "mx.b.example")


def test_the_next_try_is_minutes_away_and_the_third_is_the_last(stage: Stage) -> None:
    now = stage.clock()
    waits = [tries.next_try(count, now) for count in (1, 2, 3, 4, 0)]
    assert waits[0] is not None and timedelta(minutes=5) <= waits[0] - now <= timedelta(minutes=15)
    assert waits[1] is not None and timedelta(minutes=30) <= waits[1] - now <= timedelta(minutes=60)
    assert waits[2:] == [None, None, None]


def test_tries_are_counted_and_end_with_an_answer(stage: Stage) -> None:
    counted = [tries.put_off(stage.sources, "a@b.example", GREY) for _ in range(3)]
    assert [entry.tries for entry in counted] == [1, 2, 3]
    met = PutOff(stage.clock(), "mx.b.example", 451, "4.7.1", "Greylisted")
    last = tries.Pending(3, None, "greylisted", (met,) * 3)
    assert tries.pending(stage.sources, "a@b.example") == counted[2] == last
    assert tries.pending(stage.sources, "c@b.example") is None
    assert tries.settle(stage.sources, "a@b.example") == (met,) * 3
    assert tries.pending(stage.sources, "a@b.example") is None
    assert tries.settle(stage.sources, "a@b.example") == ()


def test_who_waits_for_another_try_is_told_with_its_moment(stage: Stage) -> None:
    now = stage.clock()
    for address, times in (("a@b.example", 1), ("b@b.example", 3), ("c@b.example", 1)):
        for _ in range(times):
            tries.put_off(stage.sources, address, GREY)
    tries.settle(stage.sources, "c@b.example")
    tries.asked(stage.sources, "b.example", "mx.b.example")
    # The second has had its three tries, the third its answer.
    assert tries.waiting(stage.sources.cache, now) == [("a@b.example", now + timedelta(minutes=10))]
    assert tries.waiting(stage.sources.cache, now + timedelta(days=1)) == []


def test_tries_are_forgotten_after_a_day(stage: Stage) -> None:
    tries.put_off(stage.sources, "a@b.example", GREY)
    stage.clock.now += timedelta(days=1)
    assert tries.pending(stage.sources, "a@b.example") is None


def test_one_new_address_of_a_domain_an_hour(stage: Stage) -> None:
    begun = stage.clock()
    tries.asked(stage.sources, "b.example", "mx.host.example")
    assert tries.not_before(stage.sources, "b.example", "mx.host.example") == (
        "paced", begun + timedelta(hours=1),
    )  # fmt: skip
    assert tries.not_before(stage.sources, "other.example", "mx.host.example") is None
    stage.clock.now += timedelta(hours=1)
    assert tries.not_before(stage.sources, "b.example", "mx.host.example") is None


@pytest.mark.parametrize("host", ["mx1.host.example", "mx2.host.example"])
def test_a_provider_that_refused_us_is_left_alone_for_a_day(stage: Stage, host: str) -> None:
    tries.refused(stage.sources, "mx1.host.example")
    found = tries.not_before(stage.sources, "b.example", host)
    assert found == ("refused_today", stage.clock() + timedelta(days=1))


def test_a_days_sessions_with_one_provider_have_an_end(stage: Stage) -> None:
    begun = stage.clock()
    for number in range(tries.PER_DAY):
        assert tries.over_cap(stage.sources, "mx.host.example") is None
        tries.asked(stage.sources, f"b{number}.example", "mx.host.example")
        stage.clock.now += timedelta(minutes=1)
    assert tries.over_cap(stage.sources, "mx.host.example") == ("paced", begun + timedelta(days=1))
    assert tries.over_cap(stage.sources, "mx.elsewhere.test") is None
    later = dataclasses.replace(stage.sources, clock=lambda: begun + timedelta(days=1))
    assert tries.over_cap(later, "mx.host.example") is None
