"""The texts of port 43, each in its registry's own form."""

from __future__ import annotations

from datetime import UTC, datetime

from whowrites.lab import company, registries, whois

ENTRIES = registries.entries(company.load_all(datetime(2026, 1, 1, tzinfo=UTC)))


def lines(host: str, name: str) -> list[str]:
    return [line.strip() for line in whois.text(ENTRIES, host, name).splitlines()]


def test_the_chinese_form_is_in_beijing_time() -> None:
    said = lines("whois.cnnic.cn", "hengda-valves.cn")
    assert "Registration Time: 2012-05-14 18:11:12" in said
    assert "Sponsoring Registrar: 阿里云计算有限公司（万网）" in said
    assert "Domain Status: ok" in said


def test_the_british_form_is_in_indented_blocks() -> None:
    text = whois.text(ENTRIES, "whois.nic.uk", "tamarside-ceramics.co.uk")
    assert "    Relevant dates:\n        Registered on: 14-May-2009\n" in text
    assert "    Registrar:\n        Bollard Internet Ltd [Tag = BOLLARD]\n" in text


def test_the_generic_form_is_thin_at_the_registry_and_full_at_the_registrar() -> None:
    thin = lines("whois.verisign-grs.com", "northsea-bearings.com")
    assert "Creation Date: 1998-03-17T10:11:12Z" in thin
    assert "Registrar WHOIS Server: whois.bollard-registrar.com" in thin
    assert not any(line.startswith("Registrant") for line in thin)
    assert "Registrant Organization: Northsea Bearings GmbH" in lines(
        "whois.bollard-registrar.com", "northsea-bearings.com"
    )
    hidden = lines("whois.bollard-registrar.com", "oakline-furniture.com")
    assert "Registrant Organization: REDACTED FOR PRIVACY" in hidden
    assert "Domain Status: clientTransferProhibited https://icann.org/epp#clientTransferProhibited" in hidden


def test_unknown_names_and_busy_servers_say_so_in_their_own_words() -> None:
    assert lines("whois.cnnic.cn", "nobody.cn") == ["No matching record."]
    assert 'No match for "nobody.co.uk".' in lines("whois.nic.uk", "nobody.co.uk")
    assert 'No match for "NOBODY.COM".' in lines("whois.verisign-grs.com", "nobody.com")
    assert lines("whois.publicinterestregistry.org", "northsea-bearings.com") == ["Domain not found."]
    assert "rate limit" in lines("whois.verisign-grs.com", "saltmarsh-pumps.com")[0]
