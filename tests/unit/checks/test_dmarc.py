"""DMARC policies are notes; the one of `none` is told apart, since failures weigh less under it."""

from __future__ import annotations

from typing import Any

import pytest

from whowrites.model import Absent, Answer, Found, Kind, Unknown
from whowrites.sources import mail_dns
from whowrites.sources.dmarc import Dmarc


@pytest.mark.parametrize(
    ("policy", "code"),
    [("none", "dmarc_monitoring"), ("quarantine", "dmarc_enforced"), ("reject", "dmarc_enforced")],
)
def test_policies(ask: Any, now: Any, monkeypatch: pytest.MonkeyPatch, policy: str, code: str) -> None:
    record = Dmarc("nordtool.example", policy, 100, True, f"v=DMARC1; p={policy}")
    asked: list[str] = []
    monkeypatch.setattr(
        mail_dns, "dmarc", lambda s, domain: asked.append(domain) or Found(record, "dns", now)
    )
    found = ask("dmarc", "anna@eu.nordtool.example").only
    assert (found.code, found.kind, found.params["policy"]) == (code, Kind.NOTE, policy)
    assert asked == ["nordtool.example"]


def test_absent_and_unanswered_differ(ask: Any, now: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    answers: list[Answer[Dmarc]] = [Absent("dns", now), Unknown("refused", "dns", now)]
    monkeypatch.setattr(mail_dns, "dmarc", lambda sources, domain: answers.pop(0))
    assert ask("dmarc", "anna@nordtool.example").only.code == "dmarc_absent"
    assert ask("dmarc", "anna@nordtool.example").only.kind is Kind.UNKNOWN
