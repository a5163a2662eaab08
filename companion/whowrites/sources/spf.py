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
_LENGTHS = re.compile(r"(?:/[0-9]{1,2})?(?://[0-9]{1,3})?")


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
    words = records[0].lower().split()[1 : MOST_TERMS + 1]
    read = [(word, _term(word)) for word in words]
    fault = next((word for word, term in read if term is None), "")
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


def _term(word: str) -> Term | None:
    """The term, or None where the word breaks the grammar (section 12)."""
    if _MODIFIER.match(word):
        name, _, value = word.partition("=")
        return None if name == "redirect" and not value else Term("+", name, value.rstrip("."))
    match = _TERM.fullmatch(word)
    if match is None:
        return None
    qualifier, name, rest = match[1] or "+", match[2], match[3]
    value = rest[1:] if rest.startswith(":") else ""
    if name == "all":
        good = not rest
    elif name in ("include", "exists"):
        good = bool(value)
    elif name in ("a", "mx"):
        value, slash, lengths = value.partition("/") if rest.startswith(":") else ("", rest[:1], rest[1:])
        good = bool(value or not rest.startswith(":")) and bool(_LENGTHS.fullmatch(slash + lengths))
    elif name == "ptr":
        good = not rest or bool(value)
    elif name in ("ip4", "ip6"):
        good = _network(name, value) is not None
    else:
        good = False
    return Term(qualifier, name, value.rstrip(".")) if good else None


def _network(name: str, value: str) -> ipaddress.IPv4Network | ipaddress.IPv6Network | None:
    kind = ipaddress.IPv4Network if name == "ip4" else ipaddress.IPv6Network
    _, slash, length = value.partition("/")
    if slash and not (length.isascii() and length.isdigit()):
        return None  # ipaddress takes net masks, too
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
