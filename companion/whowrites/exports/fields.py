"""What an export can hold of a dossier, and which columns of which names it has: a layout."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

FIELDS = (
    "address", "international", "name", "first_name", "last_name", "name_from", "level", "level_name",
    "rating", "reasons", "description", "company", "company_or_domain", "company_domain", "domain",
    "website", "phone", "title", "country", "country_name", "registered", "registrar", "registrant_country",
    "mail_provider", "free_mail",
    "reply_elsewhere", "first_seen", "checked_at", "checked_day", "changed_at", "decision", "decided_at",
    "outcome", "owner", "need", "tags", "notes", "lead_source",
)  # fmt: skip
"""Each has a name in every language, under `[pages.export]`."""
PLAIN = (
    "address", "name", "level_name", "international", "reasons", "company", "country_name", "phone",
    "website", "title", "registered", "registrar", "mail_provider", "free_mail", "reply_elsewhere",
    "first_seen", "checked_at", "changed_at", "decision", "outcome", "owner", "need", "tags", "notes",
)  # fmt: skip
"""The columns of an export that nobody chose columns for."""
MAX_COLUMNS, MAX_HEADER = 60, 80

Row = Mapping[str, str]
"""A dossier as a text for each of FIELDS."""


@dataclass(frozen=True, slots=True)
class Layout:
    """The columns of a table: header and field, which may be empty (an empty column)."""

    columns: tuple[tuple[str, str], ...]

    @property
    def headers(self) -> list[str]:
        return [header for header, _ in self.columns]

    def cells(self, row: Row) -> list[str]:
        """The row's texts in the order of the columns."""
        return [row[field] if field else "" for _, field in self.columns]


@cache
def presets() -> Mapping[str, Layout]:
    """The layouts of known CRMs, by their name."""
    text = files("whowrites").joinpath("data", "export_presets.toml").read_text(encoding="utf-8")
    return {
        name: Layout(tuple((header, field) for header, field in table["columns"]))
        for name, table in tomllib.loads(text).items()
        if isinstance(table, dict)
    }


def layout_of(columns: object) -> Layout:
    """The layout that these kept or typed [header, field] pairs are. Raises ValueError with a code."""
    found: list[tuple[str, str]] = []
    for pair in columns if isinstance(columns, list) else ():
        header, field = pair
        if field not in FIELDS and field:
            raise ValueError("export_no_field")
        if not header.strip() or len(header) > MAX_HEADER or not header.isprintable():
            raise ValueError("export_bad_header")
        found.append((header.strip(), field))
    if not 0 < len(found) <= MAX_COLUMNS:
        raise ValueError("export_no_columns")
    if len({header for header, _ in found}) < len(found):
        raise ValueError("export_same_header")
    return Layout(tuple(found))
