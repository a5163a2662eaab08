"""Rows of a table: what is known of a sender, and names that nobody made up."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from shared_dossier import NOW, fill, rate
from whowrites import exporting
from whowrites.exports.fields import FIELDS, Column, Layout
from whowrites.store import Store


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    made = Store.open(tmp_path / "data", lambda: NOW)
    yield made
    made.close()


@pytest.mark.parametrize(
    ("name", "first", "last", "named"),
    [
        ("Ann Lee", "Ann", "Lee", True),
        ("Lee, Ann", "Ann", "Lee", True),
        ("Anna Maria Lee", "Anna Maria", "Lee", True),
        ("Anna von Lee", "", "Anna von Lee", True),
        ("王伟", "", "王伟", True),
        ("Acme Valves Ltd", "", "Acme Valves Ltd", True),
        ("sales team", "", "sales team", True),
        ("Ann", "", "Ann", True),
        ("", "", "j.doe", False),
        ("j.doe@example.com", "", "j.doe", False),
    ],
)
def test_no_first_name_is_made_up(name: str, first: str, last: str, named: bool) -> None:
    assert exporting.person(name, "j.doe@example.com") == (first, last, named)


def test_a_row_has_all_fields(store: Store) -> None:
    fill(store)
    (row,) = exporting.rows(store.exchange.outgoing(), rate, "en")
    assert set(row) == set(FIELDS)
    wanted = {
        "address": "ann@example.com", "level_name": "High risk", "rating": "Cold", "decision": "declined",
        "outcome": "lost", "owner": "Li Na", "need": "4", "tags": "fair, valves", "reply_elsewhere": "yes",
        "notes": "met at the fair 你好", "phone": "+86 21 5555", "website": "https://acme.example/",
    }  # fmt: skip
    assert {key: row[key] for key in wanted} == wanted


def test_without_a_name_the_last_name_is_marked(store: Store) -> None:
    fill(store, "j.doe@example.com", "")
    (row,) = exporting.rows(store.exchange.outgoing(), rate, "en")
    assert (row["name"], row["first_name"], row["last_name"]) == ("", "", "j.doe")
    assert "No name is known" in row["description"] and row["name_from"] == "address"


def test_the_ratings_are_the_owners(store: Store) -> None:
    fill(store)
    (row,) = exporting.rows(store.exchange.outgoing(), rate, "en", {"high": "Junk"})
    assert row["rating"] == "Junk"


def test_layouts_by_name() -> None:
    own = {"mine": Layout((Column("Mail", "address"),))}
    assert exporting.layout("mine", own, "en").headers == ["Mail"]
    assert exporting.layout("zoho", own, "en").headers[:2] == ["Last Name", "Company"]
    assert exporting.layout("", own, "zh_CN").headers[0] == "电子邮件地址"
    with pytest.raises(KeyError):
        exporting.layout("other", own, "en")
