"""Postal addresses, all invented, and what may be said of them."""

from __future__ import annotations

import pytest

from whowrites.consistency.address import country_of, same_address

SAME = [
    ("900 Mill Lane, Halifax HX9 1AB, United Kingdom", "900 Mill Ln, Halifax, HX9 1AB, UK"),
    ("12 Harbour Road, Leith EH6 7XX", "12 Harbour Rd., Leith, EH6 7XX"),
    ("Hafenstraße 12, 28195 Bremen", "Hafenstr. 12, D-28195 Bremen, Germany"),
    ("1200 Industrial Ave, Dayton, OH 45402", "1200 Industrial Avenue, Dayton OH 45402, USA"),
    ("Calle Mayor 5, 28013 Madrid, Spain", "C/ Mayor 5, 28013 Madrid"),
    ("No. 88 Zhongshan Road, Haishu District, Ningbo 315000, China", "88 Zhongshan Rd, Ningbo, 315000"),
    ("宁波市海曙区中山路88号", "浙江省宁波市海曙区中山路88号"),
    ("浙江省宁波市海曙区中山路88号 315000", "No. 88 Zhongshan Rd, Ningbo 315000"),
    ("Rua das Flores 100, 4050-262 Porto", "Rua das Flores, 100, Porto 4050-262, Portugal"),
]
DIFFERENT = [
    ("900 Mill Lane, Halifax, United Kingdom", "14 Broad Street, Lagos, Nigeria"),
    ("Hafenstraße 12, 28195 Bremen", "Lindenallee 4, 80331 München"),
    ("12 Harbour Road, Leith EH6 7XX", "3 Castle Mews, Truro TR1 2AA"),
    ("1200 Main Street, Dayton, OH 45402", "77 Palm Drive, Miami, FL 33101"),
    ("No. 88 Zhongshan Road, Ningbo, China", "14 Broad Street, Lagos, Nigeria"),
]
NO_DECISION = [
    ("Bremen", "München"),
    ("The Old Quay, Calstock", "12 Harbour Road, Leith"),
    ("浙江省宁波市海曙区中山路88号", "88 Zhongshan Road, Ningbo"),
    ("Room 5, Central Plaza, Hong Kong", "88 Zhongshan Road, Ningbo, China"),
    ("Hafenstraße 12, 28195 Bremen", "Werftstraße 7, 28237 Bremen"),
    ("", "Hafenstraße 12, 28195 Bremen"),
    ("PO Box 77, Dubai", "Warehouse 12, Jebel Ali Free Zone, Dubai"),
]


@pytest.mark.parametrize(("first", "second"), SAME)
def test_ways_to_write_one_place(first: str, second: str) -> None:
    assert same_address(first, second) is True
    assert same_address(second, first) is True


@pytest.mark.parametrize(("first", "second"), DIFFERENT)
def test_two_places(first: str, second: str) -> None:
    assert same_address(first, second) is False
    assert same_address(second, first) is False


@pytest.mark.parametrize(("first", "second"), NO_DECISION)
def test_what_may_be_one_place_or_two(first: str, second: str) -> None:
    assert same_address(first, second) is None
    assert same_address(second, first) is None


def test_the_country_of_an_address() -> None:
    assert country_of("900 Mill Lane, Halifax, United Kingdom") == "GB"
    assert country_of("No. 88 Zhongshan Road, Ningbo") == "CN"
    assert country_of("12 Harbour Road") == ""
