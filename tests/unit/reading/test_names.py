"""Display names read: words, titles, firms, shown addresses, and whether a name fits an address."""

from __future__ import annotations

import pytest

from whowrites.address import parse
from whowrites.reading.names import (
    addresses_in,
    company,
    domains_in,
    fits,
    is_latin,
    own_words,
    telling_words,
    title,
    trade_name,
    words,
)


def test_words_lose_case_and_accents() -> None:
    assert words("Jörg Łucki, Œuvre 22") == ("jorg", "lucki", "uvre", "22")


@pytest.mark.parametrize(
    ("name", "latin"), [("Anna", True), ("王小明 W", False), ("Анна", False), ("123", False)]
)
def test_scripts(name: str, latin: bool) -> None:
    assert is_latin(name) is latin


@pytest.mark.parametrize(
    ("name", "form"),
    [
        ("Mrs. Comfort Jones", "mrs"),
        ("DR Anna", "dr"),
        ("Barrister Cole", "barrister"),
        ("Drew Cole", ""),
        ("Mr", ""),
    ],
)
def test_titles(name: str, form: str) -> None:
    assert title(name) == form


@pytest.mark.parametrize(
    ("name", "firm"),
    [
        ("Nordtool GmbH", "Nordtool GmbH"),
        ("Anna Berg | Nordtool GmbH", "Nordtool GmbH"),
        ("Anna Berg via Nordtool Ltd.", "Nordtool Ltd."),
        ("Shenzhen Hongda Trading Co., Ltd.", "Shenzhen Hongda Trading Co. Ltd."),
        ("Spindle Works SA", "Spindle Works SA"),
        ("Spindle Trading Co", "Spindle Trading Co"),
        ("宁波远帆进出口有限公司 王莉", "宁波远帆进出口有限公司 王莉"),
        ("Jean-Luc Sa", ""),
        ("Robert Co", ""),
        ("Ltd", ""),
        ("Anna Berg", ""),
    ],
)
def test_firms(name: str, firm: str) -> None:
    assert company(name) == firm


@pytest.mark.parametrize(
    ("name", "firm"),
    [
        ("Arco Trading", "Arco Trading"),
        ("Anna Quill | Arco Trading", "Arco Trading"),
        ("Kelp International Group", "Kelp International Group"),
        ("Trading Group", ""),
        ("Anna Quill", ""),
        ("Sales Team", ""),
        ("how to make the best of trading in a week", ""),
        ("", ""),
    ],
)
def test_firms_by_a_word_of_trade(name: str, firm: str) -> None:
    assert trade_name(name) == firm


def test_own_words_leave_the_legal_form_out() -> None:
    assert own_words("Arco Trading Co., Ltd.") == ("arco", "trading")


def test_telling_words_are_the_firms_own() -> None:
    assert telling_words("Shenzhen Hongda Trading Co., Ltd.") == ("shenzhen", "hongda")


def test_shown_addresses_and_domains() -> None:
    assert addresses_in("Anna <CEO@Castellan.example> and broken@@x") == ("ceo@castellan.example",)
    assert domains_in("Visit www.castellan.com or a@nordtool.com") == ("castellan.com",)
    assert domains_in("Dr.Li, Node.js, J.Smith, St.Louis") == ()


@pytest.mark.parametrize(
    ("name", "address", "fit"),
    [
        ("Anna Berg", "anna@spindle.example", True),
        ("Anna Berg", "a.berg77@spindle.example", True),
        ("Alexander Petrov", "alex@spindle.example", True),
        ("Nordtool Sales", "info@nordtool.example", True),
        ("Li Na", "lina88@163.com", True),
        ("Jörg Müller", "mueller@spindle.example", True),
        ("Anna Berg", "kqz17@spindle.example", False),
        ("Anna Berg", "ab@spindle.example", None),
        ("王小明", "wangxm@163.com", None),
        ("王小明 Wang", "wangxm@163.com", True),
        ("王小明 Wang", "kqz17@163.com", None),
        ("12345", "kqz17@spindle.example", None),
        ("", "kqz17@spindle.example", None),
    ],
)
def test_fit(name: str, address: str, fit: bool | None) -> None:
    assert fits(name, parse(address)) is fit
