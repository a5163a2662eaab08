"""A row is rated as a message of its sender would be at reach local."""

from __future__ import annotations

from collections.abc import Callable

from whowrites.evaluation.rating import Rating
from whowrites.model import Level

Rate = Callable[..., Rating]


def test_an_honest_row_alarms_nobody_and_is_never_low_on_headers_alone(rate: Rate) -> None:
    assert rate().level is Level.UNKNOWN


def test_both_addresses_decide(rate: Rate) -> None:
    found = rate(from_address="anna@gmail.com", from_name="Robert Stone", reply_to="rstone77@outlook.com")
    assert found.level is Level.HIGH
    assert {"reply_to_other_free", "name_fits_reply_to_only"} <= dict(found.fired).keys()


def test_one_strong_reason_and_one_that_many_honest_people_give_are_no_high(rate: Rate) -> None:
    found = rate(from_address="anna@gmail.com", from_name="Robert Stone", reply_to="x77@outlook.com")
    assert found.level is Level.MEDIUM
    assert {"reply_to_other_free", "name_unrelated"} <= dict(found.fired).keys()


def test_a_sender_without_an_address_is_medium(rate: Rate) -> None:
    found = rate(from_address="notice@host-1")
    assert (found.level, dict(found.fired)) == (Level.MEDIUM, {"from_unreadable": 1.5})


def test_an_unreadable_reply_to_does_not_stop_the_rating(rate: Rate) -> None:
    assert "reply_to_unreadable" in dict(rate(reply_to="write to me").fired)
