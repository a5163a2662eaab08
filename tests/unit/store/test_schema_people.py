"""What hangs on a contact and on an import goes with it."""

from __future__ import annotations

from whowrites.store.schema import metadata
from whowrites.store.schema_people import imported, replies


def test_they_stand_on_the_common_ground() -> None:
    assert {"contacts", "imports", "imported", "written", "replies"} <= set(metadata.tables)


def test_what_was_imported_goes_with_its_contact_and_with_its_import() -> None:
    keys = {key.target_fullname: key.ondelete for key in imported.foreign_keys}
    assert keys == {"contacts.address": "CASCADE", "imports.id": "CASCADE"}
    assert {key.target_fullname for key in replies.foreign_keys} == {"dossiers.id"}
