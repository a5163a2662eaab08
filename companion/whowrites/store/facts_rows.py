"""Facts to the rows that hold them, and back."""

from __future__ import annotations

import json
from collections import OrderedDict
from collections.abc import Iterator, Sequence
from datetime import datetime
from threading import Lock
from typing import Any, NamedTuple

from sqlalchemy import Connection, Row, bindparam, func, insert, select, update
from sqlalchemy.dialects.sqlite import insert as upsert

from whowrites.address import parse
from whowrites.model import Claim, Facts, Finding, Level, Reach
from whowrites.store import organisations
from whowrites.store.database import Database
from whowrites.store.prepared import Prepared, plain
from whowrites.store.schema import dossiers, facts, notes, runs, sightings
from whowrites.store.sightings import extended, worst
from whowrites.store.traits import own_organisation, traits
from whowrites.wire import from_json, json_text, moment

CHUNK = 500
_PARSED = 1_000
_NAMES, _NOTES = 20, 20

COLUMNS = (
    dossiers.c.id,
    dossiers.c.address,
    dossiers.c.version,
    dossiers.c.checked_at,
    dossiers.c.complete,
    dossiers.c.reach,
    facts.c.body,
)
_STORED = (
    "SELECT dossiers.id, address, version, checked_at, complete, reach, body "
    "FROM dossiers JOIN facts ON facts.dossier_id = dossiers.id"
)
JOINED = select(*COLUMNS).join_from(dossiers, facts)


class Stored(NamedTuple):
    """A row of `JOINED`, as far as facts are made of it."""

    id: str
    address: str
    version: int
    checked_at: datetime | None
    complete: bool
    reach: str
    body: str


FactsRow = Row[*tuple[Any, ...]] | Stored


def stored(database: Database, addresses: Sequence[str]) -> Iterator[Stored]:
    """The rows under these normalised addresses: at most `CHUNK`, of which there may be none."""
    marks = ",".join("?" * len(addresses))
    for row in database.look(f"{_STORED} WHERE dossiers.address IN ({marks})", addresses):
        dossier_id, address, version, checked_at, complete, reach, body = row
        at = moment(checked_at) if checked_at else None
        yield Stored(dossier_id, address, version, at, bool(complete), reach, body)


class Parsed:
    """Facts kept ready, since parsing their JSON is the dear part of an answer. Thread-safe, bounded."""

    def __init__(self) -> None:
        self._kept: OrderedDict[tuple[int, str], tuple[int, Facts]] = OrderedDict()
        self._lock = Lock()

    def facts(self, row: FactsRow, generation: int) -> Facts:
        """The facts of a row of `JOINED`; `generation` tells one database file from another."""
        place = (generation, row.id)
        with self._lock:
            kept = self._kept.get(place)
            if kept and kept[0] == row.version:
                self._kept.move_to_end(place)
                return kept[1]
        made = read(row)
        with self._lock:
            self._kept[place] = (row.version, made)
            while len(self._kept) > _PARSED:
                self._kept.popitem(last=False)
        return made

    def clear(self) -> None:
        with self._lock:
            self._kept.clear()


def read(row: FactsRow) -> Facts:
    """The facts that a row of `JOINED` holds."""
    body = json.loads(row.body)
    return Facts(
        id=row.id,
        address=row.address,
        findings=tuple(from_json(Finding, item) for item in body["findings"]),
        claims=tuple(from_json(Claim, item) for item in body["claims"]),
        checked_at=row.checked_at,
        complete=row.complete,
        reach=Reach(row.reach),
        switches=tuple(body.get("switches", ())),
    )


def write(connection: Connection, found: Facts, level: Level, score: float, now: datetime) -> str:
    """Insert or replace the facts of an address, keeping id and first_seen of the row that is there, and
    add a run; the id.
    """
    address = parse(found.address)
    known = traits(found)
    told = {"findings": found.findings, "claims": found.claims, "switches": found.switches}
    said = [address.normal, address.unicode_domain, *(claim.value for claim in found.claims)]
    rated: dict[str, Any] = {
        "reach": found.reach.value,
        "complete": found.complete,
        "level": level,
        "score": score,
    }
    below = plain(connection)
    ((dossier_id, version),) = _DOSSIER.run(
        below,
        {
            "id": found.id,
            "address": found.address,
            "domain": address.registrable,
            "first_seen": now,
            "search": extended("", said),
            "checked_at": found.checked_at,
            "shown": level,
            "organisation": organisations.shown_under(below, own_organisation(address, known["free"])),
            **rated,
            **known,
        },
    )
    _FACTS.run(below, {"dossier_id": dossier_id, "body": json_text(told)})
    if version > 1:
        # Only one that was there before can have been met, or have notes.
        search = extended("", said + _written(connection, dossier_id))
        _FOLLOW.run(below, {"b_id": dossier_id, "b_search": search})
    _RUN.run(below, {"dossier_id": dossier_id, "at": found.checked_at or now, **rated})
    return str(dossier_id)


def rerate(connection: Connection, dossier_id: str, level: Level, score: float) -> None:
    """Set the level of an address by itself; the level shown follows with the sightings."""
    own = update(dossiers).where(dossiers.c.id == dossier_id)
    connection.execute(own.values(level=level, score=score))


def _written(connection: Connection, dossier_id: str) -> list[str]:
    """The names that the address was seen with and the notes on it, for its search text."""
    latest = func.max(sightings.c.last_at)
    own = select(sightings.c.name).where(sightings.c.dossier_id == dossier_id)
    names = connection.execute(own.group_by(sightings.c.name).order_by(latest.desc()).limit(_NAMES)).scalars()
    texts = connection.execute(
        select(notes.c.text).where(notes.c.dossier_id == dossier_id).limit(_NOTES)
    ).scalars()
    return [*names, *texts]


_RATED = ("reach", "complete", "level", "score")
_REPLACED = (
    "checked_at", *_RATED, "shown", "organisation", "company", "country", "tld", "registrar",
    "registrant_country", "registered", "provider", "free",
)  # fmt: skip
_NEW = {
    "name": "", "seen": 0, "version": 1, "reply_elsewhere": False, "decision": "", "outcome": "", "owner": "",
    "watch": "",
}  # fmt: skip
_INSERT = upsert(dossiers).values(_NEW)
_DOSSIER = Prepared(
    _INSERT.on_conflict_do_update(
        index_elements=[dossiers.c.address],
        set_={**{name: _INSERT.excluded[name] for name in _REPLACED}, "version": dossiers.c.version + 1},
    ).returning(dossiers.c.id, dossiers.c.version),
    (*_REPLACED, "id", "address", "domain", "first_seen", "search"),
)
_BODY = upsert(facts)
_FACTS = Prepared(
    _BODY.on_conflict_do_update(index_elements=[facts.c.dossier_id], set_={"body": _BODY.excluded.body})
)
_FOLLOW = Prepared(
    update(dossiers)
    .where(dossiers.c.id == bindparam("b_id"))
    .values(search=bindparam("b_search"), shown=func.max(dossiers.c.level, worst(dossiers.c.id)))
)
_RUN = Prepared(insert(runs), ("dossier_id", "at", *_RATED))
