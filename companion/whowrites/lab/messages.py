"""Messages beside the companies' own mail, and whom the user of the lab knows; see `messages.toml`."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

_FILE = Path(__file__).with_name("messages.toml")


@dataclass(frozen=True, slots=True)
class Known:
    """Somebody whom the user knows, and how."""

    how: Literal["contact", "approved", "written", "answered"]
    address: str
    name: str


@dataclass(frozen=True, slots=True)
class Message:
    """One message as a webmail shows it. `reply_to` None: not seen; `shows`: codes of its card."""

    address: str
    shows: tuple[str, ...]
    name: str = ""
    reply_to: str | None = None
    mailed_by: str = ""
    signed_by: str = ""
    signature: Mapping[str, str] = field(default_factory=dict)

    @property
    def id(self) -> str:
        """What tells it from the others, in the names of tests."""
        return f"{self.address} {' '.join(self.shows)}"


def known() -> tuple[Known, ...]:
    """The people of the file, in its order."""
    return tuple(Known(**row) for row in _rows("known"))


def messages() -> tuple[Message, ...]:
    """The messages of the file, in its order. Raises TypeError for one off the schema."""
    return tuple(Message(**row | {"shows": tuple(row["shows"])}) for row in _rows("message"))


def _rows(name: str) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = tomllib.loads(_FILE.read_text("utf-8"))[name]
    return rows
