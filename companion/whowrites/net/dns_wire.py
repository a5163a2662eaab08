"""One DNS question, over TCP when truncated, to one server after the other, and the check of its answer."""

from __future__ import annotations

import re
from dataclasses import dataclass

import dns.exception
import dns.flags
import dns.message
import dns.name
import dns.query
import dns.rcode
import dns.rdata
import dns.rdatatype
from dns.rdtypes.ANY.MX import MX
from dns.rdtypes.nsbase import NSBase
from dns.rdtypes.txtbase import TXTBase

from whowrites.net.deadline import Deadline
from whowrites.net.errors import NetError
from whowrites.net.internet import Endpoint

TRY = 2.0
"""Seconds for one try of one server."""
PAYLOAD = 1232
MAX_CNAMES = 8
MAX_VALUES = 500
_LABEL = re.compile(r"[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?")
_PREFERENCE = re.compile(r"[0-9]{1,5}")


@dataclass(frozen=True, slots=True)
class Records:
    """There are such records.

    `ttl` in seconds; `authenticated`: the resolver says that DNSSEC proved them (AD).
    """

    values: tuple[str, ...]
    ttl: int
    authenticated: bool


@dataclass(frozen=True, slots=True)
class NoData:
    """The name exists and has no record of that type. `ttl`: how long that may be believed (RFC 2308)."""

    ttl: int


@dataclass(frozen=True, slots=True)
class NxDomain:
    """The name does not exist, nor anything below it."""

    ttl: int


DnsAnswer = Records | NoData | NxDomain


def question_name(name: str) -> str:
    """The name in the form that is asked and remembered.

    Raises NetError("bad_name") for anything but letters-digits-hyphen.
    """
    lowered = name.lower().removesuffix(".")
    if len(lowered) > 253 or not all(_LABEL.fullmatch(label) for label in lowered.split(".")):
        raise NetError("bad_name", name[:100])
    return lowered


def follow(servers: tuple[Endpoint, ...], name: str, rtype: str, deadline: Deadline) -> DnsAnswer:
    """The answer at the end of at most 8 CNAMEs, whether the resolver follows them for us or not.

    Raises NetError.
    """
    seen = 0
    ttl = 86_400 * 7
    while True:
        response = _exchange(servers, name, rtype, deadline)
        try:
            chain = response.resolve_chaining()
        except (dns.exception.DNSException, ValueError) as error:
            raise NetError("malformed", f"{rtype} {name}: {error}") from error
        seen += len(chain.cnames)
        ttl = min(ttl, chain.minimum_ttl)
        if seen > MAX_CNAMES:
            raise NetError("malformed", f"{rtype} {name}: more than {MAX_CNAMES} CNAMEs")
        if response.rcode() == dns.rcode.NXDOMAIN:
            return NxDomain(ttl)
        if chain.answer is not None:
            values = tuple(sorted({_text(rdata) for rdata in chain.answer[:MAX_VALUES]}, key=_order))
            return Records(values, ttl, bool(response.flags & dns.flags.AD))
        if not chain.cnames:
            return NoData(ttl)
        target = chain.canonical_name.to_text(omit_final_dot=True).lower()
        if any(rrset.rdtype == dns.rdatatype.SOA for rrset in response.authority):
            return NoData(ttl)
        name = question_name(target)


def _exchange(
    servers: tuple[Endpoint, ...], name: str, rtype: str, deadline: Deadline
) -> dns.message.QueryMessage:
    """The first answer that is a fact (NOERROR or NXDOMAIN);

    The failure of the last server asked where none gives one.
    """
    failure = NetError("timeout", f"{rtype} {name}")
    # A datagram may get lost, so silence is asked a second time; a failure that was said is not.
    for _ in range(2):
        for server in servers:
            try:
                return _ask_one(server, name, rtype, deadline.sooner(TRY))
            except NetError as error:
                failure = error
        if failure.reason != "timeout":
            break
    raise failure


def _ask_one(server: Endpoint, name: str, rtype: str, deadline: Deadline) -> dns.message.QueryMessage:
    query = dns.message.make_query(name, rtype, use_edns=0, payload=PAYLOAD)
    query.flags |= dns.flags.AD
    host, port = server
    try:
        try:
            # A datagram that is not the answer (other id, other name, garbage) may be forged: we go on
            # listening.
            response = dns.query.udp(
                query,
                host,
                deadline.left(),
                port,
                ignore_unexpected=True,
                ignore_errors=True,
                raise_on_truncation=True,
            )
        except dns.message.Truncated:
            response = dns.query.tcp(query, host, deadline.left(), port)
    except dns.exception.Timeout as error:
        raise NetError("timeout", f"{rtype} {name}") from error
    except ConnectionRefusedError as error:
        raise NetError("refused", f"resolver {host}") from error
    except EOFError as error:
        raise NetError("closed", f"resolver {host}") from error
    except OSError as error:
        raise NetError("unreachable", f"resolver {host}: {error}") from error
    except (dns.exception.DNSException, ValueError) as error:
        raise NetError("malformed", f"{rtype} {name}: {error}") from error
    return _fact(response, f"{rtype} {name}")


def _fact(response: dns.message.Message, question: str) -> dns.message.QueryMessage:
    rcode = response.rcode()
    if rcode == dns.rcode.SERVFAIL:
        raise NetError("servfail", question)
    if rcode == dns.rcode.REFUSED:
        raise NetError("refused", question)
    if rcode not in (dns.rcode.NOERROR, dns.rcode.NXDOMAIN):
        raise NetError("server_error", f"{question}: {dns.rcode.to_text(rcode)}")
    if not isinstance(response, dns.message.QueryMessage):
        raise NetError("malformed", question)
    return response


def _text(rdata: dns.rdata.Rdata) -> str:
    """A record as text: TXT joined (RFC 7208 section 3.3), MX with its preference, host names without their
    last dot.
    """
    if isinstance(rdata, TXTBase):
        return b"".join(rdata.strings).decode("utf-8", "replace")
    if isinstance(rdata, MX):
        return f"{rdata.preference} {_host(rdata.exchange)}"
    if isinstance(rdata, NSBase):
        return _host(rdata.target)
    return rdata.to_text()


def _order(value: str) -> tuple[int, str]:
    """MX by preference, everything else by text: the same answer reads the same each time."""
    first, _, rest = value.partition(" ")
    return (int(first), rest) if rest and _PREFERENCE.fullmatch(first) else (0, value)


def _host(name: dns.name.Name) -> str:
    return name.to_text(omit_final_dot=True).lower() if len(name) > 1 else "."
