"""Answers of outside sources, kept until they are due again: in memory for this process, in the database
for the next.

`Unknown` is never kept: a failed look-up is asked again.
"""

from __future__ import annotations

import json
import time
from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from threading import Lock
from typing import Any

from sqlalchemy import Connection, delete, func, or_, select
from sqlalchemy.dialects.sqlite import insert

from whowrites.model import Absent, Found
from whowrites.stamps import AHEAD, ahead
from whowrites.store.database import Database
from whowrites.store.errors import NotSaved
from whowrites.store.schema import lookups
from whowrites.wire import moment

_KEPT = 2_000
_TOGETHER = 64
_LONGEST = 2.0
"""Answers are written 64 at a time or after two seconds: losing a few costs a question, writing each would
cost a sync.
"""


@dataclass(frozen=True, slots=True)
class _Kept:
    answer: Found[Any] | Absent
    until: datetime


class Lookups:
    """Implements `AnswerCache`. Values are JSON types. Thread-safe."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._kept: OrderedDict[tuple[str, str], _Kept] = OrderedDict()
        self._unwritten: dict[tuple[str, str], _Kept] = {}
        self._since = 0.0
        self._lock = Lock()

    def get(self, source: str, key: str, now: datetime) -> Found[Any] | Absent | None:
        """The answer that is still good at `now`, or None."""
        place = (source, key)
        with self._lock:
            kept = self._kept.get(place)
            if kept:
                self._kept.move_to_end(place)
        if kept is None:
            kept = self._stored(place)
            if kept:
                with self._lock:
                    self._remember(place, kept)
        good = kept is not None and kept.until > now and not ahead(kept.answer.seen_at, now)
        return kept.answer if kept and good else None

    def put(self, source: str, key: str, answer: Found[Any] | Absent, until: datetime) -> None:
        """Keep an answer until that moment. A disk that refuses costs only the asking again."""
        with self._lock:
            kept = _Kept(answer, until)
            self._remember((source, key), kept)
            if not self._unwritten:
                self._since = time.monotonic()
            self._unwritten[source, key] = kept
            due = len(self._unwritten) >= _TOGETHER or time.monotonic() - self._since > _LONGEST
        if due:
            self.flush()

    def beginning(self, source: str, start: str, now: datetime) -> list[tuple[str, Found[Any]]]:
        """What was found and is good at `now`, of the keys that begin with `start`, in order."""
        self.flush()
        chosen = select(lookups).where(
            lookups.c.source == source,
            lookups.c.key >= start,
            lookups.c.key < start + chr(0x10FFFF),
            lookups.c.until > now,
            lookups.c.seen_at <= now + AHEAD,
            lookups.c.absent.is_(False),
        )
        with self._database.read() as connection:
            rows = connection.execute(chosen.order_by(lookups.c.key)).all()
        return [(row.key, Found(json.loads(row.value), row.named, row.seen_at)) for row in rows]

    def flush(self) -> None:
        """Write what has gathered."""
        with self._lock:
            rows = [_row(place, kept) for place, kept in self._unwritten.items()]
            self._unwritten = {}
        if not rows:
            return
        try:
            with self._database.write() as connection:
                connection.execute(_UPSERT, rows)
        except NotSaved:
            return

    def expire(self, now: datetime) -> None:
        """Remove what is no longer good. Raises NotSaved."""
        with self._database.write() as connection:
            connection.execute(delete(lookups).where(lookups.c.until < now))

    def forget(self, connection: Connection, texts: Sequence[str]) -> None:
        """Remove answers to questions in which one of these texts occurs, here and in memory."""
        with self._lock:
            for held in (self._kept, self._unwritten):
                for place in [place for place in held if any(text in place[1] for text in texts)]:
                    del held[place]
        connection.execute(
            delete(lookups).where(or_(*(func.instr(lookups.c.key, text) > 0 for text in texts)))
        )

    def _remember(self, place: tuple[str, str], kept: _Kept) -> None:
        self._kept[place] = kept
        self._kept.move_to_end(place)
        while len(self._kept) > _KEPT:
            self._kept.popitem(last=False)

    def _stored(self, place: tuple[str, str]) -> _Kept | None:
        with self._lock:
            if place in self._unwritten:
                return self._unwritten[place]
        rows = self._database.look(_STORED, place)
        if not rows:
            return None
        ((named, absent, value, seen_at, until),) = rows
        seen = moment(seen_at)
        answer = Absent(named, seen) if absent else Found(json.loads(value), named, seen)
        return _Kept(answer, moment(until))


def _row(place: tuple[str, str], kept: _Kept) -> dict[str, Any]:
    answer = kept.answer
    return {
        "source": place[0],
        "key": place[1],
        "named": answer.source,
        "absent": isinstance(answer, Absent),
        "value": "" if isinstance(answer, Absent) else json.dumps(answer.value),
        "seen_at": answer.seen_at,
        "until": kept.until,
    }


_STORED = "SELECT named, absent, value, seen_at, until FROM lookups WHERE source = ? AND key = ?"
_INSERT = insert(lookups)
_UPSERT = _INSERT.on_conflict_do_update(
    index_elements=[lookups.c.source, lookups.c.key],
    set_={name: _INSERT.excluded[name] for name in ("named", "absent", "value", "seen_at", "until")},
)
