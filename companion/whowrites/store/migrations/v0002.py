"""Tags of dossiers."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    _tags()


def _dossier(**options: Any) -> sa.Column[str]:
    parent = sa.ForeignKey("dossiers.id", ondelete="CASCADE")
    return sa.Column("dossier_id", sa.String(32), parent, nullable=False, **options)


def _tags() -> None:
    op.create_table(
        "tags",
        _dossier(primary_key=True),
        sa.Column("tag", sa.String(60), nullable=False, primary_key=True),
    )
    op.create_index("tags_tag", "tags", ["tag", "dossier_id"])
