"""The receiving servers that the owner named: a company's own, which no list can know.

Only their first name counts, the authserv-id that stands first in their Authentication-Results (RFC 8601
section 2.5). One that does not write results into every message would lend its name to whoever forges them.
"""

from __future__ import annotations

import re
from typing import Any, Protocol

SETTING = "own_servers"
MOST = 10
_NAME = re.compile(r"(?:[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?\.)+[a-z][a-z0-9-]{0,61}[a-z0-9]")


class Settings(Protocol):
    """Where it is kept."""

    def get(self, key: str, default: Any = None) -> Any:
        """The value under a key."""

    def set(self, key: str, value: Any) -> None:
        """Keep a value of JSON types."""


class BadServer(ValueError):
    """`name` is what was typed and is not the name of a server; empty: there are more than MOST."""

    def __init__(self, name: str = "") -> None:
        super().__init__(name)
        self.name = name


def own_servers(settings: Settings) -> tuple[str, ...]:
    """The names, lower case."""
    return tuple(settings.get(SETTING) or ())


def choose(settings: Settings, text: str) -> None:
    """Keep the names that stand in `text`, by commas or blanks. Raises BadServer, and keeps nothing then."""
    names = dict.fromkeys(name.lower().rstrip(".") for name in re.split(r"[\s,;]+", text[:4000]) if name)
    for name in names:
        if len(name) > 253 or not _NAME.fullmatch(name):
            raise BadServer(name)
    if len(names) > MOST:
        raise BadServer
    settings.set(SETTING, list(names))
