"""Each refusal is a sentence that can be shown."""

from __future__ import annotations

import pytest

from whowrites.store.errors import NotSaved, StoreDamaged, StoreError, StoreLocked, StoreNewer


def test_the_second_companion_names_the_first() -> None:
    held = StoreLocked(4711, 8737)
    assert (held.pid, held.port) == (4711, 8737)
    assert str(held) == "Another companion already runs on this data directory (process 4711, port 8737)."
    assert (
        str(StoreLocked(4711, 0)) == "Another companion already runs on this data directory (process 4711)."
    )
    assert str(StoreLocked(0, 0)) == "Another companion already runs on this data directory."


def test_a_newer_database_names_its_revision() -> None:
    assert "its revision is 0042" in str(StoreNewer("0042"))


@pytest.mark.parametrize("kind", [StoreLocked, StoreNewer, StoreDamaged, NotSaved])
def test_one_except_catches_all(kind: type[Exception]) -> None:
    assert issubclass(kind, StoreError)
