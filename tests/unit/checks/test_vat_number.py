"""The VAT number on the sender's site: notes and claims; nothing without the switch or a site of his own."""

from __future__ import annotations

from datetime import datetime
from types import SimpleNamespace
from typing import Any

import pytest

from whowrites.checks import vat_number
from whowrites.model import Absent, Claim, Found, Kind, Subject, Unknown
from whowrites.sources.page_facts import Quoted
from whowrites.sources.vies import Holder

NUMBER = "FI99999909"


def said(monkeypatch: pytest.MonkeyPatch, now: datetime, answer: Any, **how: Any) -> Any:
    facts = SimpleNamespace(vat_numbers=tuple(Quoted(n, n) for n in how.get("numbers", (NUMBER,))))
    site = SimpleNamespace(
        elsewhere=how.get("elsewhere", ""), read=lambda: [("https://firm.example/", facts)]
    )
    monkeypatch.setattr(vat_number, "website_of", lambda *_: how.get("site", Found(site, "site", now)))
    monkeypatch.setattr(vat_number, "is_somebody_elses", lambda found, domain: bool(found.elsewhere))
    monkeypatch.setattr(vat_number, "holder_of", lambda _, number: answer)
    sources: Any = SimpleNamespace(switches=how.get("switches", {"registers"}))
    items = list(vat_number.run(Subject(how.get("address", "anna@firm.example")), sources))
    claims = [(item.field, item.value, item.source) for item in items if isinstance(item, Claim)]
    return [(item.code, item.kind) for item in items if not isinstance(item, Claim)], claims


def test_a_holder_is_claimed(monkeypatch: pytest.MonkeyPatch, now: datetime) -> None:
    codes, claims = said(monkeypatch, now, Found(Holder("Quill Oy", "Laituri 1, HELSINKI"), "vies", now))
    assert codes == [("vat_number_of", Kind.NOTE)]
    assert claims == [
        ("vat_number", NUMBER, "site"), ("company", "Quill Oy", "vies"),
        ("address", "Laituri 1, HELSINKI", "vies"), ("country", "FI", "vies"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("answer", "code", "kind"),
    [
        (lambda now: Found(Holder("", ""), "vies", now), "vat_number_valid", Kind.NOTE),
        (lambda now: Absent("vies", now), "vat_number_not_valid", Kind.NOTE),
        (lambda now: Unknown("throttled", "vies", now), "vat_number_unknown", Kind.UNKNOWN),
    ],
)
def test_other_answers(
    monkeypatch: pytest.MonkeyPatch, now: datetime, answer: Any, code: str, kind: Kind
) -> None:
    codes, claims = said(monkeypatch, now, answer(now))
    assert codes == [(code, kind)]
    assert not [claim for claim in claims if claim[0] == "company"]


@pytest.mark.parametrize(
    "how",
    [
        {"numbers": ()}, {"switches": set()}, {"address": "anna@163.com"},
        {"elsewhere": "other.example"}, {"site": None},
    ],
)  # fmt: skip
def test_where_nothing_is_asked(monkeypatch: pytest.MonkeyPatch, now: datetime, how: dict[str, Any]) -> None:
    assert said(monkeypatch, now, Absent("vies", now), **how) == ([], [])


def test_at_most_two_numbers(monkeypatch: pytest.MonkeyPatch, now: datetime) -> None:
    numbers = ("FI99999909", "DE999999903", "PL9999999901")
    codes, _ = said(monkeypatch, now, Absent("vies", now), numbers=numbers)
    assert len(codes) == 2
