"""What a person is shown of a dossier, in sentences of one language: the answers of the API. No logic:
frozen data."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from whowrites.model import Kind, Level, Reach


@dataclass(frozen=True, slots=True)
class Line:
    """A finding as a person reads it. `text` states the fact, `source` is the source's name in that
    language. `value` tells one statement of a reason from another: it goes with "this is wrong".
    """

    code: str
    kind: Kind
    text: str
    source: str
    seen_at: datetime
    points: float
    may_also: str
    value: str = ""


@dataclass(frozen=True, slots=True)
class Conflict:
    """A contradiction as a person reads it: the sentence, and its two sides with the words of their
    sources."""

    field: str
    text: str
    a: str = ""
    a_source: str = ""
    b: str = ""
    b_source: str = ""


@dataclass(frozen=True, slots=True)
class Fact:
    """A fact on the firm's strength as a person reads it; no risk and no merit."""

    code: str
    text: str
    source: str
    seen_at: datetime


@dataclass(frozen=True, slots=True)
class Cell:
    """What one source says of one fact. `state`: same, differs, alone, not_compared, missing, not_asked,
    unknown; `word` says it. `values` as they are shown; `seen_at` is when the source was asked."""

    source: str
    source_name: str
    state: str
    word: str
    values: tuple[str, ...]
    seen_at: datetime | None


@dataclass(frozen=True, slots=True)
class Row:
    """One fact, and every source's word on it. All rows have the same sources in the same order.

    `agreement`: differs, same, not_compared (several sources, and it cannot be told) or alone; `word`
    says it.
    """

    field: str
    name: str
    agreement: str
    word: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Quiet:
    """How the owner's quiet list stands to a sender. `since`: the day that he was put there, empty if he is
    not; `quiet`: whether his mark goes without colour; `entry`: his address or his whole domain, as it is
    listed."""

    since: str = ""
    quiet: bool = False
    entry: str = ""


@dataclass(frozen=True, slots=True)
class Standing:
    """What the owner said of a sender, beside the rating. `known`: he is among the contacts; `domain`: what
    can be put on the quiet list whole, empty where many firms share it."""

    known: bool = False
    quiet: Quiet = Quiet()
    domain: str = ""


@dataclass(frozen=True, slots=True)
class Card:
    """A dossier in sentences of one language: what badge, tooltip, card and terminal show.

    `shown` is the address with both forms of an international domain, and so is `rated_by`: the Reply-To
    whose facts are behind the level, empty where they are the sender's own. `sentence` is the verdict in
    words. `reasons` come worst first; `dismissed` are those that the owner called wrong. `quiet_since`
    says that the owner put the sender on his quiet list, or is empty; `quiet`: the mark is to go without
    colour, whatever the level; `quiet_entry` is how he is listed. `known`: one of the owner's contacts;
    `firm_domain`: what can be put on the quiet list whole, empty where many firms share it. In the answer of
    `vet` matrix, strength, goods, unknowns, notes, dismissed, next_steps, known and firm_domain are left
    empty and reasons cut to the top three; `dossier` gives all.
    """

    id: str
    address: str
    shown: str
    rated_by: str
    level: Level
    sentence: str
    reasons: tuple[Line, ...]
    contradictions: tuple[Conflict, ...]
    matrix: tuple[Row, ...]
    strength: tuple[Fact, ...]
    goods: tuple[Line, ...]
    unknowns: tuple[Line, ...]
    notes: tuple[Line, ...]
    dismissed: tuple[Line, ...]
    next_steps: tuple[str, ...]
    quiet_since: str
    quiet: bool
    quiet_entry: str
    known: bool
    firm_domain: str
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
