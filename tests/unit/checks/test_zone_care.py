"""Signed or not, who may certify: notes only, and unknown where one of the two had no answer."""

from __future__ import annotations

from typing import Any

import pytest

from whowrites.model import Absent, Answer, Found, Kind, Unknown
from whowrites.sources import zone_care


@pytest.mark.parametrize(
    ("signed", "issuers", "codes"),
    [
        ("proved", ("certs.example",), ["domain_signed_proved", "domain_certifiers"]),
        ("signed", None, ["domain_signed"]),
        (None, (), ["domain_certifiers"]),
        (None, None, ["domain_plain"]),
        ("!timeout", None, ["zone_care_unknown"]),
        ("!timeout", ("certs.example",), ["domain_certifiers", "zone_care_unknown"]),
    ],
)
def test_what_is_told(
    ask: Any, now: Any, monkeypatch: pytest.MonkeyPatch, signed: Any, issuers: Any, codes: list[str]
) -> None:
    def answer(value: Any) -> Answer[Any]:
        if value is None:
            return Absent("dns", now)
        silent = isinstance(value, str) and value.startswith("!")
        return Unknown(value[1:], "dns", now) if silent else Found(value, "dns", now)

    monkeypatch.setattr(zone_care, "signed", lambda s, domain: answer(signed))
    monkeypatch.setattr(zone_care, "issuers", lambda s, domain: answer(issuers))
    said = ask("zone_care", "anna@nordtool.example")
    assert said.codes == codes
    assert {finding.kind for finding in said.findings} <= {Kind.NOTE, Kind.UNKNOWN}


def test_nobody_may_certify(ask: Any, now: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(zone_care, "signed", lambda s, domain: Absent("dns", now))
    monkeypatch.setattr(zone_care, "issuers", lambda s, domain: Found((), "dns", now))
    assert ask("zone_care", "anna@nordtool.example").only.params["issuers"] == "-"
