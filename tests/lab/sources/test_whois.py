"""The WHOIS client against honest and hostile servers: what is sent, how much is read, whom it follows."""

from __future__ import annotations

import itertools
import socket
import time
from collections.abc import Callable

import pytest

from whowrites.lab.world import Lab
from whowrites.model import Absent, Found, Unknown
from whowrites.net.errors import NetError
from whowrites.sources import Sources, whois
from whowrites.sources.whois_servers import Server

ADDRESS = itertools.count(1)
RECORD = """Domain Name: EXAMPLE.COM
Creation Date: 2009-05-14T10:11:12Z
Registrar: Bollard
Registrar WHOIS Server: {}
"""


@pytest.fixture
def play(lab: Lab) -> Callable[[str, Callable[[socket.socket, bytes], None]], list[bytes]]:
    """Put a server of the test's own under a registry's name; gives the list of lines that it was sent."""

    def put(host: str, act: Callable[[socket.socket, bytes], None]) -> list[bytes]:
        lines: list[bytes] = []

        def serve(connection: socket.socket) -> None:
            line = connection.makefile("rb").readline(1000)
            lines.append(line)
            act(connection, line)

        lab.host(host, f"11.77.1.{next(ADDRESS)}", {43: serve})
        return lines

    return put


def says(text: str | bytes) -> Callable[[socket.socket, bytes], None]:
    body = text if isinstance(text, bytes) else text.encode()
    return lambda connection, line: connection.sendall(body)


@pytest.mark.parametrize(
    ("domain", "host", "line"),
    [
        ("example.ro", "whois.rotld.ro", b"example.ro\r\n"),
        ("example.dk", "whois.punktum.dk", b"--charset=utf-8 example.dk\r\n"),
        ("example.jp", "whois.jprs.jp", b"example.jp/e\r\n"),
        ("example.furniture", "whois.nic.furniture", b"example.furniture\r\n"),
    ],
)
def test_the_question_in_the_servers_own_form(
    play, sources: Sources, domain: str, host: str, line: bytes
) -> None:
    lines = play(host, says("Domain not found.\n"))
    assert isinstance(whois.whois(sources, domain), Absent)
    assert lines == [line]


@pytest.mark.parametrize(
    "name",
    [
        "-h evil.example",
        "a\r\nb.example",
        "x;id.example",
        "EXAMPLE.RO",
        "é.example",
        "a b",
        "",
        "x" * 300,
        "-a.example",
    ],
)
def test_nothing_but_a_name_is_ever_sent(play, lab: Lab, sources: Sources, name: str) -> None:
    lines = play("whois.refuses.example", says("x"))
    with pytest.raises(NetError) as refused:
        whois.fetch(sources, Server("whois.refuses.example"), name)
    assert refused.value.reason == "bad_name"
    assert not lines and not lab.log


def test_the_text_in_whatever_charset(play, sources: Sources) -> None:
    latin = "Registrar: Bóllard Açores\nCreation Date: 2009-05-14\n".encode("iso-8859-1")
    play("whois.dns.pt", says(latin))
    answer = whois.whois(sources, "example.pt")
    assert isinstance(answer, Found) and answer.value.registrar == "Bóllard Açores"


@pytest.mark.parametrize(
    ("body", "charset", "text"),
    [
        ("é".encode(), "", "é"),
        ("é".encode(), "iso-8859-1", "é"),
        ("é".encode("latin-1"), "", "é"),
        ("登録".encode("iso-2022-jp"), "iso-2022-jp", "登録"),
        ("Привет".encode("cp1251"), "cp1251", "Привет"),
        (b"\x81\xff", "cp1251", "Ѓя"),
    ],
)
def test_decoding(body: bytes, charset: str, text: str) -> None:
    assert whois.decode(body, charset) == text


def flood(connection: socket.socket, line: bytes) -> None:
    for _ in range(3000):
        connection.sendall(b"created: 2009-05-14\r\n" * 100)


def drip(connection: socket.socket, line: bytes) -> None:
    until = time.monotonic() + 8
    while time.monotonic() < until:
        connection.sendall(b"x")
        time.sleep(0.02)


@pytest.mark.parametrize(
    ("act", "reason"),
    [
        (flood, "too_large"),
        (drip, "timeout"),
        (says(""), "closed"),
        (says(b"\x00\xff" * 9000), "unread"),
        (says("Please go away for 20 seconds\n"), "throttled"),
    ],
    ids=["flood", "drip", "silence", "binary", "throttled"],
)
def test_a_hostile_server_makes_it_unknown_in_time(
    play, sources: Sources, monkeypatch, act, reason: str
) -> None:
    monkeypatch.setattr(whois, "TOTAL", 0.6)
    play("whois.rotld.ro", act)
    answer = whois.whois(sources, "example.ro")
    assert isinstance(answer, Unknown) and answer.reason == reason


def test_a_server_that_has_had_enough_is_left_alone(play, sources: Sources, monkeypatch) -> None:
    monkeypatch.setattr(whois, "TOTAL", 0.6)
    asked = play("whois.rotld.ro", says("Query rate limit exceeded. Please try again later.\n"))
    reasons = [whois.whois(sources, domain).reason for domain in ("example.ro", "another.ro")]
    assert reasons == ["throttled", "paced"]
    assert asked == [b"example.ro\r\n"]


def test_a_known_registrar_is_asked_once_for_the_holder(play, sources: Sources) -> None:
    play("whois.rotld.ro", says(RECORD.format("whois.gandi.net")))
    second = play(
        "whois.gandi.net",
        says(
            RECORD.format("whois.godaddy.com").replace("2009", "2019")
            + "Registrant Organization: Quill Ltd\n"
        ),
    )
    third = play("whois.godaddy.com", says("Registrant Organization: Other\n"))
    answer = whois.whois(sources, "example.ro")
    assert isinstance(answer, Found) and answer.value.registrant_org == "Quill Ltd"
    assert answer.value.created is not None and answer.value.created.year == 2009
    assert second == [b"example.ro\r\n"] and not third


@pytest.mark.parametrize(
    "host", ["whois.stranger.example", "127.0.0.1", "169.254.169.254", "localhost", "whois.rotld.ro"]
)
def test_no_referral_to_strangers_or_round_in_circles(play, lab: Lab, sources: Sources, host: str) -> None:
    stranger = play("whois.stranger.example", says("x"))
    lines = play("whois.rotld.ro", says(RECORD.format(host)))
    answer = whois.whois(sources, "example.ro")
    assert isinstance(answer, Found) and answer.value.registrant_org == ""
    assert len(lines) == 1 and not stranger
    assert "stranger" not in str(lab.log)


def test_a_failing_registrar_takes_nothing_away(play, sources: Sources) -> None:
    play("whois.rotld.ro", says(RECORD.format("whois.gandi.net")))
    play("whois.gandi.net", says("Too many requests\n"))
    answer = whois.whois(sources, "example.ro")
    assert isinstance(answer, Found) and answer.value.created is not None


def test_a_server_whose_name_leads_into_the_own_network_is_not_dialled(lab: Lab, sources: Sources) -> None:
    lab.put("whois.eu", "A", "10.0.0.7")
    answer = whois.whois(sources, "example.eu")
    assert isinstance(answer, Unknown) and answer.reason == "forbidden_address"


def test_a_registry_without_a_server_publishes_nothing(lab: Lab, sources: Sources) -> None:
    answer = whois.whois(sources, "example.gr")
    assert isinstance(answer, Unknown) and answer.reason == "unpublished"
    assert not lab.log
