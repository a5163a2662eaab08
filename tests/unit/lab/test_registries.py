"""The registries that the lab plays."""

from __future__ import annotations

from datetime import UTC, datetime

from whowrites.lab import company, registries

ENTRIES = registries.entries(company.load_all(datetime(2026, 1, 1, tzinfo=UTC)))


def test_every_registered_domain_has_a_registry() -> None:
    assert {entry.tld for entry in ENTRIES.values()} <= registries.WHOIS.keys()
    assert "gmaill.com" not in ENTRIES
    assert ENTRIES["hengda-valves.cn"].name_servers == ("dns9.hichina.com", "dns10.hichina.com")


def test_the_chinese_registry_has_no_rdap() -> None:
    assert "cn" not in registries.RDAP
    assert registries.REGISTRAR_RDAP in registries.rdap_hosts()
    assert set(registries.whois_hosts()) >= {"whois.cnnic.cn", "whois.nic.uk", "whois.verisign-grs.com"}
