"""The desk keeps one state and its clock."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from whowrites.web.desk import Desk
from whowrites.web.pairing import PairingRefused, hash_of

ORIGIN = "moz-extension://0b7e5f0e-1c2d-4e3f-8a9b-0c1d2e3f4a5b"
VERIFIER = "k" * 43


@dataclass
class Seconds:
    now: float = 0.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def seconds() -> Seconds:
    return Seconds()


@pytest.fixture
def desk(seconds: Seconds) -> Desk:
    return Desk(seconds)


def test_from_start_to_token_in_order(desk: Desk) -> None:
    request = desk.start(ORIGIN, "Firefox", "1", hash_of(VERIFIER))
    assert desk.pending() == request
    assert desk.finish(request.pair_id, ORIGIN, VERIFIER) is None
    desk.decide(request.pair_id, True)
    allowed = desk.finish(request.pair_id, ORIGIN, VERIFIER)
    assert allowed is not None and allowed.origin == ORIGIN
    assert desk.pending() is None


def test_a_wrong_code_counts_though_it_is_refused(desk: Desk) -> None:
    request = desk.start(ORIGIN, "Firefox", "1", hash_of(VERIFIER))
    code = desk.show_code()
    wrong = "000000" if code.digits != "000000" else "111111"
    with pytest.raises(PairingRefused, match="wrong_code"):
        desk.finish(request.pair_id, ORIGIN, VERIFIER, wrong)
    left = desk.code()
    assert left is not None and left.tries == code.tries - 1
    assert desk.finish(request.pair_id, ORIGIN, VERIFIER, code.digits) is not None
    assert desk.code() is None


def test_request_and_code_fade(desk: Desk, seconds: Seconds) -> None:
    request = desk.start(ORIGIN, "Firefox", "1", hash_of(VERIFIER))
    code = desk.show_code()
    seconds.now = 100.0
    assert desk.seconds_left(request.until) == desk.seconds_left(code.until) == 20
    seconds.now = 120.0
    assert desk.pending() is None
    assert desk.code() is None
    assert desk.seconds_left(request.until) == 0
