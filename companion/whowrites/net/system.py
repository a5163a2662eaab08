"""The real internet: the resolvers that this computer is set up with, and no detour."""

from __future__ import annotations

from whowrites.net.internet import Endpoint, Internet


def real() -> Internet:
    """The internet as the operating system's settings reach it.

    The resolvers are read when the first question is prepared. Where none is configured, every question ends
    as NetError("unreachable"): the companion starts, and says that it could not ask.
    """
    return Internet(nameservers=(), renew=resolvers)


def resolvers() -> tuple[Endpoint, ...]:
    """The resolvers of the operating system's settings as they are now, in order; empty where it has none."""
    # Nobody who waits for the companion to start waits for this.
    import dns.exception
    import dns.resolver

    try:
        found = dns.resolver.Resolver(configure=True)
    except (dns.exception.DNSException, OSError):
        return ()
    return tuple((str(server), 53) for server in found.nameservers)
