"""Letters that look alike become one letter; plain names stay what they are."""

from __future__ import annotations

import pytest

from whowrites.reading.skeleton import loose_skeleton, skeleton


@pytest.mark.parametrize(
    ("label", "seen"),
    [
        ("nordtool", "nordtool"),
        ("nоrdtool", "nordtool"),  # Cyrillic о
        ("ոordtool", "nordtool"),  # Armenian
        ("ｎordtool", "nordtool"),  # full width
        ("nördtööl", "nordtool"),
        ("раураӏ", "paypal"),  # Cyrillic throughout
        ("例子", "例子"),
    ],
)
def test_skeleton(label: str, seen: str) -> None:
    assert skeleton(label) == seen


@pytest.mark.parametrize(
    ("first", "second"), [("n0rdtool", "nordtool"), ("paypa1", "paypal"), ("vvalmart", "walmart")]
)
def test_loose_skeletons_of_swapped_letters_are_equal(first: str, second: str) -> None:
    assert loose_skeleton(first) == loose_skeleton(second)
    assert skeleton(first) != skeleton(second)
