"""The SPF record of a domain (RFC 7208) as far as it can be read without asking further questions."""

from __future__ import annotations

import ipaddress
import re
from collections.abc import Iterable
from dataclasses import dataclass

MOST_TERMS = 100
MOST_LOOKUPS = 10
"""Section 4.6.4: a record that needs more questions is a permanent error."""

_ASKING = frozenset({"include", "a", "mx", "ptr", "exists", "redirect"})
_HALF_OF_IPV4 = 2**31
_MODIFIER = re.compile(r"[a-z][a-z0-9_.-]{0,62}=")
_TERM = re.compile(r"([+?~-]?)([a-z0-9]{1,10})((?:[:/=].{0,300})?)")
_LENGTHS = re.compile(r"(?:/([0-9]{1,2}))?(?://([0-9]{1,3}))?$")
_MACRO = re.compile(r"%(?:\{[slodiphv][0-9]{0,3}r?[-.+,/_=]{0,7}\}|[%_-])")
_TOP_LABEL = re.compile(r"[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?")


@dataclass(frozen=True, slots=True)
class Term:
    """One mechanism or modifier: `name` is "include", "redirect" ..., `value` its domain or address (the
    domain may be empty or hold macros)."""

    qualifier: str
    name: str
    value: str


@dataclass(frozen=True, slots=True)
class Spf:
    """`all` is the qualifier of "all": "-" fail, "~" soft fail, "?" neutral, "+" pass for anybody, or empty.

    `records`: more than one is a permanent error (section 4.5), then the rest is of the first. `text` is that
    record. `fault`: the first word that is none of SPF's, a permanent error too. `terms`: in order, those
    behind "all" left out, since nobody comes to them.
    """

    text: str
    records: int
    all: str
    terms: tuple[Term, ...] = ()
    fault: str = ""

    @property
    def asking(self) -> tuple[Term, ...]:
        """The terms of this one record for which a receiver asks the DNS."""
        return tuple(term for term in self.terms if term.name in _ASKING)

    @property
    def open(self) -> bool:
        """Whether the record lets anybody send: "+all", or half of all IPv4 addresses and more by name."""
        return self.all == "+" or sum(map(_width, self.terms)) >= _HALF_OF_IPV4

    def uses(self, name: str) -> bool:
        return any(term.name == name for term in self.terms)


def read_spf(texts: Iterable[str]) -> Spf | None:
    """The SPF record among a domain's TXT records; None where there is none."""
    records = [text for text in texts if _is_spf(text)]
    if not records:
        return None
    # Nothing but blanks stands between words (section 4.6.1): a line break is a character of its word.
    words = [word for word in records[0].lower().split(" ")[1:] if word][:MOST_TERMS]
    read = [(word, _term(word)) for word in words]
    fault = next((word for word, term in read if term is None), "") or _twice(read)
    terms, qualifier = _reached([term for _, term in read if term is not None])
    return Spf(records[0][:2000], len(records), qualifier, terms, fault[:100])


def _is_spf(text: str) -> bool:
    # Section 4.5: "v=spf1" and nothing, or a space.
    return text.lower() == "v=spf1" or text.lower().startswith("v=spf1 ")


def _reached(terms: list[Term]) -> tuple[tuple[Term, ...], str]:
    """The terms that a receiver may come to, and the qualifier of "all"; beside "all" no redirect counts."""
    for place, term in enumerate(terms):
        if term.name == "all":
            return tuple(part for part in terms[:place] if part.name != "redirect"), term.qualifier
    # The redirect is followed last, wherever it stands (section 6.1).
    redirects = [term for term in terms if term.name == "redirect"]
    return (*(term for term in terms if term.name != "redirect"), *redirects[:1]), ""


def _twice(read: Iterable[tuple[str, Term | None]]) -> str:
    """The second word of a modifier that may stand once (section 6), or empty."""
    once: set[str] = set()
    for word, term in read:
        if term is not None and term.name in ("redirect", "exp"):
            if term.name in once:
                return word
            once.add(term.name)
    return ""


def _term(word: str) -> Term | None:
    """The term, or None where the word breaks the grammar (section 12)."""
    if not (word.isascii() and word.isprintable()):
        return None
    if _MODIFIER.match(word):
        name, _, value = word.partition("=")
        good = _is_domain(value) if name in ("redirect", "exp") else "%" not in _MACRO.sub("", value)
        return Term("+", name, value.rstrip(".")) if good else None
    match = _TERM.fullmatch(word)
    if match is None:
        return None
    qualifier, name, rest = match[1] or "+", match[2], match[3]
    value = rest[1:] if rest.startswith(":") else ""
    if name == "all":
        good = not rest
    elif name in ("include", "exists"):
        good = _is_domain(value)
    elif name in ("a", "mx"):
        value, good = _with_lengths(rest)
    elif name == "ptr":
        good = not rest or _is_domain(value)
    elif name in ("ip4", "ip6"):
        good = _network(name, value) is not None
    else:
        good = False
    return Term(qualifier, name, value.rstrip(".")) if good else None


def _is_domain(text: str) -> bool:
    """Whether it is a domain as SPF writes them: with macros, and with a top label at its end."""
    plain = _MACRO.sub("\0", text)
    if "%" in plain or plain.endswith("\0"):
        return plain.endswith("\0") and "%" not in plain
    _, dot, top = plain.removesuffix(".").rpartition(".")
    return bool(dot and _TOP_LABEL.fullmatch(top)) and not top.isdigit()


def _with_lengths(rest: str) -> tuple[str, bool]:
    """The domain of what stands behind "a" or "mx", empty where none does, and whether all of it is good."""
    lengths = _LENGTHS.search(rest)
    assert lengths is not None  # it may be empty
    head = rest[: lengths.start()]
    short, long = lengths[1] or "0", lengths[2] or "0"
    sized = str(int(short)) == short and int(short) <= 32 and str(int(long)) == long and int(long) <= 128
    return head[1:], sized and (not head or (head.startswith(":") and _is_domain(head[1:])))


def _network(name: str, value: str) -> ipaddress.IPv4Network | ipaddress.IPv6Network | None:
    kind = ipaddress.IPv4Network if name == "ip4" else ipaddress.IPv6Network
    _, slash, length = value.partition("/")
    if slash and (not length.isdecimal() or str(int(length[:4])) != length):
        return None  # ipaddress takes net masks and leading zeros, too
    try:
        return kind(value, strict=False)
    except ValueError:
        return None


def _width(term: Term) -> int:
    """How many IPv4 addresses a term lets send."""
    if term.name != "ip4" or term.qualifier != "+":
        return 0
    network = _network(term.name, term.value)
    return 0 if network is None else network.num_addresses
