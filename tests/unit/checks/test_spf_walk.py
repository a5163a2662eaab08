"""What the walk found, in one finding; only a record open to everybody is a risk."""

from __future__ import annotations

from typing import Any

import pytest

from whowrites.checks import all_checks
from whowrites.model import Absent, Found, Kind, Reach, Unknown
from whowrites.sources import spf_walk
from whowrites.sources.spf_walk import Walk


@pytest.mark.parametrize(
    ("walk", "code", "params"),
    [
        (Walk(3, 0), "spf_holds", {"n": 3, "limit": 10}),
        (Walk(10, 2), "spf_holds", {"n": 10}),
        (Walk(11, 0), "spf_many_lookups", {"n": 11, "limit": 10}),
        (Walk(4, 3), "spf_many_voids", {"void": 3}),
        (Walk(2, 1, "missing", "gone.example"), "spf_include_faulty", {"at": "gone.example"}),
        (Walk(12, 3, "loop", "a.example", "open.example"), "spf_open_by_include", {"at": "open.example"}),
    ],
)
def test_walks(
    ask: Any, now: Any, monkeypatch: pytest.MonkeyPatch, walk: Walk, code: str, params: dict[str, Any]
) -> None:
    monkeypatch.setattr(spf_walk, "walk", lambda s, domain: Found(walk, "dns", now))
    found = ask("spf_walk", "anna@nordtool.example").only
    assert found.code == code and params.items() <= found.params.items()
    assert found.kind is (Kind.RISK if code == "spf_open_by_include" else Kind.NOTE)


def test_nothing_to_walk_is_nothing_to_say(ask: Any, now: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(spf_walk, "walk", lambda s, domain: Absent("dns", now))
    assert ask("spf_walk", "anna@nordtool.example").codes == []
    monkeypatch.setattr(spf_walk, "walk", lambda s, domain: Unknown("servfail", "dns", now))
    assert ask("spf_walk", "anna@nordtool.example").only.params == {"reason": "servfail"}


def test_opening_a_mail_does_not_walk() -> None:
    [check] = [check for check in all_checks() if check.id == "spf_walk"]
    assert check.reach is Reach.CONTACT
