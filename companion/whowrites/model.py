"""The evidence and the judgement: every type that crosses a room's threshold. No logic: frozen data, and the
JSON shape of it is the API shape.

Times are timezone-aware UTC datetimes here and ISO 8601 text (`2026-11-23T09:40:00Z`) in JSON.
`extension/shared/types.d.ts` is generated from this module and `cards` (`wire.typescript`); a test compares
the bytes.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Generic, TypeVar


class Kind(StrEnum):
    """What a finding says of the sender. `unknown` says nothing of him: a look-up had no answer."""

    RISK = "risk"
    GOOD = "good"
    NOTE = "note"
    UNKNOWN = "unknown"


class Level(StrEnum):
    """The judgement. `unknown` is not a mild level: it is the absence of one."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"
    UNKNOWN = "unknown"


class Reach(StrEnum):
    """Who may be asked. Each includes the ones before it.

    local: nobody. passive: resolver and registries. contact: the sender's own web and mail servers.
    service: outside services for which the user gave key and consent.
    """

    LOCAL = "local"
    PASSIVE = "passive"
    CONTACT = "contact"
    SERVICE = "service"

    rank: int
    """Its place in this order."""

    def __init__(self, _name: str) -> None:
        self.rank = len(type(self).__members__)


Param = str | int | float | bool | None
"""A value in a finding's sentence. Dates travel as ISO text."""

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Found(Generic[T]):
    """The source answered, and this is what it holds. `seen_at` is when it was asked, not when it was read
    from a cache."""

    value: T
    source: str
    seen_at: datetime


@dataclass(frozen=True, slots=True)
class Absent:
    """The source answered: there is no such thing. A fact, unlike `Unknown`."""

    source: str
    seen_at: datetime


@dataclass(frozen=True, slots=True)
class Unknown:
    """No answer. `reason` is a code of the closed list in `locales/en.toml` under `[unknown]`; never good,
    never bad, never kept."""

    reason: str
    source: str
    seen_at: datetime


Answer = Found[T] | Absent | Unknown


@dataclass(frozen=True, slots=True)
class Auth:
    """What the user's own receiving server wrote into Authentication-Results (RFC 8601).

    Each of spf, dkim, dmarc is the result word or empty where there is none. `aligned`: an SPF or DKIM
    pass for the From domain;
    None where it cannot be told. `channel`: empty, `list`, `forward` or `bulk`: then nothing is concluded
    from a failure.
    """

    spf: str = ""
    dkim: str = ""
    dmarc: str = ""
    aligned: bool | None = None
    channel: str = ""


@dataclass(frozen=True, slots=True)
class Signature:
    """A DKIM signature of a stored message (RFC 6376): the signing domain and its key's selector, lower case.

    `registrable`: the domain's owner. `result`: verified, broken or unknown, as found here; empty where
    nobody looked. `reason` says why it is unknown, as a code of `[unknown]`. `body`: it covers all of the
    text.
    """

    domain: str
    selector: str
    registrable: str
    result: str = ""
    reason: str = ""
    body: bool = True


@dataclass(frozen=True, slots=True)
class Header:
    """What a message's header says of its way and kind, beside From, Reply-To and authentication (RFC 5322).

    Addresses and domains are empty where absent. None: not seen, unlike False. `addressed`: whether any
    address stands in To or Cc. `answers`: the subject calls it a reply or forward; `threaded`: References or
    In-Reply-To stand there. `topic`: what the subject is about (`reading.topic`); it is not kept. `zone`:
    the writer's offset from UTC in minutes, of the Date field. `service`: the sending platform that carried
    it, as a word of `data/bulk_senders.toml`. `hops`: the hosts of the Received chain, nearest to the
    receiver first. `server`: the receiving server whose results `auth` holds. `mailer`: the program that
    wrote it, by its own words; `automatic`: it says that no person sent it. `signatures`: verified here.
    `mailed_by`, `signed_by`: the domains that a webmail shows, where only its details were seen.
    """

    return_path: str = ""
    sender: str = ""
    message_id_domain: str = ""
    addressed: bool | None = None
    answers: bool | None = None
    threaded: bool | None = None
    topic: str = ""
    list_id: str = ""
    unsubscribe: bool | None = None
    service: str = ""
    dated: datetime | None = None
    zone: int | None = None
    hops: tuple[str, ...] = ()
    server: str = ""
    mailer: str = ""
    automatic: bool | None = None
    signatures: tuple[Signature, ...] = ()
    mailed_by: str = ""
    signed_by: str = ""


@dataclass(frozen=True, slots=True)
class Claim:
    """Somebody states something: `field` (person, company, phone, country, website ...) is `value`, said
    by `source`."""

    field: str
    value: str
    source: str
    seen_at: datetime


@dataclass(frozen=True, slots=True)
class Subject:
    """One sender as one message shows him. Only `address` is a key; the rest belongs to the message.

    `reply_to`: None where it was not seen (unlike the empty text: seen, and there is none).
    `surface`: where he was met: list, message, compose, selection, file, typed.
    """

    address: str
    name: str = ""
    reply_to: str | None = None
    surface: str = ""
    auth: Auth | None = None
    claims: tuple[Claim, ...] = ()
    header: Header | None = None


@dataclass(frozen=True, slots=True)
class Finding:
    """One fact about a sender: what (`code` and `params`), from where (`source`), when (`seen_at`).

    `check` is the question that it answers (the name of the check's module; the runner writes it).
    `group`: facts of one group depend on each other, and only the strongest of each counts (signals:
    reply_to, name, domain,
    authentication, envelope, registry, history, mailbox). `detail` is raw text of the source, for the fold
    in the dossier.
    """

    code: str
    kind: Kind
    group: str
    source: str
    seen_at: datetime
    params: Mapping[str, Param] = field(default_factory=dict)
    detail: str = ""
    check: str = ""


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Claims about one field that cannot all be true."""

    field: str
    claims: tuple[Claim, ...]


@dataclass(frozen=True, slots=True)
class Facts:
    """What is stored under an address: nothing in it depends on a message.

    `id` is random (128 bit, hex) and stands for the dossier in URLs. `reach` is how far it was asked,
    `switches` which of the opt-in sources were switched on then.
    """

    id: str
    address: str
    findings: tuple[Finding, ...]
    claims: tuple[Claim, ...]
    checked_at: datetime | None
    complete: bool
    reach: Reach
    switches: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Weighed:
    """A finding with the points that it gave to the score (0 where it gave none) and whose address it is
    about."""

    finding: Finding
    points: float
    address: str


@dataclass(frozen=True, slots=True)
class Verdict:
    """The level and all that made it. `answered` of `asked` checks had an answer; `about` is the address
    that decided. `dismissed`: reasons that the owner called wrong, which give no points."""

    level: Level
    score: float
    reasons: tuple[Weighed, ...]
    goods: tuple[Weighed, ...]
    unknowns: tuple[Weighed, ...]
    notes: tuple[Weighed, ...]
    answered: int
    asked: int
    about: str
    dismissed: tuple[Weighed, ...] = ()


@dataclass(frozen=True, slots=True)
class StrengthFact:
    """One fact on how much firm there is behind a sender (`strength`): shown by itself, never part of the
    risk."""

    code: str
    source: str
    seen_at: datetime
    params: Mapping[str, Param] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Step:
    """One piece of advice: a code, and what its sentence needs. `text`: the owner's own words instead."""

    code: str
    params: Mapping[str, Param] = field(default_factory=dict)
    text: str = ""


@dataclass(frozen=True, slots=True)
class Dossier:
    """A sender as one message shows him, judged now from stored facts and that message."""

    id: str
    subject: Subject
    verdict: Verdict
    contradictions: tuple[Contradiction, ...]
    claims: tuple[Claim, ...]
    next_steps: tuple[Step, ...]
    checked_at: datetime | None
    complete: bool
    reach: Reach
