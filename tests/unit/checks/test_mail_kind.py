"""The kind of a mailbox: one finding on the domain, one more for a function's local part."""

from __future__ import annotations

from typing import Any

import pytest

from whowrites.model import Kind


@pytest.mark.parametrize(
    ("address", "codes"),
    [
        ("wang@163.com", ["mail_free"]),
        ("anna@nordtool.example", ["mail_own_domain"]),
        ("sales@nordtool.example", ["mail_own_domain", "mail_role"]),
        ("x1y2z3@privaterelay.appleid.com", ["mail_relay"]),
        ("anna@mailinator.com", ["mail_disposable"]),
        ("anna@consultant.com", ["mail_free"]),
        ("anna@spindle-4471.web.app", ["domain_lent"]),
        ("anna@spindle.blogspot.com", ["domain_lent"]),
        ("anna@spindle.uk.com", ["mail_own_domain"]),
        ("anna@spindle4471.example", ["mail_own_domain", "domain_numbered"]),
        ("anna@spindle444.example", ["mail_own_domain"]),
        ("anna@spindle.xyz", ["mail_own_domain", "domain_risky_ending"]),
    ],
)
def test_kinds(ask: Any, address: str, codes: list[str]) -> None:
    assert ask("mail_kind", address).codes == codes


def test_free_mail_is_no_risk(ask: Any) -> None:
    assert {finding.kind for finding in ask("mail_kind", "sales@gmail.com").findings} == {Kind.NOTE}
