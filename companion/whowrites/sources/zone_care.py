"""How a domain's DNS is looked after: is it signed (DNSSEC), does it say who may certify it (CAA)?"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Literal

from whowrites.model import Answer
from whowrites.net.dns import Records
from whowrites.sources import Sources, answers

Signed = Literal["proved", "signed"]
MOST_ISSUERS = 20
_CAA = re.compile(r'[0-9]{1,3} (issue|issuewild) "([^"]{0,300})"', re.IGNORECASE)


def signed(sources: Sources, domain: str) -> Answer[Signed]:
    """Whether the domain's DNS is signed. Absent: it is not.

    "proved": the resolver checked the signatures (AD, RFC 4035 section 3.2.3); "signed": the zone above holds
    its key (DS), and this resolver does not check.
    """
    return answers.said(sources, "dns", lambda: _signed(sources, domain))


def issuers(sources: Sources, domain: str) -> Answer[tuple[str, ...]]:
    """Who may issue certificates for the domain (RFC 8659); the empty tuple: nobody. Absent: anybody."""
    return answers.said(sources, "dns", lambda: _issuers(sources, domain))


def read_caa(values: Iterable[str]) -> tuple[str, ...] | None:
    """The issuers that CAA records in presentation form allow, each once; None where none is about it.

    Records about wildcards alone leave all other certificates to anybody (RFC 8659 section 4.3).
    """
    found = [match for value in values if (match := _CAA.fullmatch(value))]
    if all(match[1].lower() == "issuewild" for match in found):
        return None
    names = (match[2].partition(";")[0].strip().lower() for match in found)
    return tuple(dict.fromkeys(name for name in names if name))[:MOST_ISSUERS]


def _signed(sources: Sources, domain: str) -> Signed | None:
    answer = sources.dns.ask(domain, "DS", sources.deadline)
    if not isinstance(answer, Records):
        return None
    return "proved" if answer.authenticated else "signed"


def _issuers(sources: Sources, domain: str) -> tuple[str, ...] | None:
    answer = sources.dns.ask(domain, "CAA", sources.deadline)
    return read_caa(answer.values) if isinstance(answer, Records) else None
