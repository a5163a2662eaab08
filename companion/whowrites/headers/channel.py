"""Did a list, a forwarder or a sending platform stand between the writer and the reader?

They break authentication for honest senders too, so a failure behind them says nothing. A sender can write
their lines himself: a list or platform is believed only where the receiving server's own results or its own
Received show it. A forwarder's lines are taken as they are: they turn a failure into no answer, never into a
good one.
"""

from __future__ import annotations

import re

from whowrites.headers.alignment import passed
from whowrites.headers.fields import Fields, every, first
from whowrites.headers.received import organisation
from whowrites.headers.receiver import Told
from whowrites.headers.signatures import signatures
from whowrites.sources import lists, tables

_IN_BRACKETS = re.compile(r"<([^<>\s]{1,253})>")
_MAILTO = re.compile(r"mailto:[^@<>\s]{1,64}@([a-z0-9.-]{1,253})", re.IGNORECASE)
_LIST_FIELDS = ("list-id", "list-post", "mailing-list", "x-mailman-version", "x-original-from")


def list_of(fields: Fields) -> str:
    """The list's own domain or name: List-Id (RFC 2919), else the domain of List-Post (RFC 2369)."""
    named = first(fields, "list-id")
    inner = _IN_BRACKETS.search(named[:1000])
    if inner or named:
        return (inner.group(1) if inner else named).lower()[:253]
    post = _MAILTO.search(first(fields, "list-post")[:1000])
    return post.group(1).lower() if post else ""


def channel(fields: Fields, told: Told) -> str:
    """`list`, `bulk`, `forward`, or empty."""
    shown = {organisation(name) for name in passed(told)} - {""}
    marked = any(first(fields, name) for name in _LIST_FIELDS)
    marked = marked or first(fields, "precedence").lower() == "list"
    if marked and not shown.isdisjoint({organisation(list_of(fields)), _list_sender(fields)}):
        return "list"
    if platform(told):
        return "bulk"
    return "forward" if _forwarded(fields) else ""


def platform(told: Told) -> str:
    """The sending platform that the receiving server's results or its Received show; empty for none."""
    hosts = [*passed(told), told.handed_by]
    return next((name for name in map(_service, hosts) if name), "")


def likely_platform(fields: Fields, hosts: tuple[str, ...]) -> str:
    """The sending platform by what the message says itself: envelope sender, signatures, the hosts of its
    way, Message-ID, and lines that only one platform writes. Nothing is concluded from it."""
    signed = (item.domain for item in signatures(fields))
    domains = [
        first(fields, "return-path").strip("<> ").rpartition("@")[2],
        *signed,
        *hosts,
        first(fields, "message-id").strip("<> ").rpartition("@")[2],
    ]
    marks: dict[str, str] = tables.toml("bulk_senders.toml")["fields"]
    names = {field.name for field in fields}
    by_mark = (name for mark, name in marks.items() if mark in names)
    return next((name for name in map(_service, domains) if name), "") or next(by_mark, "")


def _service(domain: str) -> str:
    name = domain.lower().rstrip(".")
    return (lists.bulk_sender(name) or "") if len(name) <= 253 else ""


def _list_sender(fields: Fields) -> str:
    """The organisation that a list's own Sender or bounce address belongs to, where it is one of a list."""
    for name in ("sender", "return-path"):
        local, at, domain = first(fields, name).strip("<> ").rpartition("@")
        marked = any(word in local.lower() for word in ("bounce", "owner-", "-owner", "+caf_", "listserv"))
        if at and marked:
            return organisation(domain.rstrip(">").lower())
    return ""


def _forwarded(fields: Fields) -> bool:
    """Resent by hand (RFC 5322 section 3.6.6), by a rule of the mailbox, or with a rewritten envelope
    sender (SRS)."""
    resent = ("resent-from", "resent-sender", "x-forwarded-to", "x-forwarded-for")
    if any(first(fields, name) for name in resent):
        return True
    delivered = {value.strip("<> ").lower() for value in every(fields, "delivered-to")}
    local = first(fields, "return-path").strip("<> ").rpartition("@")[0].lower()
    return len(delivered) > 1 or local.startswith(("srs0", "srs1")) or "+caf_=" in local
