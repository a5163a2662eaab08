from __future__ import annotations

from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from whowrites.cards import Card, Conflict, Line
from whowrites.model import Kind, Level, Reach
from whowrites.terminal import card_text, printable

AT = datetime(2026, 1, 2, 3, 4, tzinfo=UTC)


def card(**changes: object) -> Card:
    values: dict[str, object] = {
        "id": "ab", "address": "a@acme.example", "shown": "a@acme.example",
        "rated_by": "",
        "level": Level.MEDIUM, "sentence": "Caution: 1 reason",
        "reasons": (Line("x", Kind.RISK, "Registered 41 days ago", "RDAP", AT, 1.9, ""),),
        "contradictions": (), "matrix": (), "strength": (), "goods": (), "unknowns": (), "notes": (),
        "dismissed": (),
        "next_steps": ("Call them.",),
        "reply_to_seen": True, "answered": 1, "asked": 1, "checked_at": AT,
        "complete": True, "reach": Reach.PASSIVE, "quiet_since": "", "quiet": False,
            "quiet_entry": "", "known": False, "firm_domain": "",
    }  # fmt: skip
    return Card(**(values | changes))  # type: ignore[arg-type]


def test_every_line_has_fact_source_and_date() -> None:
    lines = card_text(card(), "en").splitlines()
    assert lines[0] == "a@acme.example: Caution: 1 reason"
    assert "    Registered 41 days ago - RDAP - 2026-01-02 03:04" in lines
    assert "    Call them." in lines


def test_empty_sections_are_not_named_and_the_deciding_address_is() -> None:
    shown = card_text(
        card(
            dismissed=(),
            next_steps=(),
            rated_by="b@other.example",
            contradictions=(Conflict("country", "A does not match B"),),
        ),
        "zh_CN",
    )
    assert "b@other.example" in shown
    assert "A does not match B" in shown
    assert "下一步" not in shown


@given(st.text())
def test_nothing_unprintable_reaches_the_terminal(text: str) -> None:
    assert printable(text).isprintable()


def test_escape_codes_are_spelt_out() -> None:
    assert printable("a\x1b]8;;http://x\x07b\u202ec") == "a\\x1b]8;;http://x\\x07b\\u202ec"
