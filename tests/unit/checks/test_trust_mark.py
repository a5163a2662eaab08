"""Ticks and words of trust in a name stand beside our badge: they are seen, firms' names left alone."""

from __future__ import annotations

from typing import Any

import pytest

from whowrites.model import Subject


@pytest.mark.parametrize(
    "name",
    [
        "✅ Low risk",
        "Anna Berg ✔",
        "🛡 Nordtool",
        "🔒Anna",
        "Anna (Verified)",
        "Trusted sender",
        "Nordtool 已认证",
        "安全 王小明",
        "低风险",
    ],
)
def test_a_mark_in_the_name(ask: Any, name: str) -> None:
    assert ask("trust_mark", Subject("anna@nordtool.example", name)).codes == ["name_imitates_trust_mark"]


def test_a_mark_in_the_local_part(ask: Any) -> None:
    assert ask("trust_mark", "verified.sender@nordtool.example").only.params["mark"] == "verified"


@pytest.mark.parametrize(
    "name",
    [
        "Anna Berg",
        "",
        "Safe Harbour Logistics Ltd",
        "深圳安全设备有限公司",
        "Trusted Tools GmbH",
        "Unverifiedson",
    ],
)
def test_names_without_one(ask: Any, name: str) -> None:
    assert ask("trust_mark", Subject("safety@nordtool.example", name)).codes == ["name_no_trust_mark"]
