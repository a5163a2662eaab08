"""Other Python tools that judge addresses, each pointed at the lab's resolver: one call an address."""

from __future__ import annotations

import importlib
import logging
from collections.abc import Callable

import dns.resolver
from dns.nameserver import Do53Nameserver

Vet = Callable[[str], None]


def resolver_of(port: int) -> dns.resolver.Resolver:
    """dnspython's resolver for the lab; without a cache, for every domain is asked once."""
    resolver = dns.resolver.Resolver(configure=False)
    resolver.nameservers = ["127.0.0.1"]
    resolver.port = port
    resolver.lifetime = 10.0
    return resolver


def py3_validate_email() -> Vet:
    """Syntax, its list of disposable domains, MX; it asks dnspython's default resolver, which the caller
    replaces."""
    validate = importlib.import_module("validate_email").validate_email

    def vet(address: str) -> None:
        assert validate(address, check_dns=True, check_smtp=False) is True, address

    return vet


def email_validator(resolver: dns.resolver.Resolver) -> Vet:
    """Syntax, MX (A and SPF where there is none)."""
    validate = importlib.import_module("email_validator").validate_email

    def vet(address: str) -> None:
        assert validate(address, check_deliverability=True, dns_resolver=resolver).mx, address

    return vet


def checkdmarc(resolver: dns.resolver.Resolver) -> Vet:
    """A domain's MX, SPF, DMARC, DNSSEC, MTA-STS, TLS reports, BIMI."""
    check = importlib.import_module("checkdmarc").check_domains
    logging.getLogger("checkdmarc").setLevel(logging.CRITICAL)
    # Its DNSSEC part takes no resolver, and would ask this computer's own.
    servers = [Do53Nameserver("127.0.0.1", resolver.port)]

    def vet(address: str) -> None:
        found = check([address.partition("@")[2]], resolver=resolver, nameservers=servers, timeout=5.0)
        assert found["dmarc"]["valid"] and found["spf"]["valid"], found

    return vet
