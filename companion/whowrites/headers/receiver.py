"""Which Authentication-Results are the receiving server's own, and which somebody wrote on the way.

Anybody can write `Authentication-Results: mx.google.com; dmarc=pass` into his mail. Such a line counts only
where all of this holds (RFC 8601 section 5):

- it stands above the first Received of another organisation than the one that received the message last: what
  stands below was in the message when it came;
- the server that it names is one of the known receiving servers, and of the organisation of the topmost
  Received; or the user named it in his settings;
- it is the topmost such line: these servers write one into every message, on top of what it brought with it.

A sender who writes lines of the receiver right below the receiver's own so stays below them.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cache
from ipaddress import ip_address
from typing import Any

from whowrites.headers import authentication_results, received
from whowrites.headers.authentication_results import Result, Results
from whowrites.headers.fields import Fields
from whowrites.sources import tables

_SPF = frozenset(["pass", "fail", "softfail", "neutral", "none", "temperror", "permerror"])


@dataclass(frozen=True, slots=True)
class Told:
    """What the receiving server found: `server` as it is shown, its results, and the host that handed the
    message to it, by the name that the server itself found for it."""

    server: str
    results: tuple[Result, ...]
    handed_by: str = ""

    def first(self, method: str) -> Result | None:
        """The first result of this method."""
        return next((item for item in self.results if item.method == method), None)


def told(fields: Fields, own_servers: Collection[str] = ()) -> Told:
    """What the receiving server found; no results where nothing of the message shows that it was this one.

    `own_servers`: authserv-ids that the user named, lower case.
    """
    receiver = _receiver(fields)
    inside = _inside(fields, receiver)
    handed_by = _handed_by(inside, receiver)
    for name in ("authentication-results", "arc-authentication-results"):
        for place, field in enumerate(inside):
            if field.name != name:
                continue
            results = authentication_results.read(_without_instance(field.value))
            entry = _entry(results.server, receiver)
            if not (entry or _named(results.server, own_servers)):
                continue
            return Told(results.server or receiver, _all_of(inside, place, results, entry), handed_by)
    return Told("", (), handed_by)


def _receiver(fields: Fields) -> str:
    """The organisation that wrote the topmost Received whose server the internet can name."""
    hosts = (received.organisation(hop.by) for hop in received.chain(fields))
    return next((host for host in hosts if host), "")


def _inside(fields: Fields, receiver: str) -> Fields:
    """The lines above the first Received that another organisation wrote."""
    for place, field in enumerate(fields):
        if field.name == "received":
            by = received.organisation(received.read(field.value).by)
            if by and not _same(by, receiver):
                return fields[:place]
    return fields


def _handed_by(inside: Fields, receiver: str) -> str:
    """The name that the receiver found for the first address from outside that handed it the message; empty
    where it noted none. What that side called itself does not count."""
    for field in inside:
        if field.name == "received":
            hop = received.read(field.value)
            outside = hop.ip and ip_address(hop.ip).is_global
            if outside and not _same(received.organisation(hop.seen), receiver):
                return hop.seen
    return ""


def _same(one: str, other: str) -> bool:
    return one == other or any(one in server["hosts"] and other in server["hosts"] for server in _servers())


@cache
def _servers() -> tuple[Mapping[str, Any], ...]:
    return tuple(tables.toml("receiving_servers.toml")["server"])


def _entry(server: str, receiver: str) -> Mapping[str, Any]:
    """The known provider that calls itself so and whose host took the message; empty where there is none."""
    name = received.organisation(server) if server else ""
    for entry in _servers():
        called = name in entry["ids"] if server else entry.get("unnamed", False)
        if called and receiver in entry["hosts"]:
            return entry
    return {}


def _named(server: str, own_servers: Collection[str]) -> bool:
    return bool(server) and any(server == own or server.endswith("." + own) for own in own_servers)


def _all_of(inside: Fields, place: int, results: Results, entry: Mapping[str, Any]) -> tuple[Result, ...]:
    """The results of the line at `place`; of the lines after it too, up to the next Received, where the
    provider writes one for each method; SPF of the receiver's Received-SPF where the line has none."""
    found = list(results.results)
    if entry.get("apart"):
        for field in inside[place + 1 :]:
            if field.name == "received":
                break
            if field.name == "authentication-results":
                more = authentication_results.read(field.value)
                if more.server and _entry(more.server, entry["hosts"][0]) is entry:
                    had = {item.method for item in found}
                    found += [item for item in more.results if item.method not in had]
    if not any(item.method == "spf" for item in found):
        found += _received_spf(inside[:place])
    return tuple(found)


def _received_spf(above: Fields) -> list[Result]:
    """RFC 7208 section 9.1. Only what stands above the receiver's own results: further down anybody could
    have written it."""
    value = next((field.value for field in above if field.name == "received-spf"), "")
    words = authentication_results.words(value)
    word = words[0].lower() if words else ""
    if word not in _SPF:
        return []
    pairs = dict(pair.split("=", 1) for pair in reversed(words[1:]) if "=" in pair)
    sender = pairs.get("envelope-from", "")
    return [Result("spf", word, (("smtp.mailfrom", sender),) if sender else ())]


def _without_instance(value: str) -> str:
    """An ARC set begins with its number (RFC 8617 section 4.1.1)."""
    head, semicolon, rest = value.partition(";")
    return rest if semicolon and head.strip().startswith("i=") else value
