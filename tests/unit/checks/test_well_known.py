"""A well-known domain speaks for the sender only where it is shown that the message came from there."""

from __future__ import annotations

from typing import Any

import pytest

from whowrites.case import Case
from whowrites.model import Auth, Kind, Subject
from whowrites.verdict import judge
from whowrites.weights import load

PASS, FAIL = Auth("pass", "pass", "pass", True), Auth("fail", "none", "fail", False)


def mail(address: str, auth: Auth | None, name: str = "Ann Lee", reply_to: str = "") -> Subject:
    return Subject(address, name, reply_to, "file", auth)


@pytest.mark.parametrize(
    ("address", "auth", "codes"),
    [
        ("ann.lee@siemens.com", PASS, ["domain_well_known"]),
        ("ann.lee@mail.siemens.com", Auth(dkim="pass", aligned=True), ["domain_well_known"]),
        ("ann.lee@siemens.com", FAIL, ["domain_well_known_unproved"]),
        ("ann.lee@siemens.com", None, ["domain_well_known_unproved"]),
        ("ann.lee@gmail.com", PASS, []),
        ("ann.lee@shop.myshopify.com", PASS, []),
        ("ann.lee@nordtool.example", PASS, []),
    ],
)
def test_it_counts_where_it_is_proved_and_its_owners(
    ask: Any, address: str, auth: Auth | None, codes: list[str]
) -> None:
    assert ask("well_known", mail(address, auth)).codes == codes


def test_a_large_firm_clears_its_own_name_and_no_other(ask: Any) -> None:
    assert ask("display_name", mail("jobs@amazon.jobs", PASS, "Amazon")).codes == ["name_related"]
    assert "name_other_brand" in ask("display_name", mail("jobs@amazon.jobs", FAIL, "Amazon")).codes
    assert "name_other_brand" in ask("display_name", mail("jobs@amazon.jobs", PASS, "PayPal")).codes


def points(ask: Any, message: Subject, code: str) -> float:
    checks = ("well_known", "display_name", "reply_to", "authentication")
    said = [finding for check in checks for finding in ask(check, message).findings]
    verdict = judge(Case((), (), said, message.address, message.reply_to or ""), load())
    return next(item.points for item in (*verdict.goods, *verdict.notes) if item.finding.code == code)


def test_it_buys_off_neither_a_borrowed_name_nor_an_answer_that_goes_elsewhere(ask: Any) -> None:
    code = "domain_well_known"
    assert ask("well_known", mail("ann.lee@siemens.com", PASS)).only.kind is Kind.GOOD
    assert points(ask, mail("ann.lee@siemens.com", PASS), code) < -0.5
    assert points(ask, mail("ann.lee@siemens.com", PASS, "PayPal"), code) == 0
    moved = mail("ann.lee@siemens.com", PASS, reply_to="ann@siemens-sourcing.example")
    assert points(ask, moved, code) == 0
