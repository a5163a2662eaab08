"""A name against its address: what it shows, what it claims, and when nothing can be said."""

from __future__ import annotations

from typing import Any

import pytest

from whowrites.model import Kind, Subject


def said(ask: Any, name: str, address: str = "anna.berg@nordtool.example") -> Any:
    return ask("display_name", Subject(address, name))


@pytest.mark.parametrize(
    ("name", "address", "codes"),
    [
        ("Anna Berg", "anna.berg@nordtool.example", ["name_related"]),
        ("Jörg Müller", "j.mueller@spindle.example", ["name_related"]),
        ("Anna Berg", "kqz17@spindle.example", ["name_unrelated"]),
        ("Anna Berg", "sales@spindle.example", ["name_not_compared"]),
        ("王小明", "kqz17@163.com", ["name_not_compared"]),
        ("Anna Carla Berg", "acb@spindle.example", ["name_not_compared"]),
        ("ceo@castellan.example", "x.y@spindle.example", ["name_shows_other_address"]),
        ("www.castellan.com", "x.y@spindle.example", ["name_shows_other_domain", "name_unrelated"]),
        ("PayPal Service", "kqz17@spindle.example", ["name_other_brand", "name_unrelated"]),
        ("Mrs. Comfort Jones", "comfort.jones@spindle.example", ["name_title"]),
        ("Dr. Anna Berg", "anna.berg@spindle.example", ["name_related"]),
        ("Dr. Anna Berg", "anna.berg@gmail.com", ["name_title"]),
        ("Castellan Stores Ltd", "kqz17@spindle.example", ["name_other_company"]),
        ("Castellan Stores Ltd", "kqz17@gmail.com", ["name_not_compared"]),
        ("Shenzhen Hongda Trading Co., Ltd.", "sales@szhd.example", ["name_not_compared"]),
        ("Anna \u202egreB", "anna.berg@nordtool.example", ["name_turns_text"]),
        ("PayPal", "service@paypal.ro", ["name_related"]),
        ("PayPal", "service@paypal.cc", ["name_other_brand"]),
        ("Ann from PayPal", "ann.lee@spindle.example", ["name_other_brand"]),
        ("Castellаn Stores", "kqz17@spindle.example", ["name_mixes_scripts"]),
        ("☁ Castellan", "hello@castellan.example", ["name_ornamented"]),
        ("Your Reward", "hello@spindle.example", ["name_of_notice"]),
        ("Payment Notification", "kqz17@spindle.example", ["name_of_notice", "name_unrelated"]),
        ("Castellan Stores", "hello@castellanstoresqv.com", ["domain_name_with_tail"]),
        ("Gen. Anna Berg", "anna.berg@gmail.com", ["name_title"]),
        ("Gen. Anna Berg", "anna.berg@spindle.example", ["name_related"]),
    ],
)
def test_findings(ask: Any, name: str, address: str, codes: list[str]) -> None:
    assert said(ask, name, address).codes == codes


@pytest.mark.parametrize(
    ("address", "reply_to", "codes"),
    [
        ("kqz17@spindle.example", "anna.berg@gmail.com", ["name_fits_reply_to_only"]),
        ("kqz17@gmail.com", "anna.berg77@gmail.com", ["name_fits_reply_to_only"]),
        ("kqz17@gmail.com", "x77@outlook.com", ["name_unrelated"]),
        ("kqz17@gmail.com", "kqz17@gmail.com", ["name_unrelated"]),
        ("kqz17@gmail.com", "no address", ["name_unrelated"]),
        ("anna.berg@spindle.example", "kqz17@gmail.com", ["name_related"]),
        # Somebody of the firm writes from a machine's mailbox and is to be answered at his own.
        ("ticket17@spindle.example", "anna.berg@spindle.example", ["name_not_compared"]),
    ],
)
def test_a_name_may_fit_where_answers_go_and_not_where_the_mail_is_from(
    ask: Any, address: str, reply_to: str, codes: list[str]
) -> None:
    assert ask("display_name", Subject(address, "Anna Berg", reply_to)).codes == codes


def test_a_brand_is_told_as_the_name_writes_it(ask: Any) -> None:
    assert said(ask, "PayPal Service", "kqz17@spindle.example").findings[0].params["company"] == "PayPal"


def test_the_own_domain_in_the_name_is_no_other_one(ask: Any) -> None:
    assert said(ask, "nordtool.example", "news@nordtool.example").findings[0].kind is Kind.GOOD
    assert said(ask, "Anna (anna@eu.nordtool.example)").codes == ["name_related"]


def test_a_brand_on_its_own_domain(ask: Any) -> None:
    assert said(ask, "PayPal Service", "service@paypal.com").codes == ["name_related"]


def test_no_name_nothing_to_say(ask: Any) -> None:
    assert said(ask, " ").findings == []


@pytest.mark.parametrize(
    ("name", "field", "value"),
    [
        ("Anna Berg", "person", "Anna Berg"),
        ("Anna Berg (Nordtool GmbH)", "company", "Nordtool GmbH"),
        ("深圳宏达贸易有限公司", "company", "深圳宏达贸易有限公司"),
    ],
)
def test_claims(ask: Any, name: str, field: str, value: str) -> None:
    (claim,) = [claim for claim in said(ask, name).claims if claim.source == "display_name"]
    assert (claim.field, claim.value) == (field, value)


@pytest.mark.parametrize(
    ("address", "person"),
    [
        ("ann.example@firm.example", "Ann Example"),
        ("ann_example+tag@firm.example", "Ann Example"),
        ("a.example@firm.example", ""),
        ("sales.team@firm.example", ""),
        ("trading.berg@firm.example", ""),
        ("ann.example2@firm.example", ""),
        ("annexample@firm.example", ""),
    ],
)
def test_the_person_an_address_is_named_after(ask: Any, address: str, person: str) -> None:
    named = [claim.value for claim in said(ask, "Anyone", address).claims if claim.source == "local_part"]
    assert named == ([person] if person else [])
