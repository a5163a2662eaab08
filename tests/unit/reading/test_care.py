"""The user's own firms are watched more closely than famous ones."""

from __future__ import annotations

import pytest

from whowrites.reading.care import BRAND, FAMOUS, NEVER, OWN, PROVIDER, Care
from whowrites.reading.likeness import nearest

KNOWN = frozenset({"nordtoolworks.com"})


@pytest.mark.parametrize("care", [BRAND, FAMOUS, PROVIDER])
def test_no_pass_is_wider_than_for_the_own_firms(care: Care) -> None:
    for name in (
        "homoglyph",
        "swap",
        "redrawn",
        "joined",
        "ending",
        "edit",
        "edit_twice",
        "addition",
        "wording",
    ):
        assert getattr(care, name) >= getattr(OWN, name) <= NEVER


@pytest.mark.parametrize(
    ("domain", "seen_by"),
    [
        ("nordt00lworks.com", (OWN, BRAND, FAMOUS, PROVIDER)),
        ("nordtool-works.com", (OWN, BRAND, FAMOUS, PROVIDER)),
        ("nordtolworks.com", (OWN, BRAND, FAMOUS, PROVIDER)),
        ("nordtoolworks2.com", (OWN, BRAND, PROVIDER)),
        ("mordtolworks.com", (OWN,)),
        ("nordtoolworks.shop", (OWN, BRAND)),
        ("nordtoolworks.de", (OWN,)),
        ("nordtoolworks-trade.com", (OWN, BRAND)),
        ("nordtoolworks-berlin.com", (OWN,)),
    ],
)
def test_who_sees_what(domain: str, seen_by: tuple[Care, ...]) -> None:
    assert tuple(care for care in (OWN, BRAND, FAMOUS, PROVIDER) if nearest(domain, KNOWN, care)) == seen_by
