"""Does the message show an address that could be answered at all?

One phishing message in ten shows none: a host without a domain, a blank, a second @. No mail program of an
honest sender writes that. Other checks have nothing to begin with then, so this one speaks alone.
"""

from __future__ import annotations

from collections.abc import Iterator

from whowrites.address import BadAddress, parse
from whowrites.model import Claim, Finding, Kind, Reach, Subject
from whowrites.safe_text import safe_text
from whowrites.sources import Sources

REACH = Reach.LOCAL
SCOPE = "message"
FAMILY = "headers"


def run(subject: Subject, sources: Sources) -> Iterator[Finding | Claim]:
    """Yields `from_unreadable` where the From is no address, nothing where it is one."""
    try:
        parse(subject.address)
    except BadAddress as fault:
        params = {"shown": safe_text(subject.address, 100), "why": fault.code}
        yield Finding("from_unreadable", Kind.RISK, "envelope", "message", sources.clock(), params)
