"""Handles, and who stands behind them."""

from __future__ import annotations

from whowrites.sources.whois_reading.lines import read_lines
from whowrites.sources.whois_reading.objects import Person, read_objects

RIPE = """domain: example.test
registrar: Bollard GmbH
registrant: EX1-TEST
created: 20010203

registrar: Bollard GmbH
type: Isp
address: Quay 1
country: DE

personname: Ada Example
organization: Example Works
country: Austria
nic-hdl: EX1-TEST

nic-hdl: EX2-TEST
contact: Example Two SARL
country: FR
"""


def test_people_by_their_handles() -> None:
    assert dict(read_objects(read_lines(RIPE)).people) == {
        "bollard gmbh": Person("", "DE"),
        "ex1-test": Person("Example Works", "Austria"),
        "ex2-test": Person("Example Two SARL", "FR"),
    }


def test_whose_paragraph_begins_where() -> None:
    assert list(read_objects(read_lines(RIPE)).owners.values()) == ["registrar", "contact", "contact"]


def test_a_heading_or_a_domain_is_nobodys_object() -> None:
    text = "Registrant\nHandle: EX1\nName: Example\n\ndomain: example.test\ncontact: EX1\n"
    objects = read_objects(read_lines(text))
    assert not objects.people and not objects.owners


def test_comments_part_paragraphs_as_blank_lines_do() -> None:
    text = "status: ok\n% Holder:\n% ====\ncontact-id: ex-1\norganization: Example Ltd\n"
    assert read_objects(read_lines(text)).people == {"ex-1": Person("Example Ltd", "")}


def test_the_first_of_a_handle_holds() -> None:
    text = "nic-hdl: A1\nname: First\n\nnic-hdl: a1\nname: Second\n"
    assert read_objects(read_lines(text)).people["a1"].name == "First"
