"""Which way did the message come, and whose are the other addresses of its header?

An envelope sender or Sender at another organisation, a sending platform, a list: honest mail shows them as
often as the other kind, so they weigh nothing and are told as facts.
"""

from __future__ import annotations

from collections.abc import Iterator

from whowrites.address import Address, BadAddress, parse, registrable, shown
from whowrites.model import Claim, Finding, Header, Kind, Param, Reach, Subject
from whowrites.sources import Sources, lists

REACH = Reach.LOCAL
SCOPE = "message"
FAMILY = "headers"


def run(subject: Subject, sources: Sources) -> Iterator[Finding | Claim]:
    """Yields nothing where no header was read; else the facts of the way, or that there is nothing to say."""
    header = subject.header
    if header is None or not _way(header):
        return
    now = sources.clock()
    told = list(_facts(parse(subject.address), header))
    by_list = subject.auth is not None and subject.auth.channel == "list"
    if header.unsubscribe and not by_list:
        told.append(("sent_to_many", {}))
    for code, params in told or [("route_plain", {})]:
        yield Finding(code, Kind.NOTE, "envelope", "message", now, params)


def _way(header: Header) -> bool:
    """Whether anything of the way was seen."""
    named = (header.return_path, header.sender, header.service, header.mailed_by, header.signed_by)
    return bool(header.hops) or any(named)


def _facts(own: Address, header: Header) -> Iterator[tuple[str, dict[str, Param]]]:
    if header.service:
        yield "sent_by_service", {"service": header.service}
    if header.list_id:
        yield "sent_by_list", {"list": shown(header.list_id)}
    for code, text in (("return_path_elsewhere", header.return_path), ("sender_elsewhere", header.sender)):
        sent_by = _address(text)
        if sent_by and sent_by.registrable != own.registrable and not lists.bulk_sender(sent_by.domain):
            yield code, {"address": sent_by.normal, "domain": shown(own.registrable)}
    mailed, signed = header.mailed_by, header.signed_by
    for code, other in (("mailed_by_elsewhere", mailed), ("signed_by_elsewhere", signed)):
        if other and registrable(other) != own.registrable and not lists.bulk_sender(other):
            yield code, {"other": shown(other), "domain": shown(own.registrable)}


def _address(text: str) -> Address | None:
    try:
        return parse(text)
    except BadAddress:
        return None
