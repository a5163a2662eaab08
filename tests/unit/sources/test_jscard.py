"""JSContact cards as RDAP has them, by the standard and by its drafts."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whowrites.sources.jcard import Card
from whowrites.sources.jscard import read_jscard

STANDARD = {
    "@type": "Card",
    "version": "1.0",
    "kind": "org",
    "name": {"full": "Ada Quill"},
    "organizations": {"o1": {"name": "Quill Works"}},
    "addresses": {
        "a1": {
            "components": [{"kind": "name", "value": "Quay"}, {"kind": "locality", "value": "Tromso"}],
            "countryCode": "no",
        }
    },
}
DRAFT = {
    "fullName": {"value": "Quill Works", "language": "en"},
    "organizations": {"org": {"name": {"value": "Quill Works SA"}}},
    "addresses": {"int": {"locality": "Quebec", "country": "Canada"}},
}


@pytest.mark.parametrize(
    ("value", "card"),
    [
        (STANDARD, Card(name="Ada Quill", org="Quill Works", kind="org", country="NO", city="Tromso")),
        (DRAFT, Card(name="Quill Works", org="Quill Works SA", country="Canada", city="Quebec")),
        ({"fullName": "Quill"}, Card(name="Quill")),
        ({"name": {"components": [{"kind": "given", "value": "Ada"}]}, "addresses": [1]}, Card()),
        ({"addresses": {"a": {"fullAddress": {"value": "Quay 1\nTromso"}}, "b": 7}}, Card()),
        (None, Card()),
        (["vcard", []], Card()),
    ],
)
def test_read(value: Any, card: Card) -> None:
    assert read_jscard(value) == card


def test_long_texts_and_long_maps_are_cut() -> None:
    many = {str(n): {"name": "x" * 9000 if n == 3 else ""} for n in range(500)}
    assert len(read_jscard({"organizations": many}).org) == 200
    assert (
        read_jscard({"organizations": {str(n): {"name": "x" if n == 99 else ""} for n in range(100)}})
        == Card()
    )


json_values: st.SearchStrategy[Any] = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4),
    max_leaves=12,
)
MEMBERS = ("name", "fullName", "organizations", "addresses", "kind")


@given(st.dictionaries(st.sampled_from(MEMBERS), json_values | st.just(STANDARD["addresses"])))
def test_nothing_raises(value: dict[str, Any]) -> None:
    read_jscard(value)
