"""What does the domain ask of receivers when somebody misuses its name (DMARC, RFC 7489)?

The policy speaks neither for nor against the sender. It says what a failed authentication means: under a
policy of `none` the owner himself does not yet rely on it.
"""

from __future__ import annotations

from collections.abc import Iterator

from whowrites.address import parse, shown
from whowrites.model import Absent, Claim, Finding, Kind, Reach, Subject, Unknown
from whowrites.sources import Sources, mail_dns

REACH = Reach.PASSIVE
SCOPE = "address"
FAMILY = "mail_service"


def run(subject: Subject, sources: Sources) -> Iterator[Finding | Claim]:
    """Yields one finding about the registrable domain, the record as its detail."""
    domain = parse(subject.address).registrable
    answer = mail_dns.dmarc(sources, domain)
    if isinstance(answer, Unknown):
        reason = {"reason": answer.reason}
        yield Finding("dmarc_unknown", Kind.UNKNOWN, "authentication", "dns", answer.seen_at, reason)
    elif isinstance(answer, Absent):
        yield Finding(
            "dmarc_absent", Kind.NOTE, "authentication", "dns", answer.seen_at, {"domain": shown(domain)}
        )
    else:
        record = answer.value
        params = {"domain": shown(domain), "policy": record.policy}
        code = "dmarc_monitoring" if record.policy == "none" else "dmarc_enforced"
        yield Finding(code, Kind.NOTE, "authentication", "dns", answer.seen_at, params, record.text)
