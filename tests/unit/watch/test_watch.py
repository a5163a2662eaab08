"""One thread for all that comes due: it acts when the moment has come, outlives a fault, and ends at once."""

from __future__ import annotations

import logging
import threading
import time
from datetime import UTC, datetime, timedelta

import pytest

from whowrites.watch import Watch

NOW = datetime(2026, 1, 2, tzinfo=UTC)


class Clock:
    now = NOW

    def __call__(self) -> datetime:
        return self.now


class Errand:
    """Due at one moment, until it has run."""

    def __init__(self, due: datetime | None, fault: Exception | None = None) -> None:
        self.moment = due
        self.fault = fault
        self.ran = threading.Event()
        self.looked = threading.Semaphore(0)

    def due(self) -> datetime | None:
        self.looked.release()
        return self.moment

    def run(self) -> None:
        self.moment = None
        self.ran.set()
        if self.fault:
            raise self.fault


def test_it_acts_when_the_moment_has_come_and_not_before() -> None:
    clock, errand = Clock(), Errand(NOW + timedelta(minutes=10))
    watch = Watch(lambda: [errand], clock, longest=0.01)
    try:
        for _ in range(3):
            assert errand.looked.acquire(timeout=5)
        assert not errand.ran.is_set()
        clock.now += timedelta(minutes=10)
        assert errand.ran.wait(5)
    finally:
        watch.close()


def test_it_first_looks_when_the_companion_has_started() -> None:
    errand = Errand(NOW)
    given: list[float] = []

    def errands() -> list[Errand]:
        given.append(time.monotonic())
        return [errand]

    began = time.monotonic()
    watch = Watch(errands, Clock(), first=0.2)
    assert errand.ran.wait(5)
    watch.close()
    assert len(given) == 1 and given[0] - began >= 0.2


def test_one_that_is_closed_before_looks_at_nothing() -> None:
    errand = Errand(NOW)
    watch = Watch(lambda: [errand], Clock(), first=60)
    watch.close()
    assert not errand.ran.is_set()


def test_a_fault_of_one_errand_is_logged_and_ends_nothing(caplog: pytest.LogCaptureFixture) -> None:
    bad, good = Errand(NOW, ValueError("a bug")), Errand(NOW + timedelta(hours=1))
    clock = Clock()
    with caplog.at_level(logging.ERROR):
        watch = Watch(lambda: [bad, good], clock, longest=0.01)
        try:
            assert bad.ran.wait(5)
            clock.now += timedelta(hours=1)
            assert good.ran.wait(5)
        finally:
            watch.close()
    assert [record.message for record in caplog.records] == ["errand Errand failed"]


def test_errands_that_could_not_be_listed_are_listed_at_the_next_look(
    caplog: pytest.LogCaptureFixture,
) -> None:
    errand, tries = Errand(NOW), [OSError(24, "Too many open files"), None]

    def errands() -> list[Errand]:
        fault = tries.pop(0)
        if fault:
            raise fault
        return [errand]

    watch = Watch(errands, Clock(), longest=0.01)
    assert errand.ran.wait(5)
    watch.close()
    assert [record.message for record in caplog.records] == ["the list of errands failed"]


def test_it_ends_at_once_however_long_it_sleeps() -> None:
    watch = Watch(lambda: [Errand(None), Errand(NOW + timedelta(days=1))], Clock(), longest=3_600)
    closing = threading.Thread(target=watch.close, daemon=True)
    closing.start()
    closing.join(30)
    assert not closing.is_alive(), "it goes on sleeping"
    assert not [thread for thread in threading.enumerate() if thread.name == "watch"]


def test_what_stays_due_is_not_run_without_a_pause() -> None:
    class Stubborn(Errand):
        runs = 0

        def run(self) -> None:
            self.runs += 1

    errand = Stubborn(NOW)
    watch = Watch(lambda: [errand], Clock())
    time.sleep(0.3)
    watch.close()
    assert errand.runs == 1
