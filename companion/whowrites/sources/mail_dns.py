"""What the DNS says of a domain's mail: where it is taken in, who may send it, what to do with the rest.

Every question is about the domain it is given and its fixed labels. Which domain that may be while a mail is
opened (the registrable one, never a name that could be made for one reader) is for the asker to keep.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal, TypeVar

from whowrites.address import registrable
from whowrites.model import Absent, Answer, Found, Reach, Unknown
from whowrites.net.dns import NxDomain, Records
from whowrites.net.errors import NetError
from whowrites.net.guard import refusal
from whowrites.sources import Sources, answers
from whowrites.sources.about import EXAMPLE, About, Tried
from whowrites.sources.dmarc import Dmarc, read_dmarc
from whowrites.sources.spf import Spf, read_spf

ABOUT = About(
    name="dns",
    site="https://www.rfc-editor.org/rfc/rfc1034",
    sent="The registrable domain, its fixed labels and the hosts of its MX, to this computer's resolver",
    needs_key=False,
    terms="The resolver is the user's own choice.",
    reach=Reach.PASSIVE,
)
MOST_EXCHANGERS = 20
MOST_PROBED = 5
"""Exchangers whose addresses are looked up: one that works is enough, and few domains name more."""

MOST_SUFFIXES = 7
"""Names above an organisation that are asked for DMARC; RFC 9989 allows eight questions in all."""

T = TypeVar("T")
Intake = Literal["mx", "null_mx", "address", "none"]


@dataclass(frozen=True, slots=True)
class MailHosts:
    """Where a domain takes mail in.

    `intake`: "mx" it names mail exchangers; "null_mx" it says that it takes none (RFC 7505); "address" it
    has an address only, which is an implicit exchanger (RFC 5321 section 5.1); "none" neither, so no mail
    can reach it. `hosts`: the exchangers, the preferred ones first. `authenticated`: the resolver vouches
    for it by DNSSEC.
    """

    intake: Intake
    hosts: tuple[str, ...]
    authenticated: bool = False


@dataclass(frozen=True, slots=True)
class Exchanger:
    """A mail exchanger. `public`: mail can reach it, at one public address at least."""

    host: str
    public: bool


def mail_hosts(sources: Sources, domain: str) -> Answer[MailHosts]:
    """Where `domain` takes mail in. Absent: there is no such domain."""
    return answers.said(sources, ABOUT.name, lambda: _mail_hosts(sources, domain))


def exchangers(sources: Sources, hosts: Sequence[str]) -> tuple[Answer[Exchanger], ...]:
    """For each of the first `MOST_PROBED` exchangers where its name leads. Absent: it has no address.

    An address that the guard refuses (private, loopback ...) is a fact about the domain here, not a failure.
    """
    probed = hosts[:MOST_PROBED]
    asked = [(host, kind) for host in probed for kind in ("A", "AAAA")]
    sources.dns.ahead(asked, sources.deadline)
    told = [_addresses(sources, host, kind) for host, kind in asked]
    return tuple(_exchanger(host, pair) for host, *pair in zip(probed, told[::2], told[1::2], strict=True))


def spf(sources: Sources, domain: str) -> Answer[Spf]:
    """Who may send mail of `domain`. Absent: it does not say."""
    return answers.said(sources, ABOUT.name, lambda: _spf(sources, domain))


def dmarc(sources: Sources, domain: str) -> Answer[Dmarc]:
    """What receivers are asked to do with forged mail of `domain`: its own word, its organisational domain's,
    else that of the public suffix above (RFC 9989 section 4.10).

    Absent: nobody asked anything.
    """
    return answers.said(sources, ABOUT.name, lambda: _dmarc(sources, domain))


def name_servers(sources: Sources, domain: str) -> Answer[tuple[str, ...]]:
    """The name servers that `domain` is delegated to. Absent: there is no such domain, or no delegation."""
    return answers.said(sources, ABOUT.name, lambda: _name_servers(sources, domain))


def try_out(sources: Sources) -> tuple[Tried, ...]:
    """What is asked to see whether this source answers."""
    return (Tried(EXAMPLE, name_servers(sources, EXAMPLE)),)


def _mail_hosts(sources: Sources, domain: str) -> MailHosts | None:
    answer = sources.dns.ask(domain, "MX", sources.deadline)
    if isinstance(answer, NxDomain):
        return _unless_hijacked(sources, domain, None)
    if isinstance(answer, Records):
        hosts = tuple(value.partition(" ")[2] for value in answer.values[:MOST_EXCHANGERS])
        if set(hosts) == {"."}:
            return MailHosts("null_mx", (), answer.authenticated)
        return MailHosts("mx", tuple(host for host in hosts if host != "."), answer.authenticated)
    sources.dns.ahead([(domain, "A"), (domain, "AAAA")], sources.deadline)
    found = [sources.dns.ask(domain, kind, sources.deadline) for kind in ("A", "AAAA")]
    has_address = any(isinstance(part, Records) for part in found)
    there = MailHosts("address", (domain,)) if has_address else MailHosts("none", ())
    return _unless_hijacked(sources, domain, there)


def _addresses(sources: Sources, host: str, kind: str) -> Answer[tuple[str, ...]]:
    def ask() -> tuple[str, ...] | None:
        answer = sources.dns.ask(host, kind, sources.deadline)
        return answer.values if isinstance(answer, Records) else _unless_hijacked(sources, host, None)

    return answers.said(sources, ABOUT.name, ask)


def _exchanger(host: str, pair: Sequence[Answer[tuple[str, ...]]]) -> Answer[Exchanger]:
    """One answer from those for IPv4 and IPv6: one public address is enough. Where the network translates
    (DNS64), every IPv4 host has an IPv6 address beside it that is not a public one.
    """
    found = [answer for answer in pair if isinstance(answer, Found)]
    public = any(refusal(ip) is None for answer in found for ip in answer.value)
    failed = next((answer for answer in pair if isinstance(answer, Unknown)), None)
    if failed is not None and not public:
        return failed
    seen_at = pair[0].seen_at
    return Found(Exchanger(host, public), ABOUT.name, seen_at) if found else Absent(ABOUT.name, seen_at)


def _unless_hijacked(sources: Sources, domain: str, found: T | None) -> T | None:
    """What was found, from a resolver whose word counts: one that invents addresses gives every domain an
    implicit exchanger, one that knows no name makes every sender's domain disappear.
    """
    if sources.dns.hijacked(sources.deadline):
        raise NetError("hijacked", domain)
    return found


def _spf(sources: Sources, domain: str) -> Spf | None:
    answer = sources.dns.ask(domain, "TXT", sources.deadline)
    if isinstance(answer, NxDomain):
        return _unless_hijacked(sources, domain, None)
    return read_spf(answer.values) if isinstance(answer, Records) else None


def _dmarc(sources: Sources, domain: str) -> Dmarc | None:
    own = read_dmarc(_texts(sources, f"_dmarc.{domain}"), domain, below=False)
    organisation = registrable(domain)
    if own is None and organisation != domain:
        own = read_dmarc(_texts(sources, f"_dmarc.{organisation}"), organisation, below=True)
    return own or _dmarc_above(sources, organisation)


def _dmarc_above(sources: Sources, organisation: str) -> Dmarc | None:
    """The record of the highest public suffix above that has one, up to the first that says what it is; all
    firms under the suffix share these names, so that asking them tells nothing of this one.
    """
    labels = organisation.split(".")
    above = [".".join(labels[place:]) for place in range(1, len(labels))][:MOST_SUFFIXES]
    sources.dns.ahead([(f"_dmarc.{suffix}", "TXT") for suffix in above], sources.deadline)
    found: Dmarc | None = None
    for suffix in above:
        record = read_dmarc(_texts(sources, f"_dmarc.{suffix}"), suffix, below=True)
        if record is not None and not (record.ends_walk == "y" and found and suffix == _parent(found.at)):
            found = record
        if record is not None and record.ends_walk:
            break
    if found is not None and isinstance(sources.dns.ask(organisation, "MX", sources.deadline), NxDomain):
        return replace(found, policy=found.missing)
    return found


def _parent(domain: str) -> str:
    return domain.partition(".")[2]


def _name_servers(sources: Sources, domain: str) -> tuple[str, ...] | None:
    answer = sources.dns.ask(domain, "NS", sources.deadline)
    return answer.values if isinstance(answer, Records) else None


def _texts(sources: Sources, name: str) -> tuple[str, ...]:
    answer = sources.dns.ask(name, "TXT", sources.deadline)
    return answer.values if isinstance(answer, Records) else ()
