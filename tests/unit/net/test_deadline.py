"""A deadline is a total: it only ever comes nearer, and says so when it has passed."""

from __future__ import annotations

import time

import pytest

from whowrites.net.deadline import Deadline
from whowrites.net.errors import NetError


def test_what_is_left_shrinks_to_a_timeout() -> None:
    assert 4.9 < Deadline.after(5).left() <= 5
    with pytest.raises(NetError) as caught:
        Deadline(time.monotonic() - 0.001).left()
    assert caught.value.reason == "timeout"


def test_sooner_never_moves_it_back() -> None:
    soon = Deadline.after(1)
    assert soon.sooner(60) == soon
    assert soon.sooner(0.5).at < soon.at
