"""Whom the user writes to, as his mail page shows it: noticed and counted on this computer only."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Iterable
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, case, delete, func, select
from sqlalchemy.dialects.sqlite import insert

from whowrites.address import BadAddress, parse
from whowrites.safe_text import safe_text
from whowrites.store import circle, settings
from whowrites.store.database import Database
from whowrites.store.schema import written

MARK = "written_mark"
"""Setting that changes with each change of what is kept here."""
_SWITCH = "written"

KEPT_FOR = timedelta(days=730)
"""From the last time that the user wrote to them: a customer may order once a year."""


class WrittenTo:
    """The people the user writes to. Thread-safe."""

    def __init__(self, database: Database, clock: Callable[[], datetime]) -> None:
        self._database = database
        self._clock = clock

    @property
    def on(self) -> bool:
        """Whether the owner lets it be noticed whom he writes to. On until he says otherwise: nothing of it
        leaves this computer."""
        with self._database.read() as connection:
            return bool(settings.read(connection, _SWITCH, True))

    def switch(self, on: bool) -> None:
        """Notice from now on, or no more; what was noticed stays until it is deleted. Raises NotSaved."""
        with self._database.write() as connection:
            settings.write(connection, _SWITCH, on)

    def note(self, people: Iterable[tuple[str, str]]) -> int:
        """Keep (address, name) of people written to; how many were kept.

        What is no address, or one of the user's own domains, is passed over. The same person counts once a
        day: a page shows the same sent mail many times. Raises NotSaved.
        """
        found: dict[str, tuple[str, str]] = {}
        for text, name in people:
            try:
                address = parse(text)
            except BadAddress:
                continue
            found[address.normal] = (address.registrable, safe_text(name, 200))
        with self._database.write() as connection:
            own = circle.own_among(settings.read(connection, circle.OWN_DOMAINS, []))
            kept = {address: name for address, (domain, name) in found.items() if domain not in own}
            if kept and self._news(connection, kept):
                settings.write(connection, MARK, secrets.token_hex(8))
        return len(kept)

    def _news(self, connection: Connection, people: dict[str, str]) -> bool:
        """Whether anything was written that is not just the same day over again."""
        now = self._clock()
        rows = connection.execute(
            select(written.c.address, written.c.name, written.c.last_at).where(written.c.address.in_(people))
        )
        had = {row.address: row for row in rows}
        news: list[dict[str, Any]] = [
            {"address": address, "name": name, "first_at": now, "last_at": now, "times": 1}
            for address, name in people.items()
            if address not in had
            or had[address].last_at.date() != now.date()
            or (name and not had[address].name)
        ]
        if news:
            connection.execute(_UPSERT, news)
        return bool(news)

    def count(self) -> int:
        """How many people are kept."""
        with self._database.read() as connection:
            return connection.execute(select(func.count()).select_from(written)).scalar_one()

    def remove(self, address: str) -> bool:
        """Forget one of them, by normalised address; False where he was not kept. Raises NotSaved."""
        with self._database.write() as connection:
            gone = connection.execute(delete(written).where(written.c.address == address)).rowcount
            if gone:
                settings.write(connection, MARK, secrets.token_hex(8))
        return bool(gone)

    def forget(self) -> int:
        """Delete all of them, from the files too; how many there were. Raises NotSaved."""
        with self._database.write() as connection:
            gone = connection.execute(delete(written)).rowcount
            settings.write(connection, MARK, secrets.token_hex(8))
        if gone:
            self._database.scrub()
        return gone

    def expire(self, now: datetime) -> None:
        """Forget those whom the user has not written to for KEPT_FOR."""
        with self._database.write() as connection:
            if connection.execute(delete(written).where(written.c.last_at < now - KEPT_FOR)).rowcount:
                settings.write(connection, MARK, secrets.token_hex(8))


_NEW = insert(written)
_SAME_DAY = func.substr(written.c.last_at, 1, 10) == func.substr(_NEW.excluded.last_at, 1, 10)
_UPSERT = _NEW.on_conflict_do_update(
    index_elements=[written.c.address],
    set_={
        "name": case((_NEW.excluded.name == "", written.c.name), else_=_NEW.excluded.name),
        "times": written.c.times + case((_SAME_DAY, 0), else_=1),
        "last_at": _NEW.excluded.last_at,
    },
)
