"""Names that may be asked; who may answer."""

from __future__ import annotations

import pytest

from whowrites.net import dns_wire
from whowrites.net.errors import NetError


@pytest.mark.parametrize(
    "name", ["Example.COM.", "_dmarc.example.com", "_smtp._tls.a-b.example", "com", "a" * 63 + ".x"]
)
def test_a_name_is_asked_in_one_form(name: str) -> None:
    assert dns_wire.question_name(name) == name.lower().rstrip(".")


@pytest.mark.parametrize(
    "name",
    [
        "",
        ".",
        "a..b",
        "-a.com",
        "a-.com",
        "a b.com",
        "ä.com",
        "a" * 64 + ".com",
        "a." * 127 + "com",
        "x\0.com",
        "a\\.b",
    ],
)
def test_what_is_no_name_is_never_asked(name: str) -> None:
    with pytest.raises(NetError) as caught:
        dns_wire.question_name(name)
    assert caught.value.reason == "bad_name"


@pytest.mark.parametrize(
    ("peer", "server", "same"),
    [
        (("9.9.9.9", 53), ("9.9.9.9", 53), True),
        (("9.9.9.9", 54), ("9.9.9.9", 53), False),
        (("9.9.9.10", 53), ("9.9.9.9", 53), False),
        (("2620:fe::fe", 53, 0, 0), ("2620:FE:0::fe", 53), True),
        (("fe80::1%eth0", 53, 0, 2), ("fe80::1", 53), True),
        (("2620:fe::fd", 53, 0, 0), ("2620:fe::fe", 53), False),
    ],
)
def test_a_datagram_counts_when_it_is_from_the_server(
    peer: tuple[str, int], server: tuple[str, int], same: bool
) -> None:
    assert dns_wire._same(peer, server) is same
