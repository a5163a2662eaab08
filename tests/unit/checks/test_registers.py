"""What a register says of the domain's holder: notes alone, and nothing without a name or the switch."""

from __future__ import annotations

from datetime import datetime
from types import SimpleNamespace
from typing import Any

import pytest

from whowrites.checks import registers
from whowrites.model import Absent, Finding, Found, Kind, Subject, Unknown
from whowrites.sources.gleif import Entity, Matches


def said(
    monkeypatch: pytest.MonkeyPatch, now: datetime, answer: Any, org: str = "Nordtool AB", **how: Any
) -> Any:
    asked: list[str] = []
    record = SimpleNamespace(registrant_org=org, redacted=how.get("redacted", False))
    monkeypatch.setattr(registers, "registration", lambda *_: Found(record, "rdap", now))
    monkeypatch.setattr(registers, "website_of", lambda *_: None)
    monkeypatch.setattr(registers, "entities_named", lambda _, name: asked.append(name) or answer)
    sources: Any = SimpleNamespace(switches=how.get("switches", {"registers"}))
    subject = Subject(how.get("address", "anna@nordtool.example"))
    found = [item for item in registers.run(subject, sources) if isinstance(item, Finding)]
    return [finding.code for finding in found], {finding.kind for finding in found}, asked


@pytest.mark.parametrize(("active", "code"), [(True, "register_active"), (False, "register_inactive")])
def test_a_firm_of_that_name(monkeypatch: pytest.MonkeyPatch, now: datetime, active: bool, code: str) -> None:
    firm = Entity("9" * 20, "Nordtool AB", "SE", active)
    answer = Found(Matches((firm,)), "gleif", now)
    assert said(monkeypatch, now, answer) == ([code], {Kind.NOTE}, ["Nordtool AB"])


def test_absence_is_a_note_and_silence_is_unknown(monkeypatch: pytest.MonkeyPatch, now: datetime) -> None:
    absent = said(monkeypatch, now, Absent("gleif", now))
    assert absent == (["register_none"], {Kind.NOTE}, ["Nordtool AB"])
    silent = said(monkeypatch, now, Unknown("throttled", "gleif", now))
    assert silent == (["registers_unknown"], {Kind.UNKNOWN}, ["Nordtool AB"])


@pytest.mark.parametrize(
    "how", [{"org": ""}, {"redacted": True}, {"switches": set()}, {"address": "anna@163.com"}]
)
def test_where_no_firm_is_named_nobody_is_asked(
    monkeypatch: pytest.MonkeyPatch, now: datetime, how: dict[str, Any]
) -> None:
    assert said(monkeypatch, now, Absent("gleif", now), **how) == ([], set(), [])
