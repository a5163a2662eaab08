"""All names of the simulated internet: the companies' zones, their addresses, and the hosts of the
registries.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from whowrites.lab.company import Company, Zone

TTL = 300


@dataclass
class Zones:
    """`records`: (name, type) to values.

    A name that is a key, or is above one, exists; every other one is NXDOMAIN.

    `broken`: domains whose name servers do not work. `refused`: the resolver will not ask about them.
    `silent`: no answer about them arrives. `dropped`: nor one to these (name, type).
    `signed`: domains answered with AD.
    """

    records: dict[tuple[str, str], tuple[str, ...]] = field(default_factory=dict)
    names: set[str] = field(default_factory=set)
    broken: set[str] = field(default_factory=set)
    refused: set[str] = field(default_factory=set)
    silent: set[str] = field(default_factory=set)
    dropped: set[tuple[str, str]] = field(default_factory=set)
    signed: set[str] = field(default_factory=set)

    def put(self, name: str, rtype: str, *values: str) -> None:
        """Set the records of one type at one name; none removes them (the name goes on existing)."""
        self.records[name, rtype] = values
        while name:
            self.names.add(name)
            name = name.partition(".")[2]

    def clear(self, domain: str) -> None:
        """Take out all records at the domain and below it; the names go on existing, without records."""
        for place in [place for place in self.records if f".{place[0]}".endswith(f".{domain}")]:
            del self.records[place]

    def has(self, name: str, rtype: str) -> bool:
        return (name, rtype) in self.records


def absolute(name: str, domain: str) -> str:
    """A name of a company file in full: "@" is the domain, "a" and "a.b.@" are below it, "a.b" is what it
    says.
    """
    if name == "@" or name.endswith(".@"):
        return name.removesuffix("@") + domain
    return name if "." in name else f"{name}.{domain}"


def add_company(zones: Zones, company: Company, address: str) -> None:
    """Write a company's zone; all of its own hosts get `address`.

    Mail exchangers and name servers that nobody has yet, too.
    """
    domain, zone = company.domain, company.zone
    if not domain or zone.state == "nxdomain":
        return
    failing = {"servfail": zones.broken, "refused": zones.refused, "silent": zones.silent}
    if zone.state in failing:
        failing[zone.state].add(domain)
        return
    zones.put(domain, "SOA", f"{name_servers(zone)[0]}. hostmaster.{domain}. 1 7200 3600 1209600 {TTL}")
    zones.put(domain, "NS", *name_servers(zone))
    for host in zone.hosts:
        zones.put(absolute(host, domain), "A", address)
    if zone.mx:
        zones.put(domain, "MX", *(_exchange(line, domain) for line in zone.mx))
    if zone.txt:
        zones.put(domain, "TXT", *zone.txt)
    if zone.dmarc:
        zones.put(f"_dmarc.{domain}", "TXT", zone.dmarc)
    for name, rtype, values in zone.extra:
        zones.put(absolute(name, domain), rtype, *values)
    if zone.signed:
        zones.signed.add(domain)
        zones.put(domain, "DS", f"20326 13 2 {'5a' * 32}")
    gone = {absolute(host, domain) for host in zone.gone}
    for host in _others(zone, domain):
        if not zones.has(host, "A") and host not in gone:
            zones.put(host, "A", address)


def exchangers(company: Company) -> tuple[str, ...]:
    """The hosts of its MX records, or the domain itself where it has none (RFC 5321 section 5.1)."""
    hosts = tuple(_exchange(line, company.domain).partition(" ")[2] for line in company.zone.mx)
    return tuple(host for host in hosts if host != ".") if hosts else (company.domain,)


def _others(zone: Zone, domain: str) -> Iterable[str]:
    for line in zone.mx:
        host = _exchange(line, domain).partition(" ")[2]
        if host != ".":
            yield host
    yield from name_servers(zone)


def _exchange(line: str, domain: str) -> str:
    preference, _, host = line.partition(" ")
    return f"{preference} {host if host == '.' else absolute(host, domain)}"


def name_servers(zone: Zone) -> tuple[str, ...]:
    """The zone's name servers; the lab's hosting firm where its file names none."""
    return zone.ns or ("ns1.quayside-dns.net", "ns2.quayside-dns.net")
