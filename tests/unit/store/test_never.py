"""Addresses that are not to be checked, without their names."""

from __future__ import annotations

from pathlib import Path

from whowrites.store import Store


def test_the_list_knows_its_addresses_and_does_not_name_them(store: Store, data_dir: Path) -> None:
    assert store.never.among(["ann@quiet.example"]) == frozenset()
    store.never.add("ann@quiet.example")
    store.never.add("ann@quiet.example")
    store.never.add("bob@quiet.example")
    assert store.never.among(["ann@quiet.example", "eve@quiet.example"]) == {"ann@quiet.example"}
    store.never.remove("ann@quiet.example")
    assert store.never.among(["ann@quiet.example", "bob@quiet.example"]) == {"bob@quiet.example"}
    store.close()
    assert not [
        path for path in data_dir.rglob("*") if path.is_file() and b"quiet.example" in path.read_bytes()
    ]
