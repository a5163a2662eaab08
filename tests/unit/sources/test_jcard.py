"""jCards, well made and otherwise."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whowrites.sources.jcard import Card, read_card

ADDRESS = ["", "", ["1 Quay", "Unit 2"], "Harwich", "", "CO12", "United Kingdom"]


def card(*properties: Any) -> list[Any]:
    return ["vcard", [["version", {}, "text", "4.0"], *properties]]


@pytest.mark.parametrize(
    ("value", "read"),
    [
        (
            card(["fn", {}, "text", "Ada Quill"], ["kind", {}, "text", "Individual"]),
            Card("Ada Quill", kind="individual"),
        ),
        (card(["org", {}, "text", ["Quill Ltd", "Export"]]), Card(org="Quill Ltd")),
        (card(["FN", {}, "text", ""], ["fn", {}, "text", "Second"]), Card("Second")),
        (card(["adr", {"cc": "gb"}, "text", ADDRESS]), Card(country="GB", city="Harwich")),
        (card(["adr", {}, "text", ADDRESS]), Card(country="United Kingdom", city="Harwich")),
        (card(["adr", {"label": "1 Quay\nHarwich\nde"}, "text", [""] * 7]), Card(country="DE")),
        (
            card(["adr", {"cc": ["x"]}, "text", [["fr"]] * 7], ["adr", {"cc": "FR"}, "text", []]),
            Card(country="FR", city="fr"),
        ),
        (
            card(["tel", {"type": "voice"}, "uri", "tel:+44.1"], "no property", [7], ["fn", {}, "text"]),
            Card(),
        ),
        # The country where the address leaves a part out, in a list of lines, in a property of its own.
        (
            card(["adr", {}, "text", ["", "1 Quay", "Leipzig", "", "04229", "GERMANY"]]),
            Card(country="GERMANY"),
        ),
        (card(["adr", {}, "text", ["", "1 Quay", "Leipzig", "", "SN", "04229"]]), Card()),
        (card(["adr", {"label": ["1 Quay", "Harwich", "gb"]}, "text", [""] * 7]), Card(country="GB")),
        (
            card(["adr", {}, "text", [""] * 7], ["ISO-3166-1-alpha-2", {}, "text", "us"]),
            Card(country="US"),
        ),
        (card(["role", {}, "text", "Registrant"], ["fn", [], "text", "Ada"]), Card("Ada", role="registrant")),
        (card(["fn", None, "text", "\u202eevil\u0000 name"]), Card("evil name")),
    ],
)
def test_read(value: Any, read: Card) -> None:
    assert read_card(value) == read


def test_long_texts_and_long_lists_are_cut() -> None:
    many = card(
        *([["fn", {}, "text", ""]] * 60), ["fn", {}, "text", "too late"], ["org", {}, "text", "x" * 999]
    )
    assert read_card(many) == Card()
    assert len(read_card(card(["org", {}, "text", "x" * 999])).org) == 200


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=8)
        | st.dictionaries(st.sampled_from(["cc", "label", "x"]), inner, max_size=3)
    ),
    max_leaves=20,
)
properties = st.tuples(
    st.sampled_from(["fn", "org", "adr", "kind", "tel"]), json_values, json_values, json_values
)


@given(json_values | st.lists(properties.map(list), max_size=6).map(lambda rows: ["vcard", rows]))
def test_nothing_raises(value: Any) -> None:
    found = read_card(value)
    assert all(isinstance(part, str) and len(part) <= 200 for part in (found.name, found.org, found.country))
