"""The measure that other tests hold parsers against: it lets pass what is linear, and nothing that is not."""

from __future__ import annotations

import re

import pytest

from cost import grows_with_length


def test_what_goes_over_a_text_once_passes() -> None:
    grows_with_length(lambda text: [sign.upper() for sign in text], lambda n: "a" * n, 200_000)


@pytest.mark.parametrize(
    "read",
    [
        lambda text: re.search(r"a+b", text),
        lambda text: [list(text[:at]) for at in range(0, len(text), 2)],
    ],
    ids=["a pattern that begins anew at each sign", "a loop in a loop"],
)
def test_what_grows_with_the_square_is_found_out(read: object) -> None:
    with pytest.raises(AssertionError, match="6000 signs cost"):
        grows_with_length(read, lambda n: "a" * n, 6_000)  # type: ignore[arg-type]
