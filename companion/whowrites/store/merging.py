"""A colleague's dossier put into ours: nothing of either side is lost, the newer word holds, and merging the
same once more changes nothing.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, delete, func, insert, select, update

from whowrites.model import Level
from whowrites.records import Decision
from whowrites.store import change_rows, facts_rows, hits, notebook, sightings
from whowrites.store.columns import storable
from whowrites.store.dealings import MAX_TAGS
from whowrites.store.ledger import ANSWER, STANDING, TAG
from whowrites.store.schema import changes, decisions, dossiers, notes, runs, tags
from whowrites.store.schema import hits as hits_table
from whowrites.store.schema import ledger as ledger_table
from whowrites.store.schema import sightings as sightings_table
from whowrites.store.shared import Shared

NEW, CHANGED, SAME = "new", "changed", "same"
PARTS = ("facts", "decisions", "entries", "tags", "notes", "hits", "changes", "runs", "sightings")
"""What a bundle can bring to a dossier."""
_WHOLE = frozenset({"need", "impression"})
"""What the owner set that is a number."""


@dataclass(frozen=True, slots=True)
class Difference:
    """Both sides had said something else of one matter: `kept` holds, the newer; both stay on record."""

    address: str
    field: str
    ours: str
    theirs: str
    kept: str


@dataclass(frozen=True, slots=True)
class Merged:
    """What became of one dossier: NEW, CHANGED or SAME; `parts`: what of it was new here."""

    outcome: str
    differences: tuple[Difference, ...] = ()
    parts: tuple[str, ...] = ()


def merge(
    connection: Connection, given: Shared, level: Level, score: float, new_id: str, now: datetime
) -> Merged:
    """Put a dossier in; `level` and `score` are what its facts come to here."""
    address = given.facts.address
    columns = (dossiers.c.id, dossiers.c.checked_at, dossiers.c.first_seen)
    row = connection.execute(select(*columns).where(dossiers.c.address == address)).first()
    dossier_id = row.id if row else new_id
    checked = given.facts.checked_at
    newer = row is None or (checked is not None and (row.checked_at is None or checked > row.checked_at))
    if newer:
        facts_rows.write(connection, replace(given.facts, id=dossier_id), level, score, now)
    first = min(given.first_seen, row.first_seen) if row else given.first_seen
    if row is None or first < row.first_seen:
        connection.execute(update(dossiers).where(dossiers.c.id == dossier_id).values(first_seen=first))
        newer = True
    differences: list[Difference] = []
    fresh = {
        "facts": newer,
        "decisions": _decisions(connection, dossier_id, given, differences),
        "entries": _entries(connection, dossier_id, given, differences),
        "tags": _tags(connection, dossier_id, given.tags),
        "notes": _notes(connection, dossier_id, given),
        "hits": _hits(connection, dossier_id, given),
        "changes": _changes(connection, dossier_id, given),
        "runs": _runs(connection, dossier_id, given),
        "sightings": _sightings(connection, dossier_id, given),
    }
    parts = tuple(part for part, is_new in fresh.items() if is_new)
    if row is None:
        return Merged(NEW, parts=parts)
    return Merged(CHANGED if parts else SAME, tuple(differences), parts)


def _decisions(connection: Connection, dossier_id: str, given: Shared, told: list[Difference]) -> bool:
    had = notebook.decisions_of(connection, dossier_id)
    known = {(one.verdict, one.at) for one in had}
    fresh = [one for one in given.decisions if (one.verdict, one.at) not in known]
    if not fresh:
        return False
    rows = [{"dossier_id": dossier_id, "verdict": one.verdict, "at": one.at} for one in fresh]
    connection.execute(insert(decisions), rows)
    last = notebook.decisions_of(connection, dossier_id)[0]
    held = "" if last.verdict == notebook.WITHDRAWN else last.verdict
    found = update(dossiers).where(dossiers.c.id == dossier_id)
    connection.execute(found.values(decision=held, decided_at=last.at))
    theirs = max(given.decisions, key=_when).verdict
    if had and had[0].verdict != theirs:
        told.append(Difference(given.facts.address, "decision", had[0].verdict, theirs, last.verdict))
    return True


def _when(decision: Decision) -> datetime:
    return decision.at


def _entries(connection: Connection, dossier_id: str, given: Shared, told: list[Difference]) -> bool:
    own = ledger_table.c.dossier_id == dossier_id
    rows = connection.execute(select(ledger_table).where(own)).fetchall()
    known = {(row.kind, row.key, row.value, row.note, row.at) for row in rows}
    fresh = [one for one in given.entries if (one.kind, one.key, one.value, one.note, one.at) not in known]
    for one in fresh:
        values = {"kind": one.kind, "key": one.key, "value": one.value, "note": one.note, "at": one.at}
        connection.execute(insert(ledger_table).values(dossier_id=dossier_id, holds=False, **values))
    before = {(row.kind, row.key): row.value for row in rows if row.holds}
    for kind, key in dict.fromkeys((one.kind, one.key) for one in fresh):
        held = _let_hold(connection, dossier_id, kind, key)
        if kind == STANDING:
            _set(connection, dossier_id, key, held.value, held.at)
        theirs = [one for one in given.entries if (one.kind, one.key) == (kind, key)][-1].value
        ours = before.get((kind, key), "")
        if kind in (STANDING, ANSWER) and ours and ours != theirs:
            told.append(Difference(given.facts.address, key, ours, theirs, held.value))
    return bool(fresh)


def _let_hold(connection: Connection, dossier_id: str, kind: str, key: str) -> Any:
    """The last that was said of a matter holds from now on; gives its row."""
    matter = (
        ledger_table.c.dossier_id == dossier_id,
        ledger_table.c.kind == kind,
        ledger_table.c.key == key,
    )
    newest = select(ledger_table).where(*matter).order_by(ledger_table.c.at.desc(), ledger_table.c.id.desc())
    held = connection.execute(newest.limit(1)).one()
    connection.execute(update(ledger_table).where(*matter).values(holds=False))
    connection.execute(update(ledger_table).where(ledger_table.c.id == held.id).values(holds=True))
    return held


def _set(connection: Connection, dossier_id: str, key: str, value: str, at: datetime) -> None:
    said: Any = (int(value) if value else None) if key in _WHOLE else value
    more = {"outcome_at": at if value else None} if key == "outcome" else {}
    connection.execute(update(dossiers).where(dossiers.c.id == dossier_id).values({key: said, **more}))


def _tags(connection: Connection, dossier_id: str, given: Iterable[str]) -> bool:
    """The tags of both, but for those that the later word in the ledger took off."""
    own = tags.c.dossier_id == dossier_id
    had = set(connection.execute(select(tags.c.tag).where(own)).scalars())
    said = select(ledger_table.c.key, ledger_table.c.value).where(
        ledger_table.c.dossier_id == dossier_id, ledger_table.c.kind == TAG, ledger_table.c.holds.is_(True)
    )
    off = {row.key for row in connection.execute(said) if not row.value}
    if gone := had & off:
        connection.execute(delete(tags).where(own, tags.c.tag.in_(gone)))
    had -= off
    wanted = [tag for tag in given if tag not in had and tag not in off]
    fresh = wanted[: max(0, MAX_TAGS - len(had))]
    for tag in fresh:
        connection.execute(insert(tags).values(dossier_id=dossier_id, tag=tag))
    return bool(fresh or gone)


def _notes(connection: Connection, dossier_id: str, given: Shared) -> bool:
    rows = connection.execute(select(notes.c.text, notes.c.at).where(notes.c.dossier_id == dossier_id))
    known = {(row.text, row.at) for row in rows}
    fresh = [note for note in given.notes if (storable(note.text, notebook.MAX_NOTE), note.at) not in known]
    for note in fresh:
        notebook.add_note(connection, replace(note, dossier_id=dossier_id))
    return bool(fresh)


def _hits(connection: Connection, dossier_id: str, given: Shared) -> bool:
    rows = connection.execute(select(hits_table).where(hits_table.c.dossier_id == dossier_id))
    known = {(row.field, row.value, row.url, row.at): row for row in rows}
    changed = False
    for hit in given.hits:
        row = known.get((hit.field, storable(hit.value, hits.MAX_VALUE), hit.url, hit.at))
        if row is None:
            hit_id = hits.add(connection, replace(hit, dossier_id=dossier_id))
        elif hit.gone_at and (row.gone_at is None or hit.gone_at > row.gone_at):
            hit_id = row.id
        else:
            continue
        changed = True
        if hit.gone_at:
            hits.take_out(connection, dossier_id, hit_id, hit.gone_at)
    return changed


def _changes(connection: Connection, dossier_id: str, given: Shared) -> bool:
    counting = select(func.count()).select_from(changes).where(changes.c.dossier_id == dossier_id)
    before = connection.execute(counting).scalar_one()
    change_rows.add_changes(connection, [replace(one, dossier_id=dossier_id) for one in given.changes])
    return connection.execute(counting).scalar_one() > before


def _runs(connection: Connection, dossier_id: str, given: Shared) -> bool:
    rows = connection.execute(select(runs.c.at, runs.c.reach).where(runs.c.dossier_id == dossier_id))
    known = {(row.at, row.reach) for row in rows}
    fresh = [
        {
            "dossier_id": dossier_id,
            "at": run.at,
            "reach": run.reach.value,
            "complete": run.complete,
            "level": run.level,
            "score": run.score,
        }
        for run in given.runs
        if (run.at, run.reach.value) not in known
    ]
    if fresh:
        connection.execute(insert(runs), fresh)
    return bool(fresh)


def _sightings(connection: Connection, dossier_id: str, given: Shared) -> bool:
    own = sightings_table.c.dossier_id == dossier_id
    rows = {row.key: row for row in connection.execute(select(sightings_table).where(own))}
    changed = False
    for met in given.sightings:
        values = sightings.row_of(dossier_id, met)
        had = rows.get(values["key"])
        if had is None:
            connection.execute(insert(sightings_table).values(values))
        else:
            wider = {
                "first_at": min(had.first_at, met.first_at),
                "last_at": max(had.last_at, met.last_at),
                "times": max(had.times, met.count),
            }
            if all(getattr(had, name) == value for name, value in wider.items()):
                continue
            place = (own, sightings_table.c.key == values["key"])
            connection.execute(update(sightings_table).where(*place).values(wider))
        changed = True
    if changed:
        sightings.follow(connection, dossier_id, given.sightings)
    return changed
