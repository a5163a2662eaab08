"""The lab's switches."""

from __future__ import annotations

import time

from whowrites.lab.state import State


def test_an_answer_takes_as_long_as_the_lab_is_slow() -> None:
    state = State()
    assert state.pause() is True
    state.delay = 0.05
    begun = time.monotonic()
    assert state.pause() is True
    assert time.monotonic() - begun >= 0.05


def test_a_dead_lab_answers_nothing_and_still_writes_down_what_was_asked() -> None:
    state = State()
    state.down = True
    state.asked("whois", "whois.nic.uk firm.co.uk")
    assert state.pause() is False
    assert state.log == [("whois", "whois.nic.uk firm.co.uk")]
