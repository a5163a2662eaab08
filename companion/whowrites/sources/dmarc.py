"""The DMARC record of a domain (RFC 9989, and the `pct` of RFC 7489 before it)."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

_POLICIES = ("none", "quarantine", "reject")
"""From the mildest to the strictest."""
_VERSION = re.compile(r"[vV][ \t]{0,20}=[ \t]{0,20}DMARC1[ \t]{0,20}(?:;|$)")
"""Section 4.8: the case of the tag's name is free, that of its value is not."""


@dataclass(frozen=True, slots=True)
class Dmarc:
    """`policy` is what receivers are asked to do for the domain in question: none, quarantine, reject; empty
    where the record cannot be read or is one of several, and then no policy holds (section 6.6.3).

    `at`: the domain that has the record, the one asked about or its organisational domain. `percent`: of
    how many failing messages. `reports`: whether anybody wants to read about them. `text` is the record.
    `below`: the policy for names below `at`, `missing` for those below that do not exist (`np`). `records`:
    how many there are. `ends_walk`: whether the record says what `at` is, "y" a public suffix, "n" an
    organisation (`psd`). A record of a test (`t=y`) is read as one step milder, as receivers do.
    """

    at: str
    policy: str
    percent: int
    reports: bool
    text: str
    below: str = ""
    records: int = 1
    missing: str = ""
    ends_walk: str = ""


def read_dmarc(texts: Iterable[str], at: str, below: bool) -> Dmarc | None:
    """The record among the TXT records of `_dmarc.<at>`; `below`: the question was about a domain below `at`.

    None where there is none.
    """
    records = [text for text in texts if _VERSION.match(text)]
    if not records:
        return None
    text = records[0][:2000]
    if len(records) > 1:
        return Dmarc(at, "", 100, False, text, records=len(records))
    tags = _tags(records[0])
    reports = bool(tags.get("rua"))
    milder = tags.get("t", "").lower() == "y"
    # Without one it is "none" (section 4.7).
    own = _policy(tags.get("p", "none"), reports, milder)
    under = _policy(tags["sp"], reports, milder) if tags.get("sp") else own
    missing = _policy(tags["np"], reports, milder) if tags.get("np") else under
    psd = tags.get("psd", "").lower()
    return Dmarc(
        at,
        under if below else own,
        _percent(tags.get("pct", "")),
        reports,
        text,
        under,
        missing=missing,
        ends_walk=psd if psd in ("y", "n") else "",
    )


def _policy(text: str, reports: bool, milder: bool) -> str:
    # RFC 7489 section 6.6.3: without a valid policy, "none" if there is somewhere to report to.
    policy = text.lower() if text.lower() in _POLICIES else "none" if reports else ""
    return _POLICIES[max(0, _POLICIES.index(policy) - 1)] if policy and milder else policy


def _tags(record: str) -> dict[str, str]:
    tags: dict[str, str] = {}
    for part in record.split(";")[:50]:
        name, _, value = part.partition("=")
        tags.setdefault(name.strip().lower(), value.strip())
    return tags


def _percent(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) <= 3 and int(text) <= 100 else 100
