"""DMARC policies are notes; one without effect is told apart, since failures weigh less under it."""

from __future__ import annotations

from typing import Any

import pytest

from whowrites.model import Absent, Answer, Found, Kind, Unknown
from whowrites.sources import mail_dns
from whowrites.sources.dmarc import Dmarc, read_dmarc
from whowrites.weights import load


@pytest.mark.parametrize(
    ("address", "texts", "code", "policy"),
    [
        ("a@nordtool.example", ["v=DMARC1; p=none"], "dmarc_monitoring", "none"),
        ("a@nordtool.example", ["v=DMARC1; p=quarantine"], "dmarc_enforced", "quarantine"),
        ("a@nordtool.example", ["v=DMARC1; p=reject; sp=none"], "dmarc_enforced", "reject"),
        ("a@eu.nordtool.example", ["v=DMARC1; p=reject; sp=none"], "dmarc_monitoring", "none"),
        ("a@eu.nordtool.example", ["v=DMARC1; p=reject"], "dmarc_enforced", "reject"),
        ("a@nordtool.example", ["v=DMARC1; p=reject; pct=20"], "dmarc_partial", "reject"),
        ("a@nordtool.example", ["v=DMARC1; p=reject; pct=0"], "dmarc_monitoring", "reject"),
        ("a@nordtool.example", ["v=DMARC1; p=no"], "dmarc_faulty", ""),
        ("a@nordtool.example", ["v=DMARC1; p=none", "v=DMARC1; p=reject"], "dmarc_faulty", ""),
    ],
)
def test_policies(
    ask: Any,
    now: Any,
    monkeypatch: pytest.MonkeyPatch,
    address: str,
    texts: list[str],
    code: str,
    policy: str,
) -> None:
    record = read_dmarc(texts, "nordtool.example", below=False)
    asked: list[str] = []
    monkeypatch.setattr(
        mail_dns, "dmarc", lambda s, domain: asked.append(domain) or Found(record, "dns", now)
    )
    found = ask("dmarc", address).only
    assert (found.code, found.kind, found.params["policy"]) == (code, Kind.NOTE, policy)
    assert asked == ["nordtool.example"]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("v=DMARC1; p=reject; psd=y", "dmarc_of_suffix"),
        ("v=DMARC1; p=none; psd=y", "dmarc_absent"),
        ("v=DMARC1; p=strict; psd=y", "dmarc_absent"),
    ],
)
def test_the_word_of_the_suffix_is_not_the_domains(
    ask: Any, now: Any, monkeypatch: pytest.MonkeyPatch, text: str, code: str
) -> None:
    record = read_dmarc([text], "example", below=True)
    monkeypatch.setattr(mail_dns, "dmarc", lambda s, domain: Found(record, "dns", now))
    assert ask("dmarc", "a@nordtool.example").only.code == code


def test_a_failure_weighs_less_where_the_owner_does_not_rely_on_it() -> None:
    assert load().of("auth_dmarc_fail").damped_by == {"dmarc_monitoring", "dmarc_absent", "dmarc_faulty"}


def test_absent_and_unanswered_differ(ask: Any, now: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    answers: list[Answer[Dmarc]] = [Absent("dns", now), Unknown("refused", "dns", now)]
    monkeypatch.setattr(mail_dns, "dmarc", lambda sources, domain: answers.pop(0))
    assert ask("dmarc", "anna@nordtool.example").only.code == "dmarc_absent"
    assert ask("dmarc", "anna@nordtool.example").only.kind is Kind.UNKNOWN
