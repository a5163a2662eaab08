"""python-whois in the cage: what it finds is read by our rules, and what hangs it ends."""

from __future__ import annotations

import json
from typing import Any

import pytest

from whowrites.cage import CageFailed, ask

PLAIN = """Domain Name: EXAMPLE.COM
Registrar: Invented Names, Inc.
Creation Date: {created}
Name Server: NS1.EXAMPLE.NET
Domain Status: ok
Registrant Organization: Example Trading
Registrant Country: NL
"""


def records(*rows: tuple[str, str, str]) -> list[Any]:
    answer: list[Any] = ask("whois", json.dumps(rows).encode())["records"]
    return answer


def test_a_batch_is_read_in_order() -> None:
    first, second = records(
        ("example.com", PLAIN.format(created="2011-03-09T10:00:00Z"), ""), ("example.com", "nothing here", "")
    )
    assert first == {
        "created": "2011-03-09T10:00:00+00:00",
        "expires": None,
        "updated": None,
        "registrar": "Invented Names, Inc.",
        "registrant_org": "Example Trading",
        "registrant_country": "NL",
        "name_servers": ["NS1.EXAMPLE.NET"],
        "statuses": ["ok"],
    }
    assert second is None


def test_day_and_month_are_never_guessed() -> None:
    text = PLAIN.format(created="03/04/2011")
    found = records(("example.com", text, ""), ("example.com", text, "dmy"), ("example.com", text, "mdy"))
    assert [record["created"] for record in found] == [
        None,
        "2011-04-03T00:00:00+00:00",
        "2011-03-04T00:00:00+00:00",
    ]


def test_two_creation_dates_are_none() -> None:
    text = PLAIN.format(created="2011-03-09") + "Creation Date: 2015-01-02\n"
    assert records(("example.com", text, ""))[0]["created"] is None


def test_no_such_domain_is_not_its_to_say() -> None:
    assert records(("example.com", 'No match for "EXAMPLE.COM".', "")) == [None]


def test_a_text_that_hangs_it_ends() -> None:
    with pytest.raises(CageFailed) as failure:
        records(("example.com", "a" * 60_000, ""))
    assert failure.value.why == "time"
