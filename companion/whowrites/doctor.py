"""What this machine can check and what it cannot: one probe a path to the outside, so that nobody waits
for a check that cannot answer.

Each probe is a real question of the kind that vetting asks, to hosts that stand for their kind.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime
from email.utils import parsedate_to_datetime
from enum import StrEnum
from pathlib import Path

from whowrites import __version__
from whowrites.model import Param
from whowrites.net.deadline import Deadline
from whowrites.net.dial import connect
from whowrites.net.dns import NoData, NxDomain, Records, Resolver
from whowrites.net.errors import NetError
from whowrites.net.http import Http
from whowrites.net.internet import Internet
from whowrites.releases import at_end, older
from whowrites.sources import mailbox_port
from whowrites.store.database import sound
from whowrites.store.place import DATABASE

STEP_LIMIT = 8.0
"""Seconds for one probe."""

KNOWN_DOMAIN = "example.com"

WHOIS_HOST = "whois.verisign-grs.com"
RDAP_URL = "https://rdap.verisign.com/com/v1/domain/example.com"
LISTED_FOR_TESTS = "dbltest.com.dbl.spamhaus.org"
"""An entry that the blocklist keeps so that access to it can be tried."""

CLOCK_SLACK = 300
"""Seconds by which this clock may differ from a registry's before ages of domains become doubtful."""


class State(StrEnum):
    """`works`; `limited`: it does not, and checks that need it will say unknown; `broken`: nothing can be
    vetted so."""

    WORKS = "works"
    LIMITED = "limited"
    BROKEN = "broken"


@dataclass(frozen=True, slots=True)
class Probe:
    """One probe's outcome: `name` and `code` choose the sentence (`doctor.<name>_<code>` in the catalogs)."""

    name: str
    state: State
    code: str
    params: dict[str, Param]


def examine(internet: Internet, clock: Callable[[], datetime]) -> list[Probe]:
    """Every network probe, in the order of how much depends on it. Takes at most `STEP_LIMIT` seconds
    each."""
    resolver = Resolver(internet)
    return [
        _resolver(resolver),
        _hijack(resolver),
        _port(internet, resolver, "port_43", WHOIS_HOST, 43),
        *_rdap_and_clock(Http(internet, resolver), clock),
        _mail_port(internet, resolver),
        _blocklist(resolver),
    ]


def database(data_dir: Path) -> Probe:
    """Whether the file with the dossiers is whole; it is read, never changed."""
    path = data_dir / DATABASE
    if not path.exists():
        return Probe("database", State.WORKS, "none_yet", {"path": str(path)})
    works = sound(path)
    return Probe(
        "database",
        State.WORKS if works else State.BROKEN,
        "works" if works else "damaged",
        {"path": str(path)},
    )


def extensions(data_dir: Path) -> list[Probe]:
    """Whether the extension in each paired browser is of this program's release; nothing is changed.

    Nothing where the database cannot be read: `database` says why.
    """
    path = data_dir / DATABASE
    if not path.exists() or not sound(path):
        return []
    try:
        with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)) as connection:
            names = [str(name) for (name,) in connection.execute("SELECT name FROM browsers ORDER BY name")]
    except sqlite3.Error:
        return []
    return [_release(name) for name in names] or [Probe("extension", State.WORKS, "none_yet", {})]


def _release(name: str) -> Probe:
    theirs = at_end(name)
    params: dict[str, Param] = {
        "browser": name.removesuffix(theirs).strip() or name, "theirs": theirs, "ours": __version__
    }  # fmt: skip
    if not theirs:
        return Probe("extension", State.WORKS, "unsaid", params)
    if older(theirs, __version__):
        return Probe("extension", State.LIMITED, "older", params)
    if older(__version__, theirs):
        return Probe("extension", State.LIMITED, "newer", params)
    return Probe("extension", State.WORKS, "works", params)


def _resolver(resolver: Resolver) -> Probe:
    try:
        answer = resolver.ask(KNOWN_DOMAIN, "NS", Deadline.after(STEP_LIMIT))
    except NetError as error:
        return Probe("resolver", State.BROKEN, "no_answer", {"reason": error.reason})
    if isinstance(answer, Records):
        return Probe("resolver", State.WORKS, "works", {})
    return Probe("resolver", State.BROKEN, "wrong_answer", {"domain": KNOWN_DOMAIN})


def _hijack(resolver: Resolver) -> Probe:
    try:
        hijacked = resolver.hijacked(Deadline.after(STEP_LIMIT))
    except NetError as error:
        return Probe("hijack", State.LIMITED, "no_answer", {"reason": error.reason})
    return (
        Probe("hijack", State.LIMITED, "found", {}) if hijacked else Probe("hijack", State.WORKS, "works", {})
    )


def _port(internet: Internet, resolver: Resolver, name: str, host: str, port: int) -> Probe:
    try:
        with connect(internet, resolver, host, port, Deadline.after(STEP_LIMIT)):
            return Probe(name, State.WORKS, "works", {"host": host})
    except NetError as error:
        return Probe(name, State.LIMITED, "no_answer", {"host": host, "reason": error.reason})


def _mail_port(internet: Internet, resolver: Resolver) -> Probe:
    """The same test of port 25 as before mailboxes are asked about: most home networks close it."""
    try:
        found = mailbox_port.test(internet, resolver, Deadline.after(2 * STEP_LIMIT))
    except NetError:
        return Probe("port_25", State.LIMITED, "no_host", {})  # the resolver's own probe has said why
    if found.open:
        return Probe("port_25", State.WORKS, "works", {"host": found.host})
    code = "proxied" if found.reason == "proxied" else "no_answer"
    return Probe("port_25", State.LIMITED, code, {"host": found.host, "reason": found.reason})


def _rdap_and_clock(http: Http, clock: Callable[[], datetime]) -> list[Probe]:
    try:
        response = http.get(
            RDAP_URL, accept="application/rdap+json", limit_bytes=256 * 1024,
            deadline=Deadline.after(STEP_LIMIT), redirects=2, https_only=True,
        )  # fmt: skip
    except NetError as error:
        return [
            Probe("rdap", State.LIMITED, "no_answer", {"reason": error.reason}),
            Probe("clock", State.LIMITED, "no_answer", {}),
        ]
    works = response.status == 200
    rdap = Probe(
        "rdap",
        State.WORKS if works else State.LIMITED,
        "works" if works else "refused",
        {"status": response.status},
    )
    return [rdap, _clock(response.headers.get("date", ""), clock())]


def _clock(date: str, now: datetime) -> Probe:
    try:
        skew = round(abs((parsedate_to_datetime(date) - now).total_seconds()))
    except (ValueError, TypeError):  # no Date, no date in it, or one without a zone
        return Probe("clock", State.LIMITED, "no_answer", {})
    state = State.WORKS if skew <= CLOCK_SLACK else State.LIMITED
    return Probe("clock", state, "works" if state is State.WORKS else "differs", {"seconds": skew})


def _blocklist(resolver: Resolver) -> Probe:
    """127.0.1.2 is the list's word for "listed"; 127.255.255.x refuses this resolver (signs of access, not
    of a sender)."""
    try:
        answer = resolver.ask(LISTED_FOR_TESTS, "A", Deadline.after(STEP_LIMIT))
    except NetError as error:
        return Probe("blocklist", State.LIMITED, "no_answer", {"reason": error.reason})
    if isinstance(answer, NxDomain | NoData):
        return Probe("blocklist", State.LIMITED, "not_listed", {})
    if any(value.startswith("127.255.255.") for value in answer.values):
        return Probe("blocklist", State.LIMITED, "refused", {})
    works = any(value.startswith("127.0.1.") for value in answer.values)
    return Probe(
        "blocklist", State.WORKS if works else State.LIMITED, "works" if works else "wrong_answer", {}
    )
