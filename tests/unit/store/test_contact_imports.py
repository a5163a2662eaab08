"""Imports go in whole and come out whole."""

from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy.exc import IntegrityError

from whowrites.records import Contact
from whowrites.store import Store


def test_who_is_there_already_stays_as_he_is(store: Store, clock: Any) -> None:
    store.contacts.add([Contact("ana@mill.example", "Ana", "decision", clock())])
    import_id, added = store.imports.add(
        "buyers.csv", "csv", [("ana@mill.example", "A."), ("bo@mill.example", "Bo")]
    )
    assert added == 1
    assert [(c.address, c.name, c.origin) for c in store.contacts.all()] == [
        ("ana@mill.example", "Ana", "decision"),
        ("bo@mill.example", "Bo", "import"),
    ]
    (kept,) = store.imports.all()
    assert (kept.id, kept.file, kept.format, kept.count) == (import_id, "buyers.csv", "csv", 1)
    assert store.imports.files_of(["ana@mill.example", "bo@mill.example"]) == {
        "bo@mill.example": "buyers.csv"
    }
    assert store.imports.add("again.csv", "csv", [("bo@mill.example", "Bo")]) == ("", 0)


def test_an_import_is_taken_out_again_but_for_whom_the_user_knows_since(store: Store, clock: Any) -> None:
    import_id, _ = store.imports.add("b.csv", "csv", [("bo@mill.example", "Bo"), ("cy@mill.example", "Cy")])
    store.contacts.add([Contact("cy@mill.example", "Cy", "decision", clock())])
    assert store.imports.undo(import_id) == 1
    assert [c.address for c in store.contacts.all()] == ["cy@mill.example"]
    assert store.imports.all() == ()
    assert store.imports.undo(import_id) == 0
    for path in store.path.parent.glob("whowrites.sqlite3*"):
        assert b"bo@mill.example" not in path.read_bytes()


def test_an_import_whose_contacts_are_gone_is_not_listed(store: Store) -> None:
    store.imports.add("b.csv", "csv", [("bo@mill.example", "Bo")])
    store.contacts.remove("bo@mill.example")
    assert store.imports.all() == ()


def test_nothing_is_half_written(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(IntegrityError):
        store.imports.add("b.csv", "csv", [("bo@mill.example", "Bo"), (None, "x")])  # type: ignore[list-item]
    assert store.contacts.all() == ()
    assert store.imports.all() == ()
