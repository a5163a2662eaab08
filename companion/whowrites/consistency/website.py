"""Do two web sites, or two mail addresses, belong to one firm?

Compared are registrable domains. A page at a market place or a social network, and a mailbox that anybody may
open, tell of no firm; one name under two endings may be one firm.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from importlib.resources import files

_NAME = 4


@lru_cache(maxsize=8192)
def same_site(first: str, second: str) -> bool | None:
    """True for one registrable domain, False for two that have nothing in common. Symmetric."""
    a, b = domain_of(first), domain_of(second)
    if not a or not b:
        return None
    if a == b:
        return True
    if is_shared(a) or is_shared(b):
        return None
    return None if _kin(a.partition(".")[0], b.partition(".")[0]) else False


@lru_cache(maxsize=8192)
def same_mail(first: str, second: str) -> bool | None:
    """True for one address or one firm's domain; None where a mailbox says nothing of a firm."""
    if first.strip().lower() == second.strip().lower():
        return True
    return same_site(first, second)


@lru_cache(maxsize=8192)
def domain_of(value: str) -> str:
    """The registrable domain of a URL, host or mail address; empty where there is none."""
    from whowrites.address import registrable

    host = re.sub(r"^[a-z][a-z0-9+.-]*://", "", value.strip().lower()[:400])
    host = re.split(r"[/?#]", host)[0].rpartition("@")[2].split(":")[0].strip(".")
    return registrable(host) if "." in host and " " not in host else ""


def is_shared(domain: str) -> bool:
    """Whether strangers share the domain: market places, social networks, free mail."""
    return domain in _shared()


def _kin(first: str, second: str) -> bool:
    a, b = first.replace("-", ""), second.replace("-", "")
    short, long = sorted((a, b), key=len)
    if short == long or (len(short) >= _NAME and short in long):
        return True
    letters = iter(long)
    if len(short) <= _NAME and all(char in letters for char in short):
        return True  # the initials of the other, perhaps
    from rapidfuzz import fuzz

    return bool(fuzz.ratio(a, b) >= 70)


@cache
def _shared() -> frozenset[str]:
    found: set[str] = set()
    for name in ("shared_hosts.txt", "social_hosts.txt", "free_mail.txt"):
        text = files("whowrites").joinpath("data", name).read_text(encoding="utf-8")
        found.update(word for line in text.splitlines() if not line.startswith("#") for word in line.split())
    return frozenset(found)
