"""People laid out by address and name."""

from __future__ import annotations

from datetime import UTC, datetime

from whowrites.records import Approved
from whowrites.store import people

DAY = datetime(2026, 1, 1, tzinfo=UTC)


def test_by_name_case_accents_and_blanks_aside() -> None:
    one, two = Approved("a@mail.one.example", "Zoë  Hart", DAY), Approved("b@two.example", "zoe hart", DAY)
    found = people.of([one, two, Approved("c@two.example", "\u200b", DAY)])
    assert found.named("ZOE HART") == (one, two)
    assert found.named("") == found.named("\u200b") == ()
    assert found.domains == {"one.example", "two.example"}
    assert found.by_address["b@two.example"] is two


def test_nobody() -> None:
    assert people.no_approved().domains == frozenset()
