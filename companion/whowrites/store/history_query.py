"""What the history is asked for, and the conditions of SQL that this comes to."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import Column, ColumnElement, literal_column, select

from whowrites.model import Level
from whowrites.store.fold import patterns
from whowrites.store.schema import dossiers, tags, written

UNDECIDED = "none"
"""As a decision to filter by: nothing was decided yet."""


class Sort(StrEnum):
    """The orders there are; each has an index.

    Anything else is not an order (ValueError from `Sort(text)`).
    """

    CHECKED = "checked_at"
    FIRST_SEEN = "first_seen"
    SEEN_AT = "seen_at"
    ADDRESS = "address"
    NAME = "name"
    COMPANY = "company"
    COUNTRY = "country"
    DOMAIN = "domain"
    CHANGED = "changed_at"
    OWNER = "owner"
    DECISION = "decision"
    LEVEL = "level"
    SCORE = "score"
    SIGHTINGS = "sightings"


@dataclass(frozen=True, slots=True)
class HistoryQuery:
    """What is looked for; all of it must hold.

    `text`: words that must all occur in address, name, claims or notes, accents and case ignored. No
    `levels`: all. `changed_since`: something changed then or later. `free`: free mail only.
    `registered_since`: domains registered on that day or later. `decision`: the last one, or UNDECIDED.
    `unanswered`: nothing is decided, and the user has not written to the address. `same_company`: of the
    company that this dossier belongs to. `page` counts from 1; one beyond the last gives the last.
    """

    text: str = ""
    levels: frozenset[Level] = frozenset()
    changed_since: datetime | None = None
    free: bool = False
    registered_since: date | None = None
    decision: str = ""
    tag: str = ""
    unanswered: bool = False
    same_company: str = ""
    sort: Sort = Sort.CHECKED
    descending: bool = True
    page: int = 1
    size: int = 50


class Way(StrEnum):
    """How SQLite is led to the rows: by the filters' own indices, or along the index of the order, past the
    rows that do not fit. The second is quick where most rows fit, the first where few do.
    """

    FILTER = "filter"
    ORDER = "order"


def conditions(query: HistoryQuery, way: Way = Way.FILTER) -> list[ColumnElement[bool]]:
    """The query without order and page, as conditions on `dossiers`."""
    table = dossiers.c
    decision, shown = _column(table.decision, way), _column(table.shown, way)
    found: list[ColumnElement[bool]] = [
        table.search.like(pattern, escape="\\") for pattern in patterns(query.text)
    ]
    if query.levels and len(query.levels) < len(Level):
        found.append(shown.in_(query.levels))
    if query.changed_since:
        found.append(_column(table.changed_at, way) >= query.changed_since)
    if query.free:
        found.append(_column(table.free, way).is_(True))
    if query.registered_since:
        found.append(_column(table.registered, way) >= query.registered_since)
    if query.decision:
        found.append(decision == ("" if query.decision == UNDECIDED else query.decision))
    if query.tag:
        found.append(_column(table.id, way).in_(select(tags.c.dossier_id).where(tags.c.tag == query.tag)))
    if query.unanswered:
        found += [decision == "", _column(table.address, way).not_in(select(written.c.address))]
    if query.same_company:
        own = dossiers.alias("own")
        company = select(own.c.organisation).where(own.c.id == query.same_company).scalar_subquery()
        found.append(_column(table.organisation, way) == company)
    return found


def _column(column: Column[Any], way: Way) -> ColumnElement[Any]:
    """A plus sign keeps the column's index out (sqlite.org/optoverview.html)."""
    if way is Way.FILTER:
        return column
    return literal_column(f"+dossiers.{column.name}", column.type)
