"""What asking a mail server about an address came to: eight results, each with its reason and its words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

Result = Literal[
    "deliverable",  # it took this address, and refused one that nobody has
    "undeliverable",  # the responsible server says: no such mailbox, disabled, moved, full
    "accepts_all",  # it took an address that nobody has, too
    "temporary",  # not now (4xx): greylisting, overload
    "refuses_us",  # our address or sender is not welcome; says nothing of the mailbox
    "cannot_ask",  # port 25 closed here, a provider that is never asked, no consent, our own limits
    "no_mail_service",  # the domain takes no mail
    "unknown",  # anything else
]
Phase = Literal["", "connect", "banner", "ehlo", "mail", "rcpt", "random"]
FIRM = frozenset({"deliverable", "undeliverable"})
"""Results about the one mailbox that are worth keeping."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What one reply means. `reason` is a code of `[unknown]` in the catalogs."""

    result: Result
    reason: str


@dataclass(frozen=True, slots=True)
class PutOff:
    """A temporary refusal that was met before: when, by whom, and in which words."""

    at: datetime
    host: str
    code: int
    enhanced: str
    text: str


@dataclass(frozen=True, slots=True)
class Mailbox:
    """The outcome of a probe, or why there was none.

    `code`, `enhanced`, `text`: the deciding reply (0 and empty without one; text is cut at 512 characters and
    fit to be shown). `host`, `ip`: who said it; `phase`: at which step. `tls`: "" not offered, "on" (its
    certificate was not checked), "failed". `asked_at`: None where nobody was asked; `seconds` it
    took. `kept`: from an earlier probe. `tries`, `retry_at`: how often a temporary refusal was met, and when
    to ask again (None: not again). `earlier`: the refusals before this answer, oldest first. `transcript`:
    the lines in order, ours behind "> ", theirs behind "< ".
    """

    result: Result
    reason: str
    code: int = 0
    enhanced: str = ""
    text: str = ""
    host: str = ""
    ip: str = ""
    phase: Phase = ""
    tls: str = ""
    asked_at: datetime | None = None
    seconds: float = 0.0
    kept: bool = False
    tries: int = 0
    retry_at: datetime | None = None
    earlier: tuple[PutOff, ...] = ()
    transcript: tuple[str, ...] = ()
