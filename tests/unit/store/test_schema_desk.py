"""What the owner's desk holds goes with what it is about."""

from __future__ import annotations

from whowrites.store.schema import metadata
from whowrites.store.schema_desk import tags, vet_list_rows


def test_they_stand_on_the_common_ground() -> None:
    assert {"tags", "merges", "merge_log", "vet_lists", "vet_list_rows", "views"} <= set(metadata.tables)


def test_tags_go_with_their_dossier_and_lines_with_their_list() -> None:
    assert {key.ondelete for key in (*tags.foreign_keys, *vet_list_rows.foreign_keys)} == {"CASCADE"}
