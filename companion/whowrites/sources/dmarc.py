"""The DMARC record of a domain (RFC 7489)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

_POLICIES = ("none", "quarantine", "reject")


@dataclass(frozen=True, slots=True)
class Dmarc:
    """`policy` is what receivers are asked to do for the domain in question: none, quarantine, reject.

    `at`: the domain that has the record, the one asked about or its organisational domain. `percent`: of
    how many failing messages. `reports`: whether anybody wants to read about them. `text` is the record.
    """

    at: str
    policy: str
    percent: int
    reports: bool
    text: str


def read_dmarc(texts: Iterable[str], at: str, below: bool) -> Dmarc | None:
    """The record among the TXT records of `_dmarc.<at>`; `below`: the question was about a domain below `at`.

    None where there is none, where there are several (section 6.6.3: then none counts), and where it has no
    policy.
    """
    records = [text for text in texts if text.replace(" ", "").lower().startswith("v=dmarc1")]
    if len(records) != 1:
        return None
    tags = _tags(records[0])
    reports = bool(tags.get("rua"))
    wanted = (tags.get("sp") if below else None) or tags.get("p", "")
    policy = wanted.lower()
    if policy not in _POLICIES:
        # Section 6.6.3: without a valid policy, "none" if there is somewhere to report to.
        if not reports:
            return None
        policy = "none"
    return Dmarc(at, policy, _percent(tags.get("pct", "")), reports, records[0][:2000])


def _tags(record: str) -> dict[str, str]:
    tags: dict[str, str] = {}
    for part in record.split(";")[:50]:
        name, _, value = part.partition("=")
        tags.setdefault(name.strip().lower(), value.strip())
    return tags


def _percent(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) <= 3 and int(text) <= 100 else 100
