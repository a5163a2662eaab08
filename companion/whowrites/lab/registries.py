"""Who holds registration data in the lab: the registries' real RDAP and WHOIS hosts, and one invented
registrar.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from whowrites.lab.company import Company, Registration
from whowrites.lab.zones import name_servers

RDAP = {
    "com": ("rdap.verisign.com", "/com/v1/"),
    "net": ("rdap.verisign.com", "/net/v1/"),
    "org": ("rdap.publicinterestregistry.org", "/rdap/"),
    "uk": ("rdap.nominet.uk", "/uk/"),
}
WHOIS = {
    "com": "whois.verisign-grs.com",
    "net": "whois.verisign-grs.com",
    "org": "whois.publicinterestregistry.org",
    "uk": "whois.nic.uk",
    "cn": "whois.cnnic.cn",
}
REGISTRAR_RDAP = "rdap.bollard-registrar.com"
REGISTRAR_WHOIS = "whois.bollard-registrar.com"
THIN = ("com", "net")
"""Registries that know the registrar and the dates; the registrant is known to the registrar only."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A registered domain: what the registry tells of it."""

    domain: str
    registration: Registration
    name_servers: tuple[str, ...]

    @property
    def tld(self) -> str:
        return self.domain.rpartition(".")[2]


def entries(companies: Iterable[Company]) -> dict[str, Entry]:
    """The registered domains of all companies, by domain."""
    return {
        firm.domain: Entry(firm.domain, firm.registration, name_servers(firm.zone))
        for firm in companies
        if firm.registration is not None
    }


def rdap_hosts() -> tuple[str, ...]:
    return (*sorted({host for host, _ in RDAP.values()}), REGISTRAR_RDAP)


def whois_hosts() -> tuple[str, ...]:
    return (*sorted(set(WHOIS.values())), REGISTRAR_WHOIS)
