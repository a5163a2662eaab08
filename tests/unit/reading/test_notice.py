"""Names that are notices, and domains that are a name with letters put to it."""

from __future__ import annotations

import pytest

from whowrites.address import parse
from whowrites.reading.notice import notice, tail


@pytest.mark.parametrize(
    ("name", "address", "found"),
    [
        ("Your Reward", "hello@spindle.example", ("reward", True)),
        ("Payment Notification", "hello@spindle.example", ("payment", False)),
        ("Spindle Rewards", "hello@spindle.example", ("", False)),
        ("Anna Berg", "hello@spindle.example", ("", False)),
        ("Support", "hello@spindle.example", ("", False)),
    ],
)
def test_notices(name: str, address: str, found: tuple[str, bool]) -> None:
    assert notice(name, parse(address)) == found


@pytest.mark.parametrize(
    ("name", "address", "rest"),
    [
        ("Castellan Stores", "a@castellanstoresqv.com", "qv"),
        ("Castellan & Stores", "a@castellan-storesx7.com", "x7"),
        ("Castellan Stores", "a@castellanstores.com", ""),
        ("Castellan Stores Ltd", "a@castellanstoresltd.com", ""),
        ("Castellan Stores", "a@castellanstoresuk.com", ""),
        ("Castellan Group Trading", "a@castellangt.com", ""),
        ("Berg", "a@bergqx.com", ""),
    ],
)
def test_tails(name: str, address: str, rest: str) -> None:
    assert tail(name, parse(address)) == rest
