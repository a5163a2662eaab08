"""The pairing as a state machine: each step from each stage, at each moment that matters."""

from __future__ import annotations

import pytest

from whowrites.web import pairing
from whowrites.web.pairing import CODE_TRIES, LIFETIME, STARTS, PairingRefused, Stage, State

ORIGIN = "chrome-extension://" + "a" * 32
VERIFIER = "v" * 43
NOW = 500.0


def started(state: State | None = None, now: float = NOW) -> State:
    return pairing.start(state or State(), ORIGIN, "Firefox", "1", pairing.hash_of(VERIFIER), now)


def refused(reason: str) -> pytest.RaisesExc[PairingRefused]:
    return pytest.raises(PairingRefused, match=f"^{reason}$")


@pytest.mark.parametrize(
    ("origin", "fits"),
    [
        (ORIGIN, True),
        ("moz-extension://0b7e5f0e-1c2d-4e3f-8a9b-0c1d2e3f4a5b", True),
        (ORIGIN + "a", False),
        (ORIGIN + "\n", False),
        ("x" + ORIGIN, False),
        ("chrome-extension://" + "q" * 32, False),
        ("chrome-extension://" + "A" * 32, False),
        ("moz-extension://0b7e5f0e1c2d4e3f8a9b0c1d2e3f4a5b", False),
        ("https://" + "a" * 32, False),
        ("null", False),
        ("", False),
    ],
)
def test_only_the_exact_shape_of_an_extensions_origin_fits(origin: str, fits: bool) -> None:
    assert pairing.is_extension(origin) is fits


def test_allowed_gives_the_request_once() -> None:
    state = started()
    pending = state.pending(NOW + 1)
    assert pending is not None
    assert len(pending.number) == 6 and pending.number[2] == "-"
    state, waiting = pairing.finish(state, pending.pair_id, ORIGIN, VERIFIER, NOW + 1)
    assert waiting.stage is Stage.WAITING
    state = pairing.decide(state, pending.pair_id, True, NOW + 2)
    state, allowed = pairing.finish(state, pending.pair_id, ORIGIN, VERIFIER, NOW + 3)
    assert allowed.stage is Stage.ALLOWED
    with refused("gone"):
        pairing.finish(state, pending.pair_id, ORIGIN, VERIFIER, NOW + 4)


def test_denied_stays_denied() -> None:
    state = started()
    pair_id = state.requests[0].pair_id
    state = pairing.decide(state, pair_id, False, NOW)
    with refused("denied"):
        pairing.finish(state, pair_id, ORIGIN, VERIFIER, NOW)
    with refused("gone"):
        pairing.decide(state, pair_id, True, NOW)


def test_wrong_verifier_other_origin_unknown_pair() -> None:
    state = started()
    pair_id = state.requests[0].pair_id
    with refused("wrong_verifier"):
        pairing.finish(state, pair_id, ORIGIN, "w" * 43, NOW)
    with refused("wrong_verifier"):
        pairing.finish(state, pair_id, ORIGIN.replace("a", "b"), VERIFIER, NOW)
    with refused("unknown_pair"):
        pairing.finish(state, "0" * 32, ORIGIN, VERIFIER, NOW)


def test_after_120_seconds_it_is_over_for_both_sides() -> None:
    state = started()
    pair_id = state.requests[0].pair_id
    assert state.pending(NOW + LIFETIME - 1) is not None
    assert state.pending(NOW + LIFETIME) is None
    with refused("gone"):
        pairing.decide(state, pair_id, True, NOW + LIFETIME)
    allowed = pairing.decide(state, pair_id, True, NOW)
    with refused("gone"):
        pairing.finish(allowed, pair_id, ORIGIN, VERIFIER, NOW + LIFETIME + 1)


def test_a_new_request_voids_the_old_one_and_only_one_is_shown() -> None:
    state = started(started(), NOW + 1)
    old, new = state.requests
    assert old.stage is Stage.VOID
    assert state.pending(NOW + 2) == new
    with refused("gone"):
        pairing.decide(state, old.pair_id, True, NOW + 2)
    with refused("gone"):
        pairing.finish(state, old.pair_id, ORIGIN, VERIFIER, NOW + 2)


def test_five_starts_a_minute() -> None:
    state = State()
    for second in range(STARTS):
        state = started(state, NOW + second)
    with refused("too_many_starts") as caught:
        started(state, NOW + 10)
    assert caught.value.wait == 50
    assert started(state, NOW + 60.5).pending(NOW + 61) is not None


def test_the_code_lets_the_pending_request_in() -> None:
    state = pairing.show_code(started(), NOW)
    assert state.code is not None and len(state.code.digits) == 6
    state, fault = pairing.enter_code(state, state.requests[0].pair_id, state.code.digits, NOW + 1)
    assert fault == ""
    assert state.requests[0].stage is Stage.ALLOWED
    assert state.code is None


def test_five_wrong_codes_void_it_even_for_the_right_one() -> None:
    state = pairing.show_code(started(), NOW)
    assert state.code is not None
    pair_id, right = state.requests[0].pair_id, state.code.digits
    wrong = "000000" if right != "000000" else "111111"
    for _ in range(CODE_TRIES):
        state, fault = pairing.enter_code(state, pair_id, wrong, NOW)
        assert fault == "wrong_code"
    assert pairing.enter_code(state, pair_id, right, NOW)[1] == "code_void"
    assert state.requests[0].stage is Stage.WAITING


def test_a_code_is_void_after_its_time_and_without_one() -> None:
    state = pairing.show_code(started(), NOW)
    assert state.code is not None
    pair_id = state.requests[0].pair_id
    assert pairing.enter_code(state, pair_id, state.code.digits, NOW + LIFETIME)[1] == "code_void"
    assert pairing.enter_code(started(), pair_id, "123456", NOW)[1] == "code_void"
    assert pairing.enter_code(state, "f" * 32, state.code.digits, NOW)[1] == "gone"


def test_a_new_request_does_not_give_an_older_code_new_tries() -> None:
    state = pairing.show_code(started(), NOW)
    state, _ = pairing.enter_code(state, state.requests[0].pair_id, "x", NOW)
    assert started(state, NOW + 1).code == state.code
