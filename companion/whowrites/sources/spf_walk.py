"""An SPF record with all that it includes (RFC 7208 section 4.6.4): does it keep its limits, does it hold?

The domains asked are those that the sender's record names. They could be made for one reader, so this is a
question of reach `contact`: opening a mail does not ask it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from whowrites.model import Answer
from whowrites.net.dns import Records
from whowrites.sources import Sources, answers
from whowrites.sources.spf import MOST_LOOKUPS, Spf, Term, read_spf

MOST_VOID = 2
MOST_ASKED = 30
"""Questions of one walk; a record that goes on behind them broke the limit long before."""

_NAME = re.compile(r"(?:[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?\.){1,60}[a-z][a-z0-9-]{0,61}[a-z0-9]")
Fault = Literal["", "missing", "several", "unreadable", "loop"]


@dataclass(frozen=True, slots=True)
class Walk:
    """`lookups`: DNS terms of the record and all that it includes. `void`: questions of it that led nowhere.

    `fault`, `at`: the first included domain whose record is missing, doubled, unreadable or includes itself.
    `open_at`: the first included domain that lets anybody send, or empty.
    """

    lookups: int
    void: int
    fault: Fault = ""
    at: str = ""
    open_at: str = ""

    @property
    def too_many(self) -> bool:
        return self.lookups > MOST_LOOKUPS

    @property
    def too_void(self) -> bool:
        return self.void > MOST_VOID


def walk(sources: Sources, domain: str) -> Answer[Walk]:
    """The walk from `domain`'s record. Absent: it has none, or several, or one that cannot be read."""
    return answers.asked(sources, "dns", f"spf walk {domain}", lambda: _walk(sources, domain))


def _walk(sources: Sources, domain: str) -> Walk | None:
    walker = _Walker(sources)
    top = walker.record(domain)
    if top is None or top.records > 1 or top.fault:
        return None
    walker.visit(domain, top, (domain,))
    return Walk(walker.lookups, walker.void, walker.fault, walker.at, walker.open_at)


class _Walker:
    """What one walk has met so far."""

    def __init__(self, sources: Sources) -> None:
        self._sources = sources
        self._asked = 0
        self.lookups = 0
        self.void = 0
        self.fault: Fault = ""
        self.at = ""
        self.open_at = ""

    def record(self, domain: str) -> Spf | None:
        return read_spf(self._ask(domain, "TXT"))

    def visit(self, domain: str, record: Spf, path: tuple[str, ...]) -> None:
        for term in record.asking:
            self.lookups += 1
            if "%" in term.value or self._asked >= MOST_ASKED:
                continue  # macros are made of the message and its reader; they are counted and not asked
            if term.name in ("include", "redirect"):
                self._follow(term, path)
            elif term.name in ("a", "mx"):
                name = term.value or domain
                if not (self._ask(name, "MX" if term.name == "mx" else "A") or self._other(term, name)):
                    self.void += 1

    def _other(self, term: Term, name: str) -> tuple[str, ...]:
        """A name with an IPv6 address only is not void."""
        return self._ask(name, "AAAA") if term.name == "a" else ()

    def _follow(self, term: Term, path: tuple[str, ...]) -> None:
        name = term.value
        if name in path:
            self._broken("loop", name)
            return
        texts = self._ask(name, "TXT")
        record = read_spf(texts)
        if record is None:
            self.void += not texts
            self._broken("missing", name)
        elif record.records > 1:
            self._broken("several", name)
        elif record.fault:
            self._broken("unreadable", name)
        else:
            if record.open and term.qualifier == "+":
                self.open_at = self.open_at or name
            self.visit(name, record, (*path, name))

    def _broken(self, fault: Fault, at: str) -> None:
        if not self.fault:
            self.fault, self.at = fault, at

    def _ask(self, name: str, rtype: str) -> tuple[str, ...]:
        if not _NAME.fullmatch(name):
            return ()  # what cannot be a name has no records
        self._asked += 1
        answer = self._sources.dns.ask(name, rtype, self._sources.deadline)
        return answer.values if isinstance(answer, Records) else ()
