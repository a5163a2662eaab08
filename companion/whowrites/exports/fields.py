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
MAX_COLUMNS, MAX_HEADER, MAX_FIXED = 60, 80, 200

Row = Mapping[str, str]
"""A dossier as a text for each of FIELDS."""


@dataclass(frozen=True, slots=True)
class Column:
    """What stands under `header`: one of FIELDS, or where `field` is empty the same text in every row, which
    may be empty too: a CRM may want a column that nothing here fills."""

    header: str
    field: str = ""
    fixed: str = ""


@dataclass(frozen=True, slots=True)
class Layout:
    """The columns of a table, in their order."""

    columns: tuple[Column, ...]

    @property
    def headers(self) -> list[str]:
        return [column.header for column in self.columns]

    def cells(self, row: Row) -> list[str]:
        """The row's texts in the order of the columns."""
        return [row[column.field] if column.field else column.fixed for column in self.columns]


@cache
def presets() -> Mapping[str, Layout]:
    """The layouts of known CRMs, by their name."""
    text = files("whowrites").joinpath("data", "export_presets.toml").read_text(encoding="utf-8")
    return {
        name: Layout(tuple(Column(*column) for column in table["columns"]))
        for name, table in tomllib.loads(text).items()
        if isinstance(table, dict)
    }


class BadLayout(ValueError):
    """Why these columns are no layout: a code of the catalogs' errors, and at which of them (None: all)."""

    def __init__(self, code: str, at: int | None = None) -> None:
        super().__init__(code)
        self.code, self.at = code, at


def layout_of(columns: object) -> Layout:
    """The layout that these kept or typed [header, field] or [header, "", fixed text] lists are.

    Raises BadLayout.
    """
    found: list[Column] = []
    for at, parts in enumerate(columns if isinstance(columns, list) else ()):
        column = Column(*parts)
        header, fixed = column.header.strip(), column.fixed.strip()
        if column.field not in FIELDS and column.field:
            raise BadLayout("export_no_field", at)
        if not header or len(header) > MAX_HEADER or not header.isprintable():
            raise BadLayout("export_bad_header", at)
        if len(fixed) > MAX_FIXED or not fixed.isprintable():
            raise BadLayout("export_bad_fixed", at)
        if any(header == other.header for other in found):
            raise BadLayout("export_same_header", at)
        found.append(Column(header, column.field, fixed))
    if not 0 < len(found) <= MAX_COLUMNS:
        raise BadLayout("export_no_columns")
    return Layout(tuple(found))


def kept(layout: Layout) -> list[list[str]]:
    """What `layout_of` reads again, of JSON types."""
    return [
        [column.header, column.field, column.fixed] if column.fixed else [column.header, column.field]
        for column in layout.columns
    ]
