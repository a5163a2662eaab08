"""Which internet is asked: the real one, or the simulated one of `lab`. Passed by constructor; nothing
else can choose it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

Endpoint = tuple[str, int]
"""An IP address and a port."""


@dataclass(frozen=True, slots=True)
class Pace:
    """Manners toward one server: at most `at_once` requests in flight, `burst` at once, then `per_second`."""

    at_once: int = 2
    burst: int = 10
    per_second: float = 1.0


@dataclass(frozen=True, slots=True)
class Internet:
    """`nameservers`: resolvers to ask, in order; empty: those that `renew` gives. `dial`: where a checked
    public endpoint is really connected to (itself, but in the lab).

    `ca`: path of a PEM file with the roots to trust instead of the system's, or None. `renew` reads
    `nameservers` anew, where they may change while the program runs (another network). Addresses pass the
    guard before `dial` sees them, in the lab too: the lab's names resolve to public-looking addresses.
    """

    nameservers: tuple[Endpoint, ...]
    dial: Callable[[Endpoint], Endpoint] = lambda endpoint: endpoint
    ca: str | None = None
    pace: Pace = Pace()
    renew: Callable[[], tuple[Endpoint, ...]] | None = None
