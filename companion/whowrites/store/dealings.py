"""How the owner deals with a sender: what he sets on a dossier himself, beside notes and decisions."""

from __future__ import annotations

from collections.abc import Callable, Collection
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, func, select, update
from sqlalchemy.dialects.sqlite import insert

from whowrites.address import BadAddress, parse
from whowrites.records import Dealings, Entry
from whowrites.store import ledger
from whowrites.store.columns import storable
from whowrites.store.database import Database
from whowrites.store.errors import StoreError
from whowrites.store.schema import dossiers, tags

OUTCOMES = ("won", "lost")
WATCHES = ("contact", "monthly", "never")
"""Re-checked while we are in contact, monthly, never."""
GRADES = range(1, 6)
MAX_OWNER, MAX_TAG, MAX_TAGS = 100, 60, 20
_CHUNK = 500


class Desk:
    """The owner's own words on dossiers. Thread-safe.

    Setting raises ValueError for what is not allowed, NotSaved, and StoreError where there is no such
    dossier.
    """

    def __init__(self, database: Database, clock: Callable[[], datetime]) -> None:
        self._database = database
        self._clock = clock

    def of(self, dossier_id: str) -> Dealings | None:
        """What is set on a dossier, or None where there is no such dossier."""
        columns = (getattr(dossiers.c, name) for name in _COLUMNS)
        with self._database.read() as connection:
            row = connection.execute(select(*columns).where(dossiers.c.id == dossier_id)).first()
            if row is None:
                return None
            named = select(tags.c.tag).where(tags.c.dossier_id == dossier_id).order_by(tags.c.tag)
            return Dealings(**row._mapping, tags=tuple(connection.execute(named).scalars()))

    def set_outcome(self, dossier_id: str, outcome: str) -> None:
        """`won`, `lost`, or empty: not known yet."""
        _one_of(outcome, ("", *OUTCOMES))
        self._set(dossier_id, outcome=outcome, outcome_at=self._clock() if outcome else None)

    def set_owner(self, dossier_id: str, owner: str) -> None:
        """Who of the user's firm deals with the sender; empty: nobody. Cut at MAX_OWNER characters."""
        self._set(dossier_id, owner=storable(" ".join(owner.split()), MAX_OWNER))

    def set_need(self, dossier_id: str, need: int | None) -> None:
        """How well the sender's need fits what the user sells, 1 to 5; never part of the level."""
        self._set(dossier_id, need=_grade(need))

    def set_impression(self, dossier_id: str, impression: int | None) -> None:
        """How the sender's site looks to the user, 1 to 5; never part of the level."""
        self._set(dossier_id, impression=_grade(impression))

    def stand(
        self, dossier_id: str, *, need: int | None, impression: int | None, owner: str, outcome: str
    ) -> None:
        """All four in one go, or none. The time of an outcome that stays is kept."""
        _one_of(outcome, ("", *OUTCOMES))
        values: dict[str, Any] = {
            "need": _grade(need),
            "impression": _grade(impression),
            "owner": storable(" ".join(owner.split()), MAX_OWNER),
        }
        held = self.of(dossier_id)
        if held is None or held.outcome != outcome:
            values |= {"outcome": outcome, "outcome_at": self._clock() if outcome else None}
        self._set(dossier_id, **values)

    def set_watch(self, dossier_id: str, watch: str) -> None:
        """One of WATCHES or empty: as `watched` has it for such dossiers."""
        _one_of(watch, ("", *WATCHES))
        self._set(dossier_id, watch=watch)

    def tag(self, ids: Collection[str], tag: str) -> None:
        """Put a tag on dossiers; ids without a dossier, and dossiers that have MAX_TAGS, are passed over."""
        named = tag_of(tag)
        with self._database.write() as connection:
            for part in _parts(ids):
                count = select(func.count()).where(tags.c.dossier_id == dossiers.c.id).scalar_subquery()
                rows = select(dossiers.c.id).where(dossiers.c.id.in_(part), count < MAX_TAGS)
                found = [{"dossier_id": key, "tag": named} for key in connection.execute(rows).scalars()]
                if found:
                    connection.execute(insert(tags).on_conflict_do_nothing(), found)
                for row in found:
                    self._told_tag(connection, row["dossier_id"], named, "on")

    def untag(self, ids: Collection[str], tag: str) -> None:
        """Take a tag off dossiers."""
        named = tag_of(tag)
        with self._database.write() as connection:
            for part in _parts(ids):
                taken = tags.delete().where(tags.c.tag == named, tags.c.dossier_id.in_(part))
                for key in connection.execute(taken.returning(tags.c.dossier_id)).scalars().all():
                    self._told_tag(connection, key, named, "")

    def tags(self) -> dict[str, int]:
        """Every tag there is and on how many dossiers, by name."""
        rows = select(tags.c.tag, func.count()).group_by(tags.c.tag).order_by(tags.c.tag)
        with self._database.read() as connection:
            return {row[0]: row[1] for row in connection.execute(rows)}

    def _told_tag(self, connection: Connection, dossier_id: str, tag: str, value: str) -> None:
        ledger.write(connection, Entry(dossier_id, ledger.TAG, tag, value, "", self._clock()))

    def _set(self, dossier_id: str, **values: Any) -> None:
        with self._database.write() as connection:
            _update(connection, dossier_id, values)
            for name, value in values.items():
                if name in _TOLD:
                    said = "" if value is None else str(value)
                    entry = Entry(dossier_id, ledger.STANDING, name, said, "", self._clock())
                    ledger.write(connection, entry)


def tag_of(text: str) -> str:
    """The tag that was typed: blanks around and in a row taken out. Raises ValueError when empty or long, or
    an address: tags stand in URLs.
    """
    tag = " ".join(storable(text, 10 * MAX_TAG).split())
    if not tag or len(tag) > MAX_TAG or not tag.isprintable() or _is_address(tag):
        raise ValueError(f"a tag has 1 to {MAX_TAG} characters that show, and is no address")
    return tag


def _is_address(text: str) -> bool:
    try:
        parse(text)
    except BadAddress:
        return False
    return True


_TOLD = ("outcome", "owner", "need", "impression", "watch")
"""What the dossier's timeline tells with what it was before."""
_COLUMNS = ("outcome", "outcome_at", "owner", "need", "impression", "watch")


def _update(connection: Connection, dossier_id: str, values: dict[str, Any]) -> None:
    found = update(dossiers).where(dossiers.c.id == dossier_id).values(values)
    if not connection.execute(found).rowcount:
        raise StoreError("There is no such dossier.")


def _one_of(value: str, allowed: tuple[str, ...]) -> None:
    if value not in allowed:
        raise ValueError(f"{value!r} is none of {', '.join(filter(None, allowed))}")


def _grade(value: int | None) -> int | None:
    if value is not None and value not in GRADES:
        raise ValueError(f"{value} is not from {GRADES[0]} to {GRADES[-1]}")
    return value


def _parts(ids: Collection[str]) -> list[list[str]]:
    wanted = list(ids)
    return [wanted[start : start + _CHUNK] for start in range(0, len(wanted), _CHUNK)]
