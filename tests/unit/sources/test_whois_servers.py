"""Which WHOIS server is asked, and which referrals are followed."""

from __future__ import annotations

import codecs

import pytest

from whowrites.net.guard import host_name
from whowrites.sources import tables
from whowrites.sources.whois_servers import Server, known, server_of


@pytest.mark.parametrize(
    ("domain", "server"),
    [
        ("example.com", Server("whois.verisign-grs.com", "domain {}")),
        ("example.cn", Server("whois.cnnic.cn")),
        ("example.co.uk", Server("whois.nic.uk")),
        ("example.ac.uk", Server("whois.ja.net")),
        ("example.co.za", Server("coza-whois.registry.net.za")),
        ("example.jp", Server("whois.jprs.jp", "{}/e", "iso-2022-jp")),
        ("example.furniture", Server("whois.nic.furniture")),
        ("example.gr", None),
        ("example.zz", None),
        ("example.xn--unknown", None),
    ],
)
def test_the_longest_suffix_wins(domain: str, server: Server | None) -> None:
    assert server_of(domain) == server


def test_only_servers_of_the_table_are_known() -> None:
    assert known("whois.markmonitor.com") == Server("whois.markmonitor.com")
    assert known("whois.nic.uk") == Server("whois.nic.uk")
    for stranger in (
        "whois.bollard.example",
        "whois.markmonitor.com.evil.example",
        "127.0.0.1",
        "",
        "localhost",
    ):
        assert known(stranger) is None


def test_every_row_can_be_asked() -> None:
    table = tables.toml("whois_servers.toml")
    for suffix in table["servers"]:
        server = server_of(f"example.{suffix}")
        assert server is not None and host_name(server.host) == server.host
        assert server.query.format("example.com").isascii() and server.query.count("{}") == 1
        assert not server.charset or codecs.lookup(server.charset)
    assert all(host_name(host) == host for host in table["registrars"]["hosts"])
    assert not set(table["silent"]["suffixes"]) & set(table["servers"])
