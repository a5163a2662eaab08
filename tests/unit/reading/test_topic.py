"""A subject gives one word for what it is about, and nothing else of it goes on."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whowrites.reading.topic import answers, topic


@pytest.mark.parametrize(
    ("subject", "word"),
    [
        ("Re: Your inheritance of 2 million", "money"),
        ("DEAR FRIEND,", "money"),
        ("Spende: 2 Millionen Euro", "money"),
        ("Préstamo urgente", "money"),
        ("Urgent response needed", "money"),
        ("关于遗产", "money"),
        ("RFQ 4411 gaskets", "goods"),
        ("Enquiry: price list for pumps", "goods"),
        ("询价：阀门", "goods"),
        ("Anfrage Kugellager", "goods"),
        ("Hello", "greeting"),
        ("Good day, dear Sir", "greeting"),
        ("Re: Greetings!", "greeting"),
        ("ATTENTION", "greeting"),
        ("Hello, shipment 12 has left Ningbo", ""),
        ("Minutes of Tuesday's meeting", ""),
        ("order of the patches in this series", ""),
        ("", ""),
    ],
)
def test_topics(subject: str, word: str) -> None:
    assert topic(subject) == word


@pytest.mark.parametrize(
    ("subject", "is_answer"),
    [
        ("Re: x", True),
        ("RE[2]: x", True),
        ("回复：x", True),
        ("Fwd: x", True),
        ("Rest of it", False),
        ("", False),
    ],
)
def test_marks_of_answers(subject: str, is_answer: bool) -> None:
    assert answers(subject) is is_answer


@given(st.text(max_size=400))
def test_any_subject_gives_a_word_of_the_closed_list(subject: str) -> None:
    assert topic(subject) in ("money", "goods", "greeting", "")
