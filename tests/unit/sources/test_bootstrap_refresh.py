"""IANA's table of RDAP services: fetched once, checked whole, kept, and preferred where it is newer."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sources_stage import Stage
from whowrites.net.errors import NetError
from whowrites.sources import bootstrap
from whowrites.sources.bootstrap_refresh import BYTES, FILE, URL, read_table, refresh, use_kept

MANY = [f"tld{n}" for n in range(600)]


def table(published: str = "2027-01-02T10:00:00Z", **more: Any) -> bytes:
    services: list[Any] = [
        [MANY, ["http://plain.example/", "https://rdap.many.example/v1"]],
        [["com", "bad name", 7], ["https://rdap.other.example/com/"]],
        [["plain"], ["http://plain.example/"]],
        [["local"], ["https://user@rdap.other.example/"]],
    ]
    return json.dumps({"publication": published, "services": services, **more}).encode()


@pytest.fixture(autouse=True)
def shipped() -> Iterator[None]:
    yield
    bootstrap.prefer({})


def test_fetched_kept_and_used(stage: Stage, tmp_path: Path) -> None:
    stage.web.answers[URL] = 200, table(), {}
    assert refresh(stage.sources, tmp_path) == date(2027, 1, 2)
    assert bootstrap.rdap_base("example.com") == "https://rdap.other.example/com/"
    assert bootstrap.rdap_base("example.tld7") == "https://rdap.many.example/v1/"
    assert bootstrap.rdap_base("example.uk") == "https://rdap.nominet.uk/uk/"
    bootstrap.prefer({})
    assert use_kept(tmp_path) == date(2027, 1, 2)
    assert bootstrap.rdap_base("example.com") == "https://rdap.other.example/com/"
    assert [path.name for path in tmp_path.iterdir()] == [FILE]


def test_only_https_services_and_names_of_letters_are_taken() -> None:
    bases = read_table(table())[1]
    assert not {"plain", "local", "bad name"} & set(bases)
    assert len(bases) == 601


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"<html>",
        b"[]",
        b"{}",
        table(services=[]),
        table(services=[[["com"], ["https://rdap.other.example/"]]]),
        table(services=[[1, 2]]),
        table(published="yesterday"),
        b"[" * 200_000,
        table() + b" " * BYTES,
    ],
)
def test_what_is_no_such_table_changes_nothing(stage: Stage, tmp_path: Path, body: bytes) -> None:
    stage.web.answers[URL] = 200, body, {}
    with pytest.raises(NetError) as failure:
        refresh(stage.sources, tmp_path)
    assert failure.value.reason == "malformed"
    assert not list(tmp_path.iterdir())
    assert bootstrap.rdap_base("example.com") == "https://rdap.verisign.com/com/v1/"


@pytest.mark.parametrize(("status", "reason"), [(404, "refused"), (503, "server_error")])
def test_other_statuses(stage: Stage, tmp_path: Path, status: int, reason: str) -> None:
    stage.web.answers[URL] = status, table(), {}
    with pytest.raises(NetError) as failure:
        refresh(stage.sources, tmp_path)
    assert failure.value.reason == reason


def test_a_kept_table_that_is_older_than_the_shipped_one_is_left(tmp_path: Path) -> None:
    (tmp_path / FILE).write_bytes(table("2020-01-01T00:00:00Z"))
    assert use_kept(tmp_path) is None
    assert bootstrap.rdap_base("example.tld7") is None


def test_a_broken_kept_table_is_none(tmp_path: Path) -> None:
    assert use_kept(tmp_path) is None
    (tmp_path / FILE).write_bytes(b"half")
    assert use_kept(tmp_path) is None


ANY = st.recursive(st.none() | st.integers() | st.text(), lambda more: st.lists(more, max_size=3))


@given(ANY)
def test_no_services_of_any_shape_are_taken_or_break_it(services: Any) -> None:
    with pytest.raises(ValueError):
        read_table(table(services=services))
