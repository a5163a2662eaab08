"""The resolvers of this computer, and what happens where there are none."""

from __future__ import annotations

import dns.resolver
import pytest

from whowrites.net import system
from whowrites.net.deadline import Deadline
from whowrites.net.dns import Resolver
from whowrites.net.errors import NetError


def test_the_configured_resolvers_are_asked_in_order(monkeypatch: pytest.MonkeyPatch) -> None:
    class Configured:
        def __init__(self, configure: bool) -> None:
            self.nameservers = ["192.168.1.1", "fd00::1"]

    monkeypatch.setattr(dns.resolver, "Resolver", Configured)
    assert system.real().nameservers == (("192.168.1.1", 53), ("fd00::1", 53))


def test_without_a_resolver_every_question_ends_as_unreachable(monkeypatch: pytest.MonkeyPatch) -> None:
    def none(configure: bool) -> None:
        raise dns.resolver.NoResolverConfiguration("no file")

    monkeypatch.setattr(dns.resolver, "Resolver", none)
    internet = system.real()
    assert internet.nameservers == ()
    with pytest.raises(NetError) as caught:
        Resolver(internet).ask("example.com", "MX", Deadline.after(1))
    assert caught.value.reason == "unreachable"
