"""What is kept beside the facts of a dossier: how it was met, and what the owner knows, decided and wrote. No
logic: frozen data."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from whowrites.model import Auth, Claim, Header, Level


@dataclass(frozen=True, slots=True)
class Sighting:
    """A message's view of an address: the name and Reply-To that it was seen with, how often, and how that
    was rated. `header`: of the latest of these messages whose header was read;
    `claims`: what the signature stated that was read last."""

    name: str
    reply_to: str | None
    auth: Auth | None
    surface: str
    level: Level
    first_at: datetime
    last_at: datetime
    count: int
    header: Header | None = None
    claims: tuple[Claim, ...] = ()


@dataclass(frozen=True, slots=True)
class Contact:
    """Somebody the user knows. `origin`: decision, import, sent."""

    address: str
    name: str
    origin: str
    since: datetime


@dataclass(frozen=True, slots=True)
class Import:
    """A file of contacts that was read in: how many of its contacts are left."""

    id: str
    file: str
    format: str
    at: datetime
    count: int


OF_A_FIRM = ("company", "country", "phone", "address", "created", "founded", "email")
"""Fields of claims that are said of a firm and not of one message's writer: an earlier dossier tells them."""

LASTING = timedelta(days=30)
"""Whom the user wrote to again after this time he deals with; one answer to a stranger is no acquaintance."""


@dataclass(frozen=True, slots=True)
class Written:
    """Somebody the user wrote to: first and last day on which that was noticed, and on how many days."""

    address: str
    name: str
    first_at: datetime
    last_at: datetime
    times: int


@dataclass(frozen=True, slots=True)
class Approved:
    """The sender of a past dossier whose last decision was `proceed` or `known`, made at `at`."""

    address: str
    name: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Decision:
    """What the user decided about a dossier: proceed, ask, declined; or `known`: this is one of mine."""

    dossier_id: str
    verdict: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Note:
    """What the user wrote down about a dossier."""

    dossier_id: str
    text: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of a dossier's ledger: what the owner said of the sender, and what held before.

    `kind` and `key` name the matter: answer/question, standing/need ..., dismissed/code. `value` is empty
    where the matter was taken back; `before` is the value that held until then, empty for none.
    """

    dossier_id: str
    kind: str
    key: str
    value: str
    note: str
    at: datetime
    before: str = ""


@dataclass(frozen=True, slots=True)
class Answer:
    """The owner's answer (`yes` or `no`) to a question that no tool can answer."""

    question: str
    answer: str
    note: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Hit:
    """What the owner found about a sender and where: `value` of `field`, at `url`. `gone_at`: taken out
    again.

    The field `reputation` holds what others say of him; it is shown, and never compared or weighed.
    """

    id: int
    dossier_id: str
    field: str
    value: str
    url: str
    at: datetime
    gone_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Owned:
    """What the owner has brought to a dossier and what counts in its judgement. `dismissed`: code and
    fingerprint of each reason that he called wrong.
    """

    answers: tuple[Answer, ...] = ()
    hits: tuple[Hit, ...] = ()
    dismissed: frozenset[tuple[str, str]] = frozenset()


@dataclass(frozen=True, slots=True)
class Change:
    """What differs between two looks at one dossier: `code` is one of `change_matters.CODES`.

    `before` and `after` are values as sources wrote them, or words of `[change_value]`; empty: none.
    `source` said the new one, `since` is when the old one was last seen (None: not known).
    """

    dossier_id: str
    code: str
    before: str
    after: str
    at: datetime
    source: str = ""
    since: datetime | None = None


@dataclass(frozen=True, slots=True)
class Dealings:
    """What the owner sets on a dossier himself; empty or None: not set.

    `outcome`: won, lost. `need` (fits what he sells) and `impression` (of the site): 1 to 5. `watch`: contact
    (while we are in contact), monthly, never.
    """

    outcome: str = ""
    outcome_at: datetime | None = None
    owner: str = ""
    need: int | None = None
    impression: int | None = None
    watch: str = ""
    tags: tuple[str, ...] = ()
