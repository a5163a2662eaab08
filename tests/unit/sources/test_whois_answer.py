"""Registrations as JSON objects."""

from __future__ import annotations

import dataclasses

import pytest

from whowrites.sources.whois_answer import answer, answers, with_record, without_record
from whowrites.sources.whois_text import read

KEYS = [
    *("domain", "status", "created", "expires", "updated", "registrar", "registrant_org"),
    *("registrant_country", "name_servers", "statuses", "redacted", "reader"),
]
TEXT = """Domain Name: quill.cn
Domain Status: ok
Registrant: Quill Export
Sponsoring Registrar: Bollard Networks
Name Server: dns9.quayside-dns.net
Registration Time: 2012-05-14 03:11:12
Expiration Time: 2027-05-14 23:11:12
"""


def test_all_keys_and_the_days_as_the_registry_writes_them() -> None:
    found = answer(("quill.cn", TEXT))
    assert list(found) == KEYS
    assert found == {
        "domain": "quill.cn",
        "status": "registered",
        "created": "2012-05-14",  # in China; in UTC it was the 13th
        "expires": "2027-05-14",
        "updated": None,
        "registrar": "Bollard Networks",
        "registrant_org": "Quill Export",
        "registrant_country": None,
        "name_servers": ["dns9.quayside-dns.net"],
        "statuses": ["ok"],
        "redacted": False,
        "reader": "own",
    }


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("No match for EXAMPLE.COM", "available"),
        ("Too many requests, try later. No match for EXAMPLE.COM", "throttled"),
        ("This text is of no known form", "unknown"),
        ("", "unknown"),
    ],
)
def test_texts_without_a_record(text: str, status: str) -> None:
    found = answer(("example.com", text))
    assert list(found) == KEYS
    assert found == without_record("example.com", status)


def test_rows_keep_their_order() -> None:
    rows = [(f"example{n}.com", "Domain not found" if n % 2 else TEXT) for n in range(600)]
    found = list(answers(rows))
    assert [one["domain"] for one in found] == [domain for domain, _ in rows]
    assert {one["status"] for one in found[1::2]} == {"available"}


def test_the_domain_is_the_texts_own_where_none_is_given() -> None:
    assert answer(("", TEXT))["domain"] == "quill.cn"


def test_a_record_of_rdap_has_its_days_in_utc() -> None:
    record = read(TEXT, "quill.cn").registration
    assert record is not None
    found = with_record(dataclasses.replace(record, reader="rdap"))
    assert (found["created"], found["reader"]) == ("2012-05-13", "rdap")
