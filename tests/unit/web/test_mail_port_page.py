"""The test of port 25 on the settings page: its outcome in words, its time, and the button."""

from __future__ import annotations

from typing import Any

import pytest

from whowrites import switches
from whowrites.model import Found
from whowrites.net.errors import NetError
from whowrites.sources import mailbox_port
from whowrites.sources.mailbox_port import Port
from whowrites.wire import to_json

HOST = "mx.big.example"
PC = "pc.isp.example"
IP = "11.40.0.7"


def page(world: Any, lang: str = "en") -> str:
    headers = world.owner() | {"Accept-Language": lang}
    return str(world.client().get("/settings/reach", headers=headers).text)


def answers(monkeypatch: pytest.MonkeyPatch, outcome: Port | NetError) -> None:
    def test(*_: Any) -> Port:
        if isinstance(outcome, NetError):
            raise outcome
        return outcome

    monkeypatch.setattr(mailbox_port, "test", test)


@pytest.mark.parametrize(
    ("port", "says"),
    [
        (Port(True, "", HOST), ["Yes: mail servers can be reached (mx.big.example)."]),
        (Port(True, "", HOST, IP, "", "none"), ["11.40.0.7, which has no name"]),
        (Port(True, "", HOST, IP, PC, "confirmed"), ["fit together"]),
        (
            Port(True, "", HOST, IP, PC, "unconfirmed"),
            ["does not lead back"],
        ),
        (Port(True, "", HOST, IP, "", "unknown"), ["could not be looked up"]),
        (
            Port(False, "timeout", HOST),
            ["No: mail servers cannot be reached", "no answer in time"],
        ),
        (Port(False, "proxied", HOST), ["answers in place of all mail servers"]),
    ],
)
def test_each_outcome_has_its_words(
    world: Any, monkeypatch: pytest.MonkeyPatch, port: Port, says: list[str]
) -> None:
    answers(monkeypatch, port)
    assert "Not tested yet" in page(world)
    answer = world.post("/settings/mail-port")
    assert answer.headers["Location"] == "/settings/reach#mail-port"
    assert "The test is under way." in page(world) and "refresh" in page(world)
    world.vets.do_aside()
    shown = page(world)
    for words in says:
        assert words in shown
    assert "Tested 2026-" in shown and "Test again" in shown and "refresh" not in shown
    assert "测试时间" in page(world, "zh-CN")


def test_a_test_that_could_not_be_made_says_why(world: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    answers(monkeypatch, NetError("servfail"))
    world.post("/settings/mail-port")
    world.vets.do_aside()
    assert "The test could not be made:" in page(world)


def test_who_allows_mail_servers_gets_the_test_at_once(world: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    answers(monkeypatch, Port(False, "timeout", HOST))
    world.post("/settings/switches", switch=["website"])
    assert not world.vets.waiting
    world.post("/settings/switches", switch=["website", "mailbox"])
    assert len(world.vets.waiting) == 1
    world.vets.do_aside()
    assert switches.on(world.store.settings) == {"website", "mailbox"}
    assert "Mail servers cannot be reached from this network, so nothing can be asked." in page(world)


def test_an_outcome_of_an_older_version_can_be_read(world: Any) -> None:
    old = to_json(Port(True, "", HOST))
    for name in ("ip", "name", "name_state"):
        del old[name]
    now = world.clock()
    world.store.lookups.put("mailbox-port", "", Found(old, "mailbox-port", now), now + mailbox_port.KEPT)
    assert "Yes: mail servers can be reached" in page(world)
