"""The real internet: the resolvers that this computer is set up with, and no detour."""

from __future__ import annotations

import dns.exception
import dns.resolver

from whowrites.net.internet import Endpoint, Internet


def real() -> Internet:
    """The internet as the operating system's settings reach it.

    Without a configured resolver `nameservers` is empty, and every question then ends as
    NetError("unreachable"): the companion starts, and says that it could not ask.
    """
    return Internet(nameservers=resolvers(), renew=resolvers)


def resolvers() -> tuple[Endpoint, ...]:
    """The resolvers of the operating system's settings as they are now, in order; empty where it has none."""
    try:
        found = dns.resolver.Resolver(configure=True)
    except (dns.exception.DNSException, OSError):
        return ()
    return tuple((str(server), 53) for server in found.nameservers)
