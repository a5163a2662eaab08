"""The key on a dossier."""

from __future__ import annotations

from whowrites.store.schema_ground import dossier


def test_a_row_goes_with_its_dossier() -> None:
    (key,) = dossier(primary=True).foreign_keys
    assert (key.target_fullname, key.ondelete) == ("dossiers.id", "CASCADE")
