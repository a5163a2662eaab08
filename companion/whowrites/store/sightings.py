"""What messages said of an address: name, Reply-To and authentication that it was seen with, how often, and
the level shown then.
"""

from __future__ import annotations

import json
import sqlite3
from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from hashlib import blake2b
from threading import Lock
from typing import Any, NamedTuple

from sqlalchemy import Connection, Row, bindparam, func, literal, select, update
from sqlalchemy.dialects.sqlite import insert

from whowrites.address import MAX_ADDRESS, MOST_REPLIES
from whowrites.model import Auth, Claim, Header, Level, Subject
from whowrites.records import Sighting
from whowrites.store import answers_turned, change_rows, replies
from whowrites.store.columns import Rank, storable
from whowrites.store.fold import fold
from whowrites.store.prepared import Prepared, plain
from whowrites.store.schema import dossiers, sightings
from whowrites.store.traits import answers_elsewhere
from whowrites.wire import from_json, to_json

QUIET = timedelta(minutes=1)
"""The same sighting is not counted again within this time: a page asks often."""

MAX_NAME = 200
MAX_REPLY_TO = MOST_REPLIES * (MAX_ADDRESS + 2)
MAX_SEARCH = 4_000
SHOWN_IN_RECORD = 200
_REMEMBERED = 20_000

Seen = tuple[str, Subject, Level]
"""Dossier id, the message's view, the level that was shown for it."""


_Place = tuple[str, str, str | None, Auth | None]
_Read = tuple[Header | None, tuple[tuple[str, str], ...]]
"""What only some views of a message hold: its header, and the fields of its signature."""


def _read_of(subject: Subject) -> _Read:
    return subject.header, tuple((claim.field, claim.value) for claim in subject.claims)


def _place(item: Seen) -> _Place:
    """What `key_of` digests, as it is: looked up for every sender of every request."""
    dossier_id, subject, _ = item
    return dossier_id, subject.name, subject.reply_to, subject.auth


def _is_new(now: _Read, before: _Read) -> bool:
    return any(new and new != old for new, old in zip(now, before, strict=True))


class Recent:
    """Remembers, in memory and bounded, what was counted lately. Thread-safe."""

    def __init__(self) -> None:
        self._seen: OrderedDict[_Place, tuple[Level, _Read, datetime]] = OrderedDict()
        self._lock = Lock()

    def news(self, seen: Sequence[Seen], at: datetime) -> dict[tuple[str, str], Seen]:
        """Those to be written, by dossier and key."""
        found: dict[tuple[str, str], Seen] = {}
        with self._lock:
            for item in seen:
                level, known, last = self._seen.get(_place(item), (None, (None, ()), at))
                if level is not item[2] or _is_new(_read_of(item[1]), known) or at - last >= QUIET:
                    found[item[0], key_of(item[1])] = item
        return found

    def written(self, places: dict[tuple[str, str], Seen], at: datetime) -> None:
        with self._lock:
            for item in places.values():
                place = _place(item)
                self._seen[place] = (item[2], _read_of(item[1]), at)
                self._seen.move_to_end(place)
            while len(self._seen) > _REMEMBERED:
                self._seen.popitem(last=False)

    def clear(self) -> None:
        with self._lock:
            self._seen.clear()


def key_of(subject: Subject) -> str:
    """What makes two sightings the same: name, Reply-To (not seen is not none) and authentication."""
    text = json.dumps([subject.name, subject.reply_to, to_json(subject.auth)])
    return blake2b(text.encode(), digest_size=16).hexdigest()


def worst(dossier_id: Any) -> Any:
    """SQL: the most risk that any sighting of the dossier was shown with, `unknown` where there is none."""
    return (
        select(func.coalesce(func.max(sightings.c.level), literal(Level.UNKNOWN, Rank)))
        .where(sightings.c.dossier_id == dossier_id)
        .correlate(dossiers)
        .scalar_subquery()
    )


def write(connection: Connection, news: dict[tuple[str, str], Seen], at: datetime) -> None:
    """Insert or count up, and bring the dossiers' name, counter, level shown, search text and whether
    answers go elsewhere along.

    Unknown dossiers are passed over.
    """
    below = plain(connection)
    known = _known(below, {dossier_id for dossier_id, _ in news})
    rows = [_row(place, item, at) for place, item in news.items() if place[0] in known]
    if not rows:
        return
    met = [item for place, item in news.items() if place[0] in known]
    turned = answers_turned.found(connection, met, known, at)
    _UPSERT.run_all(below, rows)
    change_rows.add_changes(connection, turned)
    replies.write(connection, {place[0]: item[1] for place, item in news.items() if place[0] in known}, at)
    names: dict[str, list[str]] = {}
    for row in rows:
        names.setdefault(row["dossier_id"], []).append(row["name"])
    elsewhere = {
        dossier_id
        for dossier_id, subject, _ in news.values()
        if dossier_id in known and _elsewhere(known[dossier_id], subject)
    }
    _FOLLOW.run_all(
        below,
        [
            {
                "b_id": dossier_id,
                "b_name": next((name for name in reversed(said) if name), known[dossier_id].name),
                "b_count": len(said),
                "b_at": at,
                "b_search": extended(known[dossier_id].search, said),
                "b_elsewhere": dossier_id in elsewhere,
            }
            for dossier_id, said in names.items()
        ],
    )


class _Met(NamedTuple):
    """What of a dossier's row follows its sightings, or tells what they mean."""

    address: str
    free: bool
    name: str
    search: str


def _known(connection: sqlite3.Connection, ids: set[str]) -> dict[str, _Met]:
    marks = ",".join("?" * len(ids))
    rows = connection.execute(
        f"SELECT id, {', '.join(_Met._fields)} FROM dossiers WHERE id IN ({marks})", [*ids]
    )
    return {row[0]: _Met(*row[1:]) for row in rows}


def relevel(connection: Connection, dossier_id: str, levels: Sequence[tuple[Subject, Level]]) -> None:
    """Set the levels of these sightings, and with them the level shown of their dossier."""
    for subject, level in levels:
        own = (sightings.c.dossier_id == dossier_id, sightings.c.key == key_of(subject))
        connection.execute(update(sightings).where(*own).values(level=level))
    shown = func.max(dossiers.c.level, worst(dossier_id))
    connection.execute(update(dossiers).where(dossiers.c.id == dossier_id).values(shown=shown))


def of(connection: Connection, dossier_id: str) -> tuple[Sighting, ...]:
    """The latest sightings of a dossier, newest first."""
    rows = connection.execute(
        select(sightings)
        .where(sightings.c.dossier_id == dossier_id)
        .order_by(sightings.c.last_at.desc(), sightings.c.key)
        .limit(SHOWN_IN_RECORD)
    )
    return tuple(
        Sighting(
            name=row.name,
            reply_to=row.reply_to,
            auth=from_json(Auth, json.loads(row.auth)) if row.auth else None,
            surface=row.surface,
            level=row.level,
            first_at=row.first_at,
            last_at=row.last_at,
            count=row.times,
            header=from_json(Header, json.loads(row.header)) if row.header else None,
            claims=tuple(from_json(Claim, item) for item in json.loads(row.claims or "[]")),
        )
        for row in rows
    )


def row_of(dossier_id: str, met: Sighting) -> dict[str, Any]:
    """The row of a sighting that was made elsewhere."""
    subject = Subject("", met.name, met.reply_to, met.surface, met.auth, met.claims, met.header)
    row = _row((dossier_id, key_of(subject)), (dossier_id, subject, met.level), met.last_at)
    return {**row, "first_at": met.first_at, "times": max(1, met.count)}


def follow(connection: Connection, dossier_id: str, met: Sequence[Sighting]) -> None:
    """Bring what hangs on sightings along for these, which were made elsewhere: the dossier's name, counter,
    level shown, search text and whether answers go elsewhere.
    """
    columns = (dossiers.c.address, dossiers.c.free, dossiers.c.name, dossiers.c.search, dossiers.c.seen_at)
    row = connection.execute(select(*columns).where(dossiers.c.id == dossier_id)).one()
    views = [Subject(row.address, one.name, one.reply_to, one.surface, one.auth) for one in met]
    latest = max(met, key=lambda one: one.last_at)
    newer = row.seen_at is None or latest.last_at > row.seen_at or not row.name
    own = sightings.c.dossier_id == dossier_id
    counted, last = connection.execute(
        select(func.sum(sightings.c.times), func.max(sightings.c.last_at)).where(own)
    ).one()
    for view in views:
        replies.write(connection, {dossier_id: view}, latest.last_at)
    values = {
        "b_id": dossier_id,
        "b_name": latest.name if newer and latest.name else row.name,
        "b_count": 0,
        "b_at": last,
        "b_search": extended(row.search, [one.name for one in met]),
        "b_elsewhere": any(_elsewhere(row, view) for view in views),
    }
    _FOLLOW.run(plain(connection), values)
    connection.execute(update(dossiers).where(dossiers.c.id == dossier_id).values(seen=counted))


def extended(search: str, texts: Sequence[str]) -> str:
    """The search text with these texts folded into it, each on its own line so that no search matches
    across two.
    """
    for text in texts:
        folded = fold(text)
        if folded and folded not in search and len(search) + len(folded) < MAX_SEARCH:
            search = f"{search}\n{folded}" if search else folded
    return search


def _elsewhere(row: _Met | Row[*tuple[Any, ...]], subject: Subject) -> bool:
    channel = subject.auth.channel if subject.auth else ""
    return answers_elsewhere(row.address, row.free, subject.reply_to, channel)


def _row(place: tuple[str, str], item: Seen, at: datetime) -> dict[str, Any]:
    _, subject, level = item
    return {
        "dossier_id": place[0],
        "key": place[1],
        "name": storable(subject.name, MAX_NAME),
        "reply_to": None if subject.reply_to is None else storable(subject.reply_to, MAX_REPLY_TO),
        "auth": json.dumps(to_json(subject.auth)) if subject.auth else None,
        # What the subject line is about was read and is not kept.
        "header": json.dumps(to_json(replace(subject.header, topic=""))) if subject.header else None,
        "claims": json.dumps(to_json(subject.claims)) if subject.claims else None,
        "surface": storable(subject.surface, 20),
        "level": level,
        "first_at": at,
        "last_at": at,
        "times": 1,
    }


_INSERT = insert(sightings)
_UPSERT = Prepared(
    _INSERT.on_conflict_do_update(
        index_elements=[sightings.c.dossier_id, sightings.c.key],
        set_={
            "level": _INSERT.excluded.level,
            "header": func.coalesce(_INSERT.excluded.header, sightings.c.header),
            "claims": func.coalesce(_INSERT.excluded.claims, sightings.c.claims),
            "surface": _INSERT.excluded.surface,
            "last_at": _INSERT.excluded.last_at,
            "times": sightings.c.times + 1,
        },
    )
)
_FOLLOW = Prepared(
    update(dossiers)
    .where(dossiers.c.id == bindparam("b_id"))
    .values(
        name=bindparam("b_name"),
        seen=dossiers.c.seen + bindparam("b_count"),
        seen_at=bindparam("b_at"),
        search=bindparam("b_search"),
        reply_elsewhere=dossiers.c.reply_elsewhere | bindparam("b_elsewhere"),
        shown=func.max(dossiers.c.level, worst(dossiers.c.id)),
    )
)
