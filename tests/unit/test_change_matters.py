"""The matters' own rules: every code has its sentence in each language, and lists are read one by one."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from whowrites.change_matters import CODES, Said, registration_until, said_of_lists
from whowrites.model import Facts, Finding, Kind, Reach
from whowrites.sentences import has_sentence, languages

AT = datetime(2026, 1, 2, tzinfo=UTC)


@pytest.mark.parametrize("lang", languages())
def test_every_code_has_its_sentence_and_every_kind_its_word(lang: str) -> None:
    codes = [code for codes in CODES.values() for code in codes]
    assert len(codes) == len(set(codes))
    assert all(has_sentence(f"change.{code}", lang) for code in codes)
    assert all(has_sentence(f"change_kind.{kind}", lang) for kind in CODES)


def test_lists_and_ends_are_read_from_their_findings() -> None:
    findings = (
        Finding("blocklists_clear", Kind.NOTE, "domain", "blocklists", AT, {"lists": "A, B"}),
        Finding("address_grey_listed", Kind.RISK, "mailbox", "blocklists", AT, {"list": "C"}),
        Finding("registration_until", Kind.NOTE, "registry", "whois", AT, {"date": "2027-01-01"}),
    )
    known = Facts("d", "a@b.example", findings, (), AT, True, Reach.PASSIVE)
    assert {name: said.value for name, said in said_of_lists(known).items()} == {"A": "", "B": "", "C": "C"}
    assert registration_until(known) == Said("2027-01-01", "whois", AT)
