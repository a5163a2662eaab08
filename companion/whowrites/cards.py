"""What a person is shown of a dossier, in sentences of one language: the answers of the API. No logic:
frozen data."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from whowrites.model import Kind, Level, Reach


@dataclass(frozen=True, slots=True)
class Line:
    """A finding as a person reads it. `text` states the fact, `source` is the source's name in that
    language."""

    code: str
    kind: Kind
    text: str
    source: str
    seen_at: datetime
    points: float
    may_also: str


@dataclass(frozen=True, slots=True)
class Conflict:
    """A contradiction as a person reads it."""

    field: str
    text: str


@dataclass(frozen=True, slots=True)
class Card:
    """A dossier in sentences of one language: what badge, tooltip, card and terminal show.

    `sentence` is the verdict in words. `reasons` come worst first. In the answer of `vet` goods, unknowns,
    notes and next_steps
    are left empty and reasons cut to the top three; `dossier` gives all.
    """

    id: str
    address: str
    about: str
    level: Level
    sentence: str
    reasons: tuple[Line, ...]
    contradictions: tuple[Conflict, ...]
    goods: tuple[Line, ...]
    unknowns: tuple[Line, ...]
    notes: tuple[Line, ...]
    next_steps: tuple[str, ...]
    reply_to_seen: bool
    answered: int
    asked: int
    checked_at: datetime | None
    complete: bool
    reach: Reach


@dataclass(frozen=True, slots=True)
class Fault:
    """Why one item or one request was not done. `code` is for programs, `message` is a sentence that names
    field and limit."""

    code: str
    message: str


@dataclass(frozen=True, slots=True)
class Result:
    """The answer for one sender of a `vet` call: exactly one of `dossier` and `error` is set."""

    ref: str
    dossier: Card | None = None
    error: Fault | None = None


@dataclass(frozen=True, slots=True)
class Vetted:
    """The answer of `vet`. `saved` is false when the disk refused; `retry_after_ms` is 0 when everything
    is complete."""

    results: tuple[Result, ...]
    saved: bool
    retry_after_ms: int
