"""What all tables stand on: their common metadata, and the key by which a row hangs on its dossier."""

from __future__ import annotations

from sqlalchemy import Column, ForeignKey, MetaData, String

metadata = MetaData()


def dossier(*, primary: bool = False) -> Column[str]:
    """The column that names a row's dossier, and takes the row along when that is deleted."""
    return Column(
        "dossier_id",
        String(32),
        ForeignKey("dossiers.id", ondelete="CASCADE"),
        primary_key=primary,
        nullable=False,
    )
