"""JSON-LD: the firm in any nesting; hostile JSON is skipped."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whowrites.caged.page_reading.organisation import organisation

FIRM = {
    "@type": ["LocalBusiness"],
    "name": "Foo",
    "legalName": "Foo GmbH",
    "telephone": ["+49 1", 5],
    "email": "a@foo.example",
    "foundingDate": "1974-05-02",
    "sameAs": ["https://x.example/foo"],
    "address": [{"@type": "PostalAddress", "streetAddress": "Weg 1", "addressCountry": {"name": "Germany"}}],
}


@pytest.mark.parametrize(
    "nest", [lambda f: f, lambda f: [f], lambda f: {"@graph": [1, f]}, lambda f: {"publisher": f}]
)
def test_a_firm_in_any_nesting(nest: object) -> None:
    found = organisation([json.dumps(nest(FIRM))])  # type: ignore[operator]
    assert found.names == ["Foo GmbH", "Foo"]
    assert (found.phones, found.emails, found.founded) == (["+49 1"], ["a@foo.example"], ["1974"])
    assert found.links == ["https://x.example/foo"]
    assert [(place.value, place.quote) for place in found.countries] == [("DE", "Weg 1, Germany")]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{",
        "[" * 90_000,
        '{"a":' * 200 + "1" + "}" * 200,
        '{"@type": "Person", "name": "Anna"}',
        '{"@type": {"x": 1}, "name": "Foo"}',
        json.dumps({"@type": "Organization", "name": "x" * 200_000}),
        '{"@type": "Organization", "name": {"a": 1}, "address": "Weg 1", "foundingDate": {}}',
    ],
)
def test_what_says_nothing(text: str) -> None:
    found = organisation([text])
    assert (found.names, found.countries, found.founded) == ([], [], [])


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=20),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(
            st.sampled_from(["@type", "name", "address", "addressCountry", "telephone", "foundingDate"])
            | st.text(),
            inner | st.just("Organization"),
            max_size=5,
        )
    ),
    max_leaves=20,
)


@given(JSON)
def test_any_json(value: object) -> None:
    found = organisation([json.dumps(value)])
    assert all(isinstance(name, str) for name in found.names + found.phones)
