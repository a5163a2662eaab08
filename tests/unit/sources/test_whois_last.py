"""python-whois as the last reader: what it reads counts, what hangs it costs the others little."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

import pytest

from whowrites import cage
from whowrites.sources import whois_last
from whowrites.sources.whois_last import LastReader, read, read_all

PLAIN = "Domain Name: X\nRegistrar: Invented Names\nCreation Date: 2011-03-09\nName Server: NS1.EXAMPLE.NET\n"
HANGS = "a" * 60_000


def test_a_registration() -> None:
    found = read(PLAIN + "Registrant Organization: REDACTED FOR PRIVACY\n", "example.com")
    assert found is not None
    assert found.created == datetime(2011, 3, 9, tzinfo=UTC) and found.expires is None
    assert (found.registrar, found.name_servers) == ("Invented Names", ("ns1.example.net",))
    assert (found.registrant_org, found.redacted, found.reader) == ("", True, "python-whois")


def test_nothing_is_none() -> None:
    assert read("no words that it knows", "example.com") is None


def test_the_record_of_the_top_level_domain_is_nobodys() -> None:
    top = "domain: COM\nregistrar: Quay\nnserver: a.quay.example\ncreated: 1985-01-01\nsource: IANA\n\n"
    assert read(top, "example.com") is None
    found = read(top + PLAIN, "example.com")
    assert found is not None and found.created == datetime(2011, 3, 9, tzinfo=UTC)


def test_a_date_that_could_be_two_days_is_none() -> None:
    found = read(PLAIN.replace("2011-03-09", "03/09/2011"), "example.com")
    assert found is not None and found.created is None


def test_one_text_that_hangs_it_costs_the_others_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    real, asked = cage.ask, list[int]()

    def counted(task: str, data: bytes, **more: Any) -> dict[str, Any]:
        asked.append(len(json.loads(data)))
        return real(task, data, **more)

    monkeypatch.setattr(cage, "ask", counted)
    rows = [("example.com", PLAIN), ("example.com", HANGS), ("example.net", PLAIN)]
    first, second, third = read_all(rows)
    assert first is not None and second is None
    assert third is not None and third.domain == "example.net"
    assert asked == [3, 1, 2, 1, 1], "it is looked for by halves"


def test_many_that_hang_it_are_given_up_on(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    def fail(task: str, data: bytes, *, params: Mapping[str, Any] | None = None) -> dict[str, Any]:
        asked.append(task)
        raise cage.CageFailed("time")

    monkeypatch.setattr(cage, "ask", fail)
    reader = LastReader()
    assert reader.read_all([("example.com", HANGS)] * 100) == [None] * 100
    assert reader.read_all([("example.com", PLAIN)]) == [None]
    assert len(asked) == whois_last.MOST_FAILURES
