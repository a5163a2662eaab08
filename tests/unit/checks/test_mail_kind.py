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
    ],
)
def test_kinds(ask: Any, address: str, codes: list[str]) -> None:
    assert ask("mail_kind", address).codes == codes


def test_free_mail_is_no_risk(ask: Any) -> None:
    assert {finding.kind for finding in ask("mail_kind", "sales@gmail.com").findings} == {Kind.NOTE}
