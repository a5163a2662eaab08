"""Which way did the message come, and whose are the other addresses of its header?

An envelope sender or Sender at another organisation, a sending platform, a list: honest mail shows them as
often as the other kind, so they weigh nothing and are told as facts.
"""

from __future__ import annotations

from collections.abc import Iterator

from whowrites.address import Address, BadAddress, parse, shown
from whowrites.model import Claim, Finding, Header, Kind, Param, Reach, Subject
from whowrites.sources import Sources, lists

REACH = Reach.LOCAL
SCOPE = "message"
FAMILY = "headers"


def run(subject: Subject, sources: Sources) -> Iterator[Finding | Claim]:
    """Yields nothing where no header was read; else the facts of the way, or that there is nothing to say."""
    header = subject.header
    if header is None or not (header.hops or header.return_path or header.sender or header.service):
        return
    now = sources.clock()
    told = list(_facts(parse(subject.address), header))
    for code, params in told or [("route_plain", {})]:
        yield Finding(code, Kind.NOTE, "envelope", "message", now, params)


def _facts(own: Address, header: Header) -> Iterator[tuple[str, dict[str, Param]]]:
    if header.service:
        yield "sent_by_service", {"service": header.service}
    if header.list_id:
        yield "sent_by_list", {"list": shown(header.list_id)}
    for code, text in (("return_path_elsewhere", header.return_path), ("sender_elsewhere", header.sender)):
        other = _address(text)
        if other and other.registrable != own.registrable and not lists.bulk_sender(other.domain):
            yield code, {"address": other.normal, "domain": shown(own.registrable)}


def _address(text: str) -> Address | None:
    try:
        return parse(text)
    except BadAddress:
        return None
