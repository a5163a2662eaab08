"""Fields of a signature as claims: a closed list, numbers in one form."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whowrites import cage
from whowrites.stated import FIELDS, MOST, VALUE, SignatureUnread, of_letter, stated

AT = datetime(2026, 11, 23, tzinfo=UTC)


def values(*fields: tuple[str, str]) -> list[tuple[str, str]]:
    return [(claim.field, claim.value) for claim in stated(fields, AT)]


def test_numbers_are_of_the_place_that_the_signature_names() -> None:
    assert values(("phone", "0574-8765 4321"), ("address", "No. 88 Zhongshan Road, Ningbo, China")) == [
        ("phone", "+8657487654321"),
        ("address", "No. 88 Zhongshan Road, Ningbo, China"),
    ]
    assert values(("phone", "0421 5550123"), ("phone", "+49 171 5559876")) == [
        ("phone", "+494215550123"),
        ("phone", "+491715559876"),
    ]
    assert values(("phone", "0049 (0)421 5550123")) == [("phone", "+494215550123")]
    assert values(("phone", "0421 5550123")) == [("phone", "0421 5550123")]


def test_what_is_no_field_or_empty_is_left_out() -> None:
    assert values(("password", "x"), ("person", " "), ("person", "Anna Berg"), ("person", "Anna Berg")) == [
        ("person", "Anna Berg")
    ]


@given(st.lists(st.tuples(st.sampled_from((*FIELDS, "other")), st.text(max_size=500)), max_size=60))
def test_any_fields_make_few_short_claims(fields: list[tuple[str, str]]) -> None:
    claims = stated(fields, AT)
    assert len(claims) <= MOST
    assert all(claim.source == "signature" and 0 < len(claim.value) <= VALUE for claim in claims)


def test_a_stored_message_is_read_in_the_cage(monkeypatch: pytest.MonkeyPatch) -> None:
    letter = b"From: a@nordtool.example\nContent-Type: text/plain\n\nHi\n\nRegards\nAnna Berg\n"
    assert [(claim.field, claim.value) for claim in of_letter(letter, AT)] == [("person", "Anna Berg")]

    def fails(*args: object, **options: object) -> None:
        raise cage.CageFailed("time")

    monkeypatch.setattr(cage, "ask", fails)
    with pytest.raises(SignatureUnread, match="time"):
        of_letter(letter, AT)
