"""Rows of labelled senders become what the rating sees, channel rules included."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from whowrites.evaluation.rows import BadRow, Row, as_archived, read, senders

Line = Callable[..., str]


def row(text: str) -> Row:
    (found,) = read([text])
    return found


def test_a_row_is_a_subject_with_its_header(line: Line) -> None:
    subject = row(line(reply_to="x@spindle.example", subject="Re: Hello", has_to=False)).subject
    assert (subject.address, subject.reply_to) == ("anna.berg@nordtool.example", "x@spindle.example")
    assert subject.header is not None
    assert (subject.header.addressed, subject.header.answers, subject.header.topic) == (
        False,
        True,
        "greeting",
    )


@pytest.mark.parametrize(
    ("fields", "aligned"),
    [
        ({}, True),
        ({"dmarc": "none", "dkim_domains": ["mail.nordtool.example"], "spf": "none"}, True),
        ({"dmarc": "none", "dkim_domains": [], "spf_mailfrom": "bounce.nordtool.example"}, True),
        ({"dmarc": "none", "dkim_domains": ["spindle.example"], "spf_mailfrom": "spindle.example"}, False),
        ({"dmarc": "none", "dkim_domains": [], "spf": "fail"}, False),
    ],
)
def test_alignment_is_by_organisation(line: Line, fields: dict[str, Any], aligned: bool) -> None:
    auth = row(line(**fields)).subject.auth
    assert auth is not None
    assert auth.aligned is aligned


def test_an_archives_own_list_id_counts_for_nothing_unless_asked(line: Line) -> None:
    text = line(source="lists:talk.example", list_id=True, spf="", dkim="", dmarc="")
    assert row(text).subject.auth is None
    trusted = as_archived(row(text)).subject.auth
    assert trusted is not None
    assert trusted.channel == "list"


def test_one_row_a_sender_and_label(line: Line) -> None:
    first = {"id": "1", "label": "phish", "from_address": "Anna@spindle.example"}
    other = {"id": "2", "label": "phish", "from_address": "anna@spindle.example"}
    lines = [line(**first), line(**other), line(**other | {"id": "3", "label": "ham"})]
    found, number = senders(read(lines))
    assert ([row.id for row in found], number) == (["1", "3"], 3)


@pytest.mark.parametrize(
    ("fields", "channel"),
    [({"list_id": True}, "list"), ({"list_unsub": True}, "bulk"), ({"esp": "x"}, "bulk")],
)
def test_channels(line: Line, fields: dict[str, Any], channel: str) -> None:
    auth = row(line(**fields)).subject.auth
    assert auth is not None
    assert auth.channel == channel


def test_innocent_classes_are_told_of_honest_rows_only(line: Line) -> None:
    assert row(line()).innocent == "person"
    assert row(line(from_address="anna@gmail.com")).innocent == "person on free mail"
    assert row(line(list_unsub=True)).innocent == "list or newsletter"
    assert row(line(label="phish")).innocent == ""


@pytest.mark.parametrize(
    ("text", "fault"), [("{", "line 2 is not JSON"), ('{"id": 1}', "line 2 has no text")]
)
def test_a_faulty_line_is_named(line: Line, text: str, fault: str) -> None:
    with pytest.raises(BadRow, match=fault):
        list(read([line(), text]))
