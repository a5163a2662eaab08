"""What may be connected to and what may be fetched: own address tables, one host parser, one URL parser.

`ipaddress`'s `is_global` and `is_private` are not a guard: they let multicast, NAT64, 6to4 and mapped forms
through. Everything here is pure; `dial` and `dns` apply it to each address and each hop.
"""

from __future__ import annotations

import ipaddress
import re
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import urljoin

import idna

from whowrites.net.errors import NetError

_DENIED_4 = tuple(
    (ipaddress.IPv4Network(block), why)
    for block, why in (
        ("0.0.0.0/8", "this host"),
        ("10.0.0.0/8", "private"),
        ("100.64.0.0/10", "carrier-grade NAT"),
        ("127.0.0.0/8", "loopback"),
        ("168.63.129.16/32", "cloud metadata"),
        ("169.254.0.0/16", "link-local"),
        ("172.16.0.0/12", "private"),
        ("192.0.0.0/24", "protocol assignments"),
        ("192.0.2.0/24", "documentation"),
        ("192.88.99.0/24", "6to4 relay"),
        ("192.168.0.0/16", "private"),
        ("198.18.0.0/15", "benchmarking"),
        ("198.51.100.0/24", "documentation"),
        ("203.0.113.0/24", "documentation"),
        ("224.0.0.0/3", "multicast or reserved"),
    )
)
_GLOBAL_6 = ipaddress.IPv6Network("2000::/3")
_DENIED_6 = tuple(
    (ipaddress.IPv6Network(block), why)
    for block, why in (
        ("2001::/23", "protocol assignments"),
        ("2001:db8::/32", "documentation"),
        ("2002::/16", "6to4"),
        ("3fff::/20", "documentation"),
        ("2620:4f:8000::/48", "AS112"),
    )
)
_NOT_FOR_HOSTS = ("localhost", "local", "internal", "onion", "home.arpa")
_LABEL = re.compile(r"[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?")
_NUMBER = re.compile(r"[0-9]+|0x[0-9a-f]*")
_FORBIDDEN = re.compile(r"[\x00-\x20\x7f-\xa0\\\u2028\u2029]")
_URL = re.compile(r"(https?)://([^/?#]*)([^?#]*)(\?[^#]*)?", re.IGNORECASE)
_AUTHORITY = re.compile(r"([^:@\[\]]+)(?::([0-9]{1,5}))?")
WEB_PORTS = {"http": 80, "https": 443}


@dataclass(frozen=True, slots=True)
class Url:
    """A URL that may be fetched.

    `host` is ASCII lower case, `target` is path and query as sent in the request line.
    """

    scheme: str
    host: str
    port: int
    target: str

    def __str__(self) -> str:
        port = "" if self.port == WEB_PORTS[self.scheme] else f":{self.port}"
        return f"{self.scheme}://{self.host}{port}{self.target}"


@lru_cache(maxsize=4096)
def refusal(ip: str) -> str | None:
    """Why this address may not be connected to ("private", "loopback", ...), or None where it may."""
    try:
        address = ipaddress.ip_address(ip)
    except ValueError:
        return "not an address"
    if isinstance(address, ipaddress.IPv4Address):
        return next((why for block, why in _DENIED_4 if address in block), None)
    if address.scope_id is not None or address not in _GLOBAL_6:
        return "outside 2000::/3"
    return next((why for block, why in _DENIED_6 if address in block), None)


def host_name(text: str) -> str:
    """The ASCII form (UTS 46, non-transitional) of a host name that may be resolved.

    Refuses IP literals in every spelling, single labels and names of the local network. Raises
    NetError("bad_name").
    """
    name = text.lower()
    if len(name) > 1000 or _FORBIDDEN.search(name):
        raise NetError("bad_name", text[:100])
    if not name.isascii() or "xn--" in name:
        try:
            name = idna.encode(name, uts46=True, transitional=False).decode("ascii")
        except idna.IDNAError as error:
            raise NetError("bad_name", text[:100]) from error
    name = name.removesuffix(".")
    labels = name.split(".")
    if len(name) > 253 or len(labels) < 2 or not all(_LABEL.fullmatch(label) for label in labels):
        raise NetError("bad_name", text[:100])
    # A name that ends in a number is an IPv4 address to some resolver library (WHATWG URL, "ends in a
    # number").
    if _NUMBER.fullmatch(labels[-1]):
        raise NetError("bad_name", f"IP literal {text[:100]}")
    if any(name == suffix or name.endswith("." + suffix) for suffix in _NOT_FOR_HOSTS):
        raise NetError("bad_name", f"local name {text[:100]}")
    return name


def web_url(text: str) -> Url:
    """The URL, if it is one that may be fetched:

    Http or https, ports 80 and 443, no user info, a host of `host_name`.

    Raises NetError("bad_url"). The one parser for first requests and redirects: a second one would read
    another host.
    """
    match = None if len(text) > 4000 or _FORBIDDEN.search(text) else _URL.match(text)
    authority = _AUTHORITY.fullmatch(match[2]) if match else None
    if match is None or authority is None:
        raise NetError("bad_url", text[:100])
    scheme = match[1].lower()
    port = int(authority[2]) if authority[2] else WEB_PORTS[scheme]
    if port not in WEB_PORTS.values():
        raise NetError("bad_url", f"port {port}")
    try:
        host = host_name(authority[1])
    except NetError as error:
        raise NetError("bad_url", error.detail) from error
    target = _percent((match[3] or "/") + (match[4] or ""))
    return Url(scheme, host, port, target)


def hop(base: Url, location: str) -> Url:
    """Where a redirect from `base` leads;

    Relative references of RFC 3986 allowed. Raises NetError("bad_url").
    """
    # urljoin drops tabs and line ends silently, so they are refused before it sees them.
    if len(location) > 4000 or _FORBIDDEN.search(location):
        raise NetError("bad_url", location[:100])
    return web_url(urljoin(str(base), location))


def _percent(target: str) -> str:
    if target.isascii():
        return target
    return "".join(c if c.isascii() else "".join(f"%{byte:02X}" for byte in c.encode()) for c in target)
