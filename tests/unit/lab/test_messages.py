"""The messages of the lab: each says what it shows; the user knows somebody in each way."""

from __future__ import annotations

from whowrites.lab.messages import known, messages
from whowrites.weights import load


def test_each_message_is_there_once_and_for_something() -> None:
    assert len({message.id for message in messages()}) == len(messages()) >= 40
    codes = load().codes
    for message in messages():
        assert message.shows
        assert all(code in codes or code.endswith("_unknown") for code in message.shows), message.id


def test_a_reply_to_that_was_not_seen_is_told_from_one_that_is_not_there() -> None:
    assert {message.reply_to is None for message in messages() if not message.reply_to} == {True, False}


def test_the_user_knows_somebody_in_each_way() -> None:
    assert {person.how for person in known()} == {"contact", "approved", "written", "answered"}
