"""SPF records weigh nothing, but for one that lets the whole world send."""

from __future__ import annotations

from typing import Any

import pytest

from whowrites.model import Absent, Answer, Found, Kind, Unknown
from whowrites.sources import mail_dns
from whowrites.sources.spf import Spf


@pytest.mark.parametrize(
    ("record", "code", "kind"),
    [
        (Spf("v=spf1 mx -all", 1, "-", ()), "spf_present", Kind.NOTE),
        (Spf("v=spf1 mx", 1, "", ()), "spf_present", Kind.NOTE),
        (Spf("v=spf1 +all", 1, "+", ()), "spf_open", Kind.RISK),
        (Spf("v=spf1 -all", 2, "-", ()), "spf_faulty", Kind.NOTE),
    ],
)
def test_records(
    ask: Any, now: Any, monkeypatch: pytest.MonkeyPatch, record: Spf, code: str, kind: Kind
) -> None:
    monkeypatch.setattr(mail_dns, "spf", lambda sources, domain: Found(record, "dns", now))
    found = ask("spf", "anna@nordtool.example").only
    assert (found.code, found.kind, found.detail) == (code, kind, record.text)


def test_absent_is_a_note_and_no_answer_is_unknown(
    ask: Any, now: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    answers: list[Answer[Spf]] = [Absent("dns", now), Unknown("timeout", "dns", now)]
    monkeypatch.setattr(mail_dns, "spf", lambda sources, domain: answers.pop(0))
    assert ask("spf", "anna@nordtool.example").only.code == "spf_absent"
    assert ask("spf", "anna@nordtool.example").only.params == {"reason": "timeout"}
