"""Whether the sender's own mail server knows his address: asked at reach `contact`, and only if switched on.

Before a socket is opened: consent, syntax, DNS, the services that are never asked, what is known already, our
manners, and whether this network has a port 25.
"""

from __future__ import annotations

import dataclasses
import time
from datetime import datetime, timedelta

from whowrites import wire
from whowrites.model import Absent, Answer, Found, Reach, Unknown
from whowrites.sources import Sources, answers, mail_dns, mailbox_port, mailbox_tries
from whowrites.sources.about import About
from whowrites.sources.mailbox_dialogue import Identity, visit
from whowrites.sources.mailbox_outcome import outcome
from whowrites.sources.mailbox_providers import never_asked
from whowrites.sources.mailbox_recipient import askable
from whowrites.sources.mailbox_result import FIRM, Mailbox

ABOUT = About(
    name="mailbox",
    site="https://www.rfc-editor.org/rfc/rfc5321",
    sent="The sender's address and an invented one of the same domain, to the domain's own mail server, "
    "which sees this computer's address; no mail is sent",
    needs_key=False,
    terms="Off unless switched on. One new address of a domain an hour; consumer services are never asked. "
    "While it is on, two large mail services are greeted once a day to see whether this network lets us.",
    reach=Reach.CONTACT,
)
SWITCH = "mailbox"
TOTAL = 20.0
"""Seconds for all servers of one domain."""
SERVERS = 3
MOST_LINES = 100
"""Lines of the transcript that are kept."""
KEPT = timedelta(days=30)
ACCEPTS_ALL_KEPT = timedelta(days=7)
_DEFAULT = Identity()


def mailbox(sources: Sources, address: str, identity: Identity = _DEFAULT) -> Answer[Mailbox]:
    """What the mail server of a normalised address says of it: one of eight results, each with its reason.

    Found whatever the result, firm or not. Unknown where we did not get as far as one: paced, no resolver.
    """
    return answers.asked(sources, ABOUT.name, address, lambda: _mailbox(sources, address, identity))


def _mailbox(sources: Sources, address: str, identity: Identity) -> Mailbox:
    if SWITCH not in sources.switches:
        return Mailbox("cannot_ask", "not_consented")
    if not askable(address):
        return Mailbox("cannot_ask", "not_askable")
    domain = address.rpartition("@")[2]
    hosts = _hosts(sources, domain)
    if isinstance(hosts, Mailbox):
        return hosts
    if never_asked(hosts) is not None:
        return Mailbox("cannot_ask", "not_probed_provider", host=hosts[0])
    known = _recall(sources, address) or _recall(sources, f"accepts_all {domain}")
    if known is not None:
        return known
    # One question of a domain at a time: the second then sees what the first has written down.
    with sources.pacer.slot(f"mailbox {domain}", sources.deadline, at_once=1):
        waiting = _waiting(sources, address, domain, hosts[0])
        if waiting is not None:
            return waiting
        port = mailbox_port.port(sources)
        if not port.open:
            return Mailbox("cannot_ask", "port25_blocked", host=port.host)
        return _keep(sources, address, domain, _probe(sources, hosts, address, domain, identity))


def _hosts(sources: Sources, domain: str) -> tuple[str, ...] | Mailbox:
    answer = mail_dns.mail_hosts(sources, domain)
    if isinstance(answer, Absent):
        return Mailbox("no_mail_service", "nxdomain")
    if isinstance(answer, Unknown):
        return Mailbox("unknown", answer.reason if answer.reason == "hijacked" else "dns_failed")
    if answer.value.intake == "null_mx":
        return Mailbox("no_mail_service", "null_mx")
    if answer.value.intake == "none":
        return Mailbox("no_mail_service", "no_address")
    return answer.value.hosts or Mailbox("unknown", "no_address")


def _waiting(sources: Sources, address: str, domain: str, host: str) -> Mailbox | None:
    """Why this address is not asked about now; None where it is. A retry that was promised is exempt from the
    pause between new addresses."""
    entry = mailbox_tries.pending(sources, address)
    if entry is None:
        limit = mailbox_tries.not_before(sources, domain, host)
    elif entry.due is None or entry.due > sources.clock():
        return _still_put_off(entry, host)
    else:
        limit = mailbox_tries.over_cap(sources, host)
    return None if limit is None else Mailbox("cannot_ask", limit[0], host=host, retry_at=limit[1])


def _still_put_off(entry: mailbox_tries.Pending, host: str) -> Mailbox:
    """The last refusal over again: its words, its time, and when the next try comes."""
    found = Mailbox("temporary", entry.reason, host=host, tries=entry.tries, retry_at=entry.due, kept=True)
    if not entry.met:
        return found
    last = entry.met[-1]
    return dataclasses.replace(
        found, host=last.host, code=last.code, enhanced=last.enhanced, text=last.text,
        asked_at=last.at, earlier=entry.met[:-1],
    )  # fmt: skip


def _probe(
    sources: Sources, hosts: tuple[str, ...], address: str, domain: str, identity: Identity
) -> Mailbox:
    """Ask up to three servers in their order, until one has said something about the address or us."""
    begun = time.monotonic()
    deadline = sources.deadline.sooner(TOTAL)
    lines: list[str] = []
    hung_up = 0
    last = Mailbox("unknown", "timeout")
    for host in hosts[:SERVERS]:
        with sources.pacer.slot(f"smtp {host}", deadline, at_once=1):
            seen = visit(sources, host, address, deadline, identity)
            if seen.tls == "failed":
                # As between mail servers: better in plain than not at all.
                again = visit(sources, host, address, deadline, identity, tls=False)
                seen = dataclasses.replace(again, tls="failed", transcript=seen.transcript + again.transcript)
        if seen.phase not in ("", "connect"):
            mailbox_tries.asked(sources, domain, host)
        lines += seen.transcript
        last = dataclasses.replace(
            outcome(seen),
            asked_at=sources.clock(),
            seconds=round(time.monotonic() - begun, 2),
            transcript=tuple(lines[:MOST_LINES]),
        )
        hung_up += last.reason == "closed_early" and last.phase == "rcpt"
        if hung_up > 1:
            return dataclasses.replace(last, result="refuses_us")
        put_off = last.phase == "banner" and last.result == "temporary"
        if (seen.reading is not None and not put_off) or deadline.at <= time.monotonic():
            break
    return last


def _recall(sources: Sources, key: str) -> Mailbox | None:
    stored = sources.cache.get(ABOUT.name, key, sources.clock())
    if not isinstance(stored, Found):
        return None
    try:
        return dataclasses.replace(wire.from_json(Mailbox, stored.value), kept=True)
    except (KeyError, TypeError, ValueError):
        return None  # written by a version with another shape of this value: ask again


def _keep(sources: Sources, address: str, domain: str, found: Mailbox) -> Mailbox:
    """Write down what outlives this run: firm answers, a domain that takes all, when to come back."""
    if found.result == "temporary":
        entry = mailbox_tries.put_off(sources, address, found)
        return dataclasses.replace(found, tries=entry.tries, retry_at=entry.due, earlier=entry.met[:-1])
    found = dataclasses.replace(found, earlier=mailbox_tries.settle(sources, address))
    if found.result == "refuses_us":
        mailbox_tries.refused(sources, found.host)
    elif found.result == "accepts_all":
        # Of the domain, not of this address: what was said about it stays out.
        of_all = dataclasses.replace(found, text="", transcript=(), earlier=())
        _put(sources, f"accepts_all {domain}", of_all, sources.clock() + ACCEPTS_ALL_KEPT)
    elif found.result in FIRM:
        _put(sources, address, found, sources.clock() + KEPT)
    return found


def _put(sources: Sources, key: str, found: Mailbox, until: datetime) -> None:
    sources.cache.put(ABOUT.name, key, Found(wire.to_json(found), ABOUT.name, sources.clock()), until)
