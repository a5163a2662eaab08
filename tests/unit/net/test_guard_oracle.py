"""Our address table beside another guard's: nothing passes ours that it refuses (security: X3)."""

from __future__ import annotations

from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network

import ssrfguard
from hypothesis import given
from hypothesis import strategies as st

from whowrites.net.guard import refusal

ORACLE = ssrfguard.Policy()
STRICTER = {"protocol assignments", "outside 2000::/3", "6to4", "AS112"}
"""What we refuse and it does not: the parts of 2001::/23 that have a use of their own, translated and
tunnelled addresses whose inner IPv4 one is public, the sinks of reverse DNS. No firm has a server there."""


def edges() -> list[str]:
    """The first and last address of each block that the oracle knows, and their neighbours outside."""
    blocks = [ip_network(str(block.network)) for block in ssrfguard.DEFAULT_DENIED.blocks]
    found = []
    for block in blocks:
        kind = IPv4Address if block.version == 4 else IPv6Address
        for number in (int(block[0]) - 1, int(block[0]), int(block[-1]), int(block[-1]) + 1):
            if 0 <= number < 1 << block.max_prefixlen:
                found.append(str(kind(number)))
    return found


def compare(address: str) -> None:
    ours = refusal(address)
    theirs = not ORACLE.permits_address(ip_address(address))
    assert not theirs or ours, f"{address} passes our guard"
    assert theirs or ours is None or ours in STRICTER, f"{address} is refused as {ours}"


def test_the_edges_of_every_special_block() -> None:
    assert len(edges()) > 200
    for address in edges():
        compare(address)


@given(st.ip_addresses(v=4) | st.ip_addresses(v=6).map(lambda a: IPv6Address(int(a) >> 3 | 1 << 125)))
def test_any_address(address: IPv4Address | IPv6Address) -> None:
    compare(str(address))
