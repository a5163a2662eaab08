"""Facts to the rows that hold them, and back."""

from __future__ import annotations

import json
from collections import OrderedDict
from datetime import datetime
from threading import Lock
from typing import Any

from sqlalchemy import Connection, Row, func, insert, select, update
from sqlalchemy.dialects.sqlite import insert as upsert

from whowrites.address import parse
from whowrites.model import Claim, Facts, Finding, Level, Reach
from whowrites.store import organisations
from whowrites.store.schema import dossiers, facts, notes, runs, sightings
from whowrites.store.sightings import extended, worst
from whowrites.store.traits import own_organisation, traits
from whowrites.wire import from_json, to_json

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
JOINED = select(*COLUMNS).join_from(dossiers, facts)

FactsRow = Row[*tuple[Any, ...]]


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


def write(connection: Connection, found: Facts, level: Level, score: float, now: datetime) -> None:
    """Insert or replace the facts of an address, keeping id and first_seen of the row that is there, and
    add a run.
    """
    address = parse(found.address)
    values: dict[str, Any] = {
        "checked_at": found.checked_at,
        "reach": found.reach.value,
        "complete": found.complete,
        "level": level,
        "shown": level,
        "score": score,
        **(known := traits(found)),
        "organisation": organisations.shown_under(connection, own_organisation(address, known["free"])),
    }
    insert_row = upsert(dossiers).values(
        id=found.id,
        address=found.address,
        domain=address.registrable,
        name="",
        first_seen=now,
        seen=0,
        version=1,
        search="",
        reply_elsewhere=False,
        decision="",
        outcome="",
        owner="",
        watch="",
        **values,
    )
    chosen = insert_row.on_conflict_do_update(
        index_elements=[dossiers.c.address], set_={**values, "version": dossiers.c.version + 1}
    )
    dossier_id = connection.execute(chosen.returning(dossiers.c.id)).scalar_one()
    told = {"findings": to_json(found.findings), "claims": to_json(found.claims), "switches": found.switches}
    body = json.dumps(told, separators=(",", ":"))
    connection.execute(
        upsert(facts)
        .values(dossier_id=dossier_id, body=body)
        .on_conflict_do_update(index_elements=[facts.c.dossier_id], set_={"body": body})
    )
    said = [address.normal, address.unicode_domain, *(claim.value for claim in found.claims)]
    connection.execute(
        update(dossiers)
        .where(dossiers.c.id == dossier_id)
        .values(
            search=extended("", said + _written(connection, dossier_id)),
            shown=func.max(dossiers.c.level, worst(dossier_id)),
        )
    )
    connection.execute(
        insert(runs).values(
            dossier_id=dossier_id,
            at=found.checked_at or now,
            reach=found.reach.value,
            complete=found.complete,
            level=level,
            score=score,
        )
    )


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
