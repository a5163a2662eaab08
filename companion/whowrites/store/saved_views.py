"""Views of the history that the owner keeps under a name: filters and order as they stand in the URL, and the
search text that must not stand there.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, delete, func, insert, select, update

from whowrites.store.columns import storable
from whowrites.store.database import Database
from whowrites.store.fold import MAX_QUERY, fold
from whowrites.store.schema import saved_views

MAX_NAME, MAX_VIEWS, MAX_STATE = 60, 50, 2_000


@dataclass(frozen=True, slots=True)
class SavedView:
    """`state` is the query string without the search; `text` is the search."""

    id: str
    name: str
    state: str
    text: str


class SavedViews:
    """The named views of one database. Thread-safe; writing raises NotSaved."""

    def __init__(self, database: Database, clock: Callable[[], datetime]) -> None:
        self._database = database
        self._clock = clock

    def all(self) -> tuple[SavedView, ...]:
        """All of them by name."""
        chosen = select(saved_views).order_by(saved_views.c.name, saved_views.c.id)
        with self._database.read() as connection:
            return tuple(SavedView(*row[:4]) for row in connection.execute(chosen))

    def keep(self, name: str, state: str, text: str) -> str:
        """Keep a view under a name, in place of the one that has it; its id.

        Raises ValueError for a name of no length or more than MAX_NAME, and where there are MAX_VIEWS.
        """
        named = name_of(name)
        view_id = secrets.token_hex(16)
        with self._database.write() as connection:
            connection.execute(delete(saved_views).where(saved_views.c.name == named))
            if connection.execute(select(func.count()).select_from(saved_views)).scalar_one() >= MAX_VIEWS:
                raise ValueError(f"at most {MAX_VIEWS} views")
            values = {"id": view_id, "name": named, "state": state[:MAX_STATE]}
            new = insert(saved_views).values(**values, text=storable(text, MAX_QUERY), at=self._clock())
            connection.execute(new)
        return view_id

    def rename(self, view_id: str, name: str) -> bool:
        """Give a view another name; False where there is none. Raises ValueError as `keep`."""
        named = name_of(name)
        with self._database.write() as connection:
            others = (saved_views.c.name == named) & (saved_views.c.id != view_id)
            connection.execute(delete(saved_views).where(others))
            chosen = update(saved_views).where(saved_views.c.id == view_id)
            return connection.execute(chosen.values(name=named)).rowcount > 0

    def remove(self, view_id: str) -> bool:
        """Remove a view; False where there is none."""
        with self._database.write() as connection:
            return connection.execute(delete(saved_views).where(saved_views.c.id == view_id)).rowcount > 0


def text_of(connection: Connection, view_id: str) -> str | None:
    """The search text of a named view; None where there is no such view."""
    return connection.execute(select(saved_views.c.text).where(saved_views.c.id == view_id)).scalar()


def forget(connection: Connection, address: str) -> None:
    """Remove the views that search for an address whose dossier is deleted."""
    for row in connection.execute(select(saved_views.c.id, saved_views.c.text)).fetchall():
        if fold(address) in fold(row.text):
            connection.execute(delete(saved_views).where(saved_views.c.id == row.id))


def name_of(text: str) -> str:
    """The name that was typed: blanks around and in a row taken out. Raises ValueError."""
    name = " ".join(storable(text, 10 * MAX_NAME).split())
    if not name or len(name) > MAX_NAME or not name.isprintable():
        raise ValueError(f"a name has 1 to {MAX_NAME} characters that show")
    return name
