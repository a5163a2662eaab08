"""One session with servers that behave, and with those that do not."""

from __future__ import annotations

import ssl
from collections.abc import Callable
from itertools import count, repeat

import pytest

from attacks import FORBIDDEN
from mail_servers import Script, Serve, drip, flood, silent
from whowrites.lab.world import Lab
from whowrites.net.deadline import Deadline
from whowrites.sources import Sources, mailbox_dialogue
from whowrites.sources.mailbox_dialogue import Identity, Visit, visit

NUMBERS = count(1)
Ask = Callable[..., Visit]


@pytest.fixture
def ask(lab: Lab, sources: Sources) -> Ask:
    def run(serve: Serve, address: str = "ann@b.example", **how: bool) -> Visit:
        number = next(NUMBERS)
        host = f"mx{number}.dialogue.example"
        lab.host(host, f"11.31.{number // 250}.{number % 250 + 1}", {25: serve})
        return visit(sources, host, address, Deadline.after(20), Identity(), **how)

    return run


def test_the_order_of_a_session_and_never_data(ask: Ask) -> None:
    script = Script({"QUIT": b"221 bye\r\n"})
    seen = ask(script.serve)
    verbs = [command.partition(":")[0] for command in script.heard]
    assert verbs == ["EHLO whowrites.invalid", "MAIL FROM", "RCPT TO", "RCPT TO", "RSET", "QUIT"]
    assert script.heard[1] == "MAIL FROM:<>" and script.heard[2] == "RCPT TO:<ann@b.example>"
    assert script.heard[3].endswith("@b.example>") and script.heard[3] != script.heard[2]
    assert seen.random is not None and seen.phase == "random" and seen.ip.startswith("11.31.")
    assert not [
        command for command in script.heard if command.upper().startswith(("DATA", "BDAT", "VRFY", "EXPN"))
    ]


def test_nobody_is_named_only_after_a_yes(ask: Ask) -> None:
    script = Script({"RCPT": b"550 5.1.1 no\r\n"})
    seen = ask(script.serve)
    assert [command[:4] for command in script.heard].count("RCPT") == 1
    assert seen.reading is not None and seen.reading.reason == "no_such_user" and seen.random is None


def test_an_old_server_is_greeted_in_the_old_way(ask: Ask) -> None:
    script = Script({"EHLO": b"502 what\r\n", "HELO": b"250 mx\r\n"})
    assert ask(script.serve).random is not None
    assert script.heard[1] == "HELO whowrites.invalid"


@pytest.mark.parametrize(
    ("answers", "banner", "phase"),
    [
        ({}, b"554 no\r\n", "banner"),
        ({"EHLO": b"550 no\r\n", "HELO": b"550 no\r\n"}, b"220 mx\r\n", "ehlo"),
        ({"MAIL": b"550 no\r\n"}, b"220 mx\r\n", "mail"),
    ],
)
def test_who_is_turned_away_names_nobody(
    ask: Ask, answers: dict[str, bytes | None], banner: bytes, phase: str
) -> None:
    script = Script(answers, banner)
    seen = ask(script.serve)
    assert seen.phase == phase and seen.reading is not None and seen.reading.result == "refuses_us"
    assert not [command for command in script.heard if command.startswith("RCPT")]


@pytest.mark.parametrize(
    "address", ["a@b.c>\r\nRCPT TO:<x@y", "a@b NOTIFY=", "<x>@y", "a\0@b.example", '"a b"@c.example']
)
def test_a_hostile_address_opens_no_connection(ask: Ask, address: str) -> None:
    script = Script()
    with pytest.raises(ValueError, match="not askable"):
        ask(script.serve, address)
    assert script.heard == []


@pytest.mark.parametrize(
    ("serve", "phase", "failure"),
    [
        pytest.param(silent, "banner", "timeout", id="no banner"),
        pytest.param(drip, "banner", "timeout", id="one byte at a time"),
        pytest.param(flood(iter([b"220-" + b"x" * 10_000_000])), "banner", "too_large", id="a line of 10 MB"),
        pytest.param(flood(repeat(b"220-more\r\n")), "banner", "too_large", id="lines without end"),
        pytest.param(lambda connection: None, "banner", "closed", id="hangs up"),
        pytest.param(
            Script({"EHLO": b"250-x\r\n" * 60 + b"250 y\r\n"}).serve, "ehlo", "too_large", id="60 lines"
        ),
        pytest.param(Script({"RCPT": None}).serve, "rcpt", "closed", id="drops at RCPT"),
    ],
)
def test_misbehaviour_ends_the_session_with_its_reason(
    ask: Ask, monkeypatch: pytest.MonkeyPatch, serve: Serve, phase: str, failure: str
) -> None:
    monkeypatch.setattr(mailbox_dialogue, "REPLY", 0.4)
    seen = ask(serve)
    assert (seen.phase, seen.failure, seen.reading) == (phase, failure, None)


def test_bytes_of_a_session_have_an_end(ask: Ask, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(mailbox_dialogue, "SESSION", 3000)
    long = b"250-" + b"x" * 900 + b"\r\n"
    assert ask(Script({"EHLO": long * 10 + b"250 y\r\n"}).serve).failure == "too_large"


def test_a_second_answer_that_never_comes_leaves_the_first(ask: Ask) -> None:
    def serve(connection: object) -> None:
        script = Script({"RCPT TO:<ann@": b"250 OK\r\n", "RCPT": None})
        script.serve(connection)  # type: ignore[arg-type]

    seen = ask(serve)
    assert seen.reading is not None and seen.reading.result == "deliverable"
    assert seen.random is None and seen.failure == ""


@pytest.mark.parametrize(
    "after",
    [
        pytest.param(b"220 go\r\nnot TLS at all" * 50, id="garbage"),
        pytest.param(b"220 go\r\n250 injected\r\n", id="text ahead of the handshake"),
    ],
)
def test_a_broken_handshake_is_noted_and_nothing_is_named(ask: Ask, after: bytes) -> None:
    script = Script({"EHLO": b"250-mx\r\n250 STARTTLS\r\n", "STARTTLS": after})
    seen = ask(script.serve)
    assert seen.tls == "failed" and seen.reading is None
    assert not [command for command in script.heard if command.startswith("RCPT")]
    assert ask(script.serve, tls=False).random is not None


def test_a_certificate_of_somebody_else_does_not_matter(ask: Ask, lab: Lab) -> None:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(lab.ca.issue("somebody.else.example"))

    def serve(connection: ssl.SSLSocket) -> None:
        connection.sendall(b"220 mx\r\n")
        connection.recv(100)
        connection.sendall(b"250-mx\r\n250 STARTTLS\r\n")
        connection.recv(100)
        connection.sendall(b"220 go\r\n")
        with context.wrap_socket(connection, server_side=True) as secured:
            Script(banner=b"").serve(secured)

    seen = ask(serve)
    assert seen.tls == "on" and seen.random is not None


@pytest.mark.parametrize("address", FORBIDDEN)
def test_private_exchangers_are_never_dialled(lab: Lab, sources: Sources, address: str) -> None:
    host = f"mx{next(NUMBERS)}.dialogue.example"
    lab.put(host, "AAAA" if ":" in address else "A", address)
    seen = visit(sources, host, "ann@b.example", Deadline.after(5), Identity())
    assert (seen.phase, seen.ip, seen.failure) == ("", "", "forbidden_address")
