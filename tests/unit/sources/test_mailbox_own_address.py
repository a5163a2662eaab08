"""How mail servers see this computer."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sources_stage import Stage
from whowrites.net.dns import NoData, Records
from whowrites.net.errors import NetError
from whowrites.sources.mailbox_own_address import OwnName, address_in, name_of

IP = "11.40.0.7"
REVERSE = "7.0.40.11.in-addr.arpa"
CAPITALS = Records(("PC.isp.example.",), 60, False)
PC = Records(("pc.isp.example.",), 60, False)


@pytest.mark.parametrize(
    ("lines", "found"),
    [
        (("250-mx.example at your service, [11.40.0.7]", "250 SIZE"), IP),
        (("250-mx.example Hello [IPv6:2600:1::7]",), "2600:1::7"),
        (("250-mx.example Hello [192.168.1.2] [11.40.0.7]",), IP),
        (("250-mx.example Hello whowrites.invalid", "250 8BITMIME"), ""),
        (("250 [127.0.0.1]",), ""),
        (("250 [999.1.1.1]", "250 [::::]"), ""),
    ],
)
def test_the_address_is_the_public_one_in_brackets(lines: tuple[str, ...], found: str) -> None:
    assert address_in(lines) == found


@given(st.lists(st.text(max_size=200), max_size=20))
def test_any_lines(lines: list[str]) -> None:
    assert isinstance(address_in(lines), str)


class Names:
    """A resolver that also knows addresses."""

    def __init__(self, stage: Stage, addresses: dict[str, tuple[str, ...] | NetError]) -> None:
        self._stage = stage
        self._addresses = addresses

    def ask(self, *question: object) -> object:
        return self._stage.dns.ask(*question)  # type: ignore[arg-type]

    def addresses(self, host: str, deadline: object) -> tuple[str, ...]:
        found = self._addresses.get(host, NetError("no_address"))
        if isinstance(found, NetError):
            raise found
        return found


@pytest.mark.parametrize(
    ("pointer", "addresses", "name"),
    [
        (PC, {"pc.isp.example": (IP,)}, ("pc.isp.example", "confirmed")),
        (CAPITALS, {"pc.isp.example": ("11.1.1.1",)}, ("pc.isp.example", "unconfirmed")),
        (PC, {}, ("pc.isp.example", "unconfirmed")),
        (PC, {"pc.isp.example": NetError("timeout")}, ("pc.isp.example", "unknown")),
        (NoData(60), {}, ("", "none")),
        (NetError("servfail"), {}, ("", "unknown")),
    ],
)  # fmt: skip
def test_the_name_of_the_address(
    stage: Stage, pointer: object, addresses: dict[str, object], name: tuple[str, str]
) -> None:
    stage.dns.answers[REVERSE, "PTR"] = pointer  # type: ignore[assignment]
    resolver = Names(stage, addresses)  # type: ignore[arg-type]
    assert name_of(resolver, IP, stage.sources.deadline) == OwnName(*name)  # type: ignore[arg-type]
