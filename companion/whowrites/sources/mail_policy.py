"""What a domain publishes about its mail beside SPF and DMARC: MTA-STS, TLS reports, BIMI; the TXT records of
three fixed labels. The policy file of MTA-STS and the picture of BIMI lie on web servers and are not fetched.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from whowrites.model import Answer
from whowrites.net.dns import Question, Records
from whowrites.sources import Sources, answers


@dataclass(frozen=True, slots=True)
class Policy:
    """One kind: its `name` as its users write it, the `label` below the domain, and how its record begins."""

    name: str
    label: str
    version: str


KINDS = (
    Policy("MTA-STS", "_mta-sts", "v=STSv1"),  # RFC 8461 section 3.1
    Policy("TLS-RPT", "_smtp._tls", "v=TLSRPTv1"),  # RFC 8460 section 3
    Policy("BIMI", "default._bimi", "v=BIMI1"),
)


def policies(sources: Sources, domain: str) -> tuple[Answer[str], ...]:
    """For each of `KINDS` the record. Absent: none, or several, of which none counts."""
    sources.dns.ahead(questions(domain), sources.deadline)
    return tuple(_policy(sources, domain, kind) for kind in KINDS)


def questions(domain: str) -> list[Question]:
    """What `policies` asks the DNS."""
    return [(f"{kind.label}.{domain}", "TXT") for kind in KINDS]


def read_policy(texts: Iterable[str], version: str) -> str | None:
    """The one record among TXT records that begins with this version; None for none and for several."""
    found = [text for text in texts if text.partition(";")[0].replace(" ", "").lower() == version.lower()]
    return found[0][:2000] if len(found) == 1 else None


def _policy(sources: Sources, domain: str, kind: Policy) -> Answer[str]:
    def ask() -> str | None:
        answer = sources.dns.ask(f"{kind.label}.{domain}", "TXT", sources.deadline)
        return read_policy(answer.values, kind.version) if isinstance(answer, Records) else None

    return answers.said(sources, "dns", ask)
