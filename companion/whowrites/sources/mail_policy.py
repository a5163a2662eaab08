"""What a domain publishes about its mail beside SPF and DMARC: MTA-STS, TLS reports, BIMI; the TXT records of
three fixed labels. The policy file of MTA-STS and the picture of BIMI lie on web servers and are not fetched.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from whowrites.model import Answer
from whowrites.net.dns import Question, Records
from whowrites.sources import Sources, answers

_MOST_TAGS = 50
_LONGEST_VERSION = 40


@dataclass(frozen=True, slots=True)
class Policy:
    """One kind: its `name` as its users write it, the `label` below the domain, how its record begins, and
    the tag without whose value it says nothing (a BIMI record without picture declines)."""

    name: str
    label: str
    version: str
    tag: str


KINDS = (
    Policy("MTA-STS", "_mta-sts", "v=STSv1", "id"),  # RFC 8461 section 3.1
    Policy("TLS-RPT", "_smtp._tls", "v=TLSRPTv1", "rua"),  # RFC 8460 section 3
    Policy("BIMI", "default._bimi", "v=BIMI1", "l"),  # draft-brand-indicators-for-message-identification
)


def policies(sources: Sources, domain: str) -> tuple[Answer[str], ...]:
    """For each of `KINDS` the record. Absent: none, or several, of which none counts."""
    sources.dns.ahead(questions(domain), sources.deadline)
    return tuple(_policy(sources, domain, kind) for kind in KINDS)


def questions(domain: str) -> list[Question]:
    """What `policies` asks the DNS."""
    return [(f"{kind.label}.{domain}", "TXT") for kind in KINDS]


def read_policy(texts: Iterable[str], kind: Policy) -> str | None:
    """The one record of that kind among TXT records; None for none and for several.

    The version is written as it stands here; only BIMI's may have blanks and any case.
    """
    found = [text for text in texts if _version(text, kind) == kind.version]
    if len(found) != 1:
        return None
    parts = (part.partition("=") for part in found[0].split(";")[1:_MOST_TAGS])
    tags = {name.strip().lower() for name, _, value in parts if value.strip()}
    return found[0][:2000] if kind.tag in tags else None


def _version(text: str, kind: Policy) -> str:
    begins = text[:_LONGEST_VERSION].partition(";")[0].rstrip()
    loose = begins.replace(" ", "")
    return kind.version if kind.name == "BIMI" and loose.lower() == kind.version.lower() else begins


def _policy(sources: Sources, domain: str, kind: Policy) -> Answer[str]:
    def ask() -> str | None:
        answer = sources.dns.ask(f"{kind.label}.{domain}", "TXT", sources.deadline)
        return read_policy(answer.values, kind) if isinstance(answer, Records) else None

    return answers.said(sources, "dns", ask)
