"""What a reader makes of a file: people, and for each row that could not be read where and why."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from whowrites.address import BadAddress, parse
from whowrites.safe_text import safe_text

MAX_PEOPLE = 100_000
MAX_CELL = 4_000
MAX_FAULTS = 1_000
"""Faults that are kept to be shown; all are counted."""


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody in a file: a normalised address, the name as it can be shown, and the row, counted from 1."""

    address: str
    name: str
    row: int


@dataclass(frozen=True, slots=True)
class Fault:
    """A row that was left out: `field` as the file names it, `code` and `params` for the catalogs, and
    the `value` that was met."""

    row: int
    field: str
    code: str
    params: Mapping[str, str | int]
    value: str


@dataclass(frozen=True, slots=True)
class Reading:
    """All of a file. `rows` were read; `repeated` addresses stood there before, `without` had none."""

    format: str
    people: tuple[Person, ...]
    faults: tuple[Fault, ...]
    rows: int
    faulty: int
    repeated: int
    without: int


class Unreadable(ValueError):
    """Nothing can be read from this file. `code` and `params` are for the catalogs."""

    def __init__(self, code: str, **params: str | int) -> None:
        super().__init__(code)
        self.code = code
        self.params = params


_PLAIN = re.compile(
    r"(?=.{6,254}$)(?=[^@]{1,64}@)[a-z0-9]+(?:[._+-][a-z0-9]+)*"
    r"@(?:[a-z0-9](?:-?[a-z0-9]){0,61}\.){1,8}[a-z]{2,24}"
)


def _normal(text: str) -> str:
    """The address as its key. Nearly all are of the plainest form, for which the whole parser, 0.1 ms each,
    says nothing else. Raises BadAddress."""
    lower = text.lower() if text.isascii() else text
    return lower if _PLAIN.fullmatch(lower) else parse(text).normal


@dataclass
class Gathering:
    """Collects what a reader finds. Raises Unreadable where it becomes too much."""

    format: str
    _people: dict[str, Person] = field(default_factory=dict)
    _faults: list[Fault] = field(default_factory=list)
    _faulty: int = 0
    _rows: int = 0
    _repeated: int = 0
    _without: int = 0

    def row(self, number: int, name: str, addresses: Iterator[tuple[str, str]]) -> None:
        """One row: the name in it, and (field, text) of everything in it that should be an address."""
        self._rows += 1
        found = False
        for place, text in addresses:
            found = True
            self._address(number, name, place, text)
        self._without += not found

    def fault(self, number: int, place: str, code: str, value: str = "", **params: str | int) -> None:
        """A row, or a part of it, that is left out."""
        self._faulty += 1
        if len(self._faults) < MAX_FAULTS:
            self._faults.append(Fault(number, safe_text(place, 60), code, params, safe_text(value, 80)))

    def done(self) -> Reading:
        """All of it. Raises Unreadable where not one row was met."""
        if not self._rows and not self._faulty:
            raise Unreadable("import_empty")
        return Reading(
            format=self.format,
            people=tuple(self._people.values()),
            faults=tuple(self._faults),
            rows=self._rows,
            faulty=self._faulty,
            repeated=self._repeated,
            without=self._without,
        )

    def _address(self, number: int, name: str, place: str, text: str) -> None:
        try:
            address = _normal(text.strip()[:MAX_CELL])
        except BadAddress as fault:
            self.fault(number, place, fault.code, text, **fault.params)
            return
        shown = safe_text(name, 200)
        if shown.lower() == address:  # some programs write the address where there is no name
            shown = ""
        had = self._people.get(address)
        if had is None and len(self._people) >= MAX_PEOPLE:
            raise Unreadable("import_too_many", limit=MAX_PEOPLE)
        self._repeated += had is not None
        if had is None or (shown and not had.name):
            self._people[address] = Person(address, shown, had.row if had else number)
