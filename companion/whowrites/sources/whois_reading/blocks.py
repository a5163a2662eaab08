"""Whose line is it: the domain's, the holder's, the registrar's, or a contact's, who is of no interest.

A contact's `created` taken for the domain's is the classic wrong date, so each line gets an owner before its
key is looked up.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from whowrites.sources.whois_reading import keys
from whowrites.sources.whois_reading.lines import Line, fold

_OBJECTS = frozenset(
    {"person", "role", "nic-hdl", "nic-hdl-br", "contact", "contact-hdl", "contacthandle", "nsset", "keyset"}
)
"""Keys that open an object of its own in servers of the RIPE kind, if they stand first in their paragraph."""


@dataclass(frozen=True, slots=True)
class Field:
    """A value with its block's owner. Without a key of its own it has the key above, if that had no value.

    `leads`: the first value of its block.
    """

    owner: str
    key: str
    value: str
    hint: str
    leads: bool


class _Walk:
    """Where in the record we are. A block that is set in ends where the text is not; another at a blank."""

    def __init__(self, lines: Sequence[Line], owners: Mapping[int, str]) -> None:
        self._lines = lines
        self._owners = owners
        self.owner = keys.DOMAIN
        self.open_key = ""
        self._heading = Line("", "", 0)
        self._deeper = False
        self._fresh = False

    def blank(self, number: int) -> None:
        if not self._fresh:
            self.open_key = ""
        # The blank line between a heading and its block does not end it.
        if not self._deeper and not self._fresh:
            self.owner = keys.DOMAIN

    def line(self, number: int, line: Line) -> Field | None:
        opened = self._opens(number, line)
        if opened is not None:
            self.owner, self._heading, self._fresh = opened, line, True
            self._deeper = self._next_indent(number) > line.indent
            self.open_key = line.key or fold(line.value)
            if not (line.key and line.value):
                return None
        elif self._deeper and line.indent <= self._heading.indent:
            self.owner, self._deeper, self.open_key = keys.DOMAIN, False, ""
        if line.key and not line.value:
            self.open_key = line.key
            return None
        if line.key:
            # Name servers are the one list that goes on below its first value.
            listed = keys.meaning(keys.DOMAIN, line.key) == "name_server"
            self.open_key = line.key if listed else ""
        leads, self._fresh = self._fresh, False
        return Field(self.owner, line.key or self.open_key, line.value, line.hint, leads)

    def _opens(self, number: int, line: Line) -> str | None:
        first = number == 0 or self._lines[number - 1].blank or self._lines[number - 1].comment
        if number in self._owners:
            return self._owners[number]
        if line.key and line.value:
            return keys.CONTACT if first and line.key in _OBJECTS else None
        name = line.key or fold(line.value)
        # "Reseller:" without a value in the middle of a list of keys opens nothing; nor does a single word.
        alone = not line.key and " " in name
        opens = first or alone or self._next_indent(number) > line.indent
        return keys.heading(name) if opens else None

    def _next_indent(self, number: int) -> int:
        return next((line.indent for line in self._lines[number + 1 : number + 3] if not line.blank), 0)


def fields(lines: Sequence[Line], owners: Mapping[int, str]) -> list[Field]:
    """All lines that hold a value, comments left out, in their order. `owners`: see `objects`."""
    walk = _Walk(lines, owners)
    found: list[Field] = []
    for number, line in enumerate(lines):
        if line.blank:
            walk.blank(number)
        elif not line.comment:
            field = walk.line(number, line)
            if field is not None:
                found.append(field)
    return found
