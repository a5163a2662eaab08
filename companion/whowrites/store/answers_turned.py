"""Answers that suddenly go to another organisation than in all earlier messages of a sender."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any, Protocol

from sqlalchemy import Connection, Row, select

from whowrites.address import parse
from whowrites.model import Level, Subject
from whowrites.records import Change
from whowrites.store.schema import sightings
from whowrites.store.traits import own_organisation, readable

_Row = Row[*tuple[Any, ...]]


class Dossier(Protocol):
    """What is asked of a dossier's row."""

    @property
    def address(self) -> str: ...

    @property
    def free(self) -> bool: ...


CODE = "reply_to_changed"
_BY_NATURE = ("bulk", "list")
"""Channels whose mail is answered elsewhere."""
_LOOKED_AT = 2_000


def found(
    connection: Connection,
    news: Iterable[tuple[str, Subject, Level]],
    known: Mapping[str, Dossier],
    at: datetime,
) -> tuple[Change, ...]:
    """A change for each dossier whose message asks for answers where none of its earlier ones did.

    `known`: id to the row (address, free) of each dossier. The first message whose Reply-To was seen says
    nothing, and neither does mail of lists and platforms. Called before the messages themselves are kept.
    """
    told = [
        (key, subject, subject.reply_to)
        for key, subject, _ in news
        if subject.reply_to is not None and not (subject.auth and subject.auth.channel in _BY_NATURE)
    ]
    before = _earlier(connection, {key for key, _, _ in told})
    return tuple(
        change
        for key, _, reply_to in told
        if key in before
        for change in _turned(key, known[key], reply_to, before[key], at)
    )


def _turned(key: str, row: Dossier, reply_to: str, before: Sequence[_Row], at: datetime) -> Iterator[Change]:
    had = {part for one in before for part in _organisations(row, one.reply_to)}
    now = _organisations(row, reply_to)
    if now and had and not now.keys() & had:
        last = before[0]
        was = ", ".join(_organisations(row, last.reply_to).values()) or row.address
        yield Change(key, CODE, was, ", ".join(now.values()), at, "headers", last.last_at)


def _organisations(row: Dossier, reply_to: str) -> dict[str, str]:
    """Where answers go: organisation to address; the sender's own where no Reply-To is named."""
    led = [parse(row.address)] if not reply_to else list(readable(reply_to))
    return {own_organisation(address, row.free): address.normal for address in led}


def _earlier(connection: Connection, ids: set[str]) -> dict[str, list[_Row]]:
    """The earlier messages of each whose Reply-To was seen, newest first."""
    if not ids:
        return {}
    columns = (sightings.c.dossier_id, sightings.c.reply_to, sightings.c.auth, sightings.c.last_at)
    chosen = select(*columns).where(sightings.c.dossier_id.in_(ids), sightings.c.reply_to.is_not(None))
    kept: dict[str, list[_Row]] = defaultdict(list)
    for row in connection.execute(chosen.order_by(sightings.c.last_at.desc()).limit(_LOOKED_AT)):
        if (json.loads(row.auth) if row.auth else {}).get("channel") not in _BY_NATURE:
            kept[row.dossier_id].append(row)
    return kept
