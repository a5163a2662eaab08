"""The SPF record of a domain (RFC 7208) as far as it can be read without asking further questions."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

_MOST_TERMS = 100


@dataclass(frozen=True, slots=True)
class Spf:
    """`all` is the qualifier of "all": "-" fail, "~" soft fail, "?" neutral, "+" pass for anybody, or empty.

    `includes`: the domains of include and redirect, lower case, macros left out. `records`: more than one
    is a permanent error (section 4.5), then the rest is of the first. `text` is that record.
    """

    text: str
    records: int
    all: str
    includes: tuple[str, ...]


def read_spf(texts: Iterable[str]) -> Spf | None:
    """The SPF record among a domain's TXT records; None where there is none."""
    records = [text for text in texts if _is_spf(text)]
    if not records:
        return None
    terms = records[0].lower().split()[1 : _MOST_TERMS + 1]
    return Spf(records[0][:2000], len(records), _all(terms), tuple(_includes(terms)))


def _is_spf(text: str) -> bool:
    # Section 4.5: "v=spf1" and nothing, or a space.
    return text.lower() == "v=spf1" or text.lower().startswith("v=spf1 ")


def _all(terms: list[str]) -> str:
    for term in terms:
        if term.lstrip("+-~?") == "all":
            return term[0] if term[0] in "+-~?" else "+"
    return ""


def _includes(terms: list[str]) -> list[str]:
    found = []
    for term in terms:
        name, _, value = term.lstrip("+-~?").replace("redirect=", "redirect:").partition(":")
        if name in ("include", "redirect") and value and "%" not in value:
            found.append(value.rstrip("."))
    return found
