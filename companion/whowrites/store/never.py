"""Addresses that are not to be checked again, kept as HMAC only: the list shall not name whom it protects."""

from __future__ import annotations

import hashlib
import hmac
import secrets
from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, delete, func, select
from sqlalchemy.dialects.sqlite import insert

from whowrites.store import settings
from whowrites.store.database import Database
from whowrites.store.schema import never

_KEY = "never_key"


@dataclass(frozen=True, slots=True)
class Unnamed:
    """An entry as far as it can be told: its hash, and when the address was put here."""

    hash: str
    at: datetime


class Never:
    """The list. Addresses are normalised ones. Thread-safe."""

    def __init__(self, database: Database, clock: Callable[[], datetime], kept: settings.Settings) -> None:
        self._database = database
        self._clock = clock
        self._settings = kept

    def add(self, address: str) -> None:
        """Put an address on the list. Raises NotSaved."""
        with self._database.write() as connection:
            key = settings.read(connection, _KEY)
            if key is None:
                key = secrets.token_hex(32)
                settings.write(connection, _KEY, key)
            row = {"hmac": _hmac(key, address), "at": self._clock()}
            connection.execute(insert(never).values(row).on_conflict_do_nothing())

    def remove(self, address: str) -> None:
        """Take an address off the list. Raises NotSaved."""
        with self._database.write() as connection:
            for value in _hmacs(connection, [address]):
                connection.execute(delete(never).where(never.c.hmac == value))

    def entries(self, limit: int) -> tuple[Unnamed, ...]:
        """The entries, the latest first."""
        ask = select(never.c.hmac, never.c.at).order_by(never.c.at.desc(), never.c.hmac).limit(limit)
        with self._database.read() as connection:
            return tuple(Unnamed(row.hmac, row.at) for row in connection.execute(ask))

    def strike(self, entry: str) -> bool:
        """Take the entry of this hash off the list; False: there is none. Raises NotSaved."""
        with self._database.write() as connection:
            return connection.execute(delete(never).where(never.c.hmac == entry)).rowcount > 0

    def count(self) -> int:
        """How many are on the list."""
        with self._database.read() as connection:
            return int(connection.execute(select(func.count()).select_from(never)).scalar_one())

    def among(self, addresses: Collection[str]) -> frozenset[str]:
        """Those of these addresses that are on the list."""
        key = self._settings.get(_KEY)
        if key is None:
            return frozenset()
        named = {_hmac(key, address): address for address in addresses}
        marks = ",".join("?" * len(named))
        rows = self._database.look(f"SELECT hmac FROM never WHERE hmac IN ({marks})", list(named))
        return frozenset(named[row[0]] for row in rows)


def _hmacs(connection: Connection, addresses: Collection[str]) -> dict[str, str]:
    key = settings.read(connection, _KEY)
    return {} if key is None else {_hmac(key, address): address for address in addresses}


def _hmac(key: str, address: str) -> str:
    return hmac.new(bytes.fromhex(key), address.encode(), hashlib.sha256).hexdigest()
