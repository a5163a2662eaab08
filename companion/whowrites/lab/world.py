"""The simulated internet: every company of `companies/`, on loopback sockets, behind one `Internet` value."""

from __future__ import annotations

import socket
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from functools import partial
from ipaddress import ip_address
from pathlib import Path
from types import TracebackType

from whowrites.lab import blocklists, company, outside, registries, whois, zones
from whowrites.lab.ca import Ca
from whowrites.lab.dns import DnsServer
from whowrites.lab.listen import Listeners, Serve
from whowrites.lab.restored import restored
from whowrites.lab.smtp import GUEST, GUEST_NAME, MailServers, rules_of
from whowrites.lab.state import State
from whowrites.lab.web import Web
from whowrites.net.internet import Endpoint, Internet, Pace

PACE = Pace(at_once=64, burst=10_000, per_second=10_000)
"""No manners toward ourselves: the pace of a real registry would measure nothing but waiting."""


class Lab:
    """A context manager. `internet` is what the companion is given; `log` is what it asked, as (service,
    question).

    Questions read: ("dns", "MX example.com"), ("whois", "whois.nic.uk example.co.uk"), ("rdap" or "web",
    URL), ("smtp", command line).
    """

    def __init__(self, now: datetime | None = None) -> None:
        self.companies = company.load_all(now or datetime.now(UTC))
        self.zones = zones.Zones()
        self.state = State()
        self._folder = tempfile.TemporaryDirectory(prefix="whowrites-lab-")
        self.ca = Ca(Path(self._folder.name))
        self._ports: dict[Endpoint, int] = {}
        self._numbers: dict[str, int] = {}
        self._listeners = Listeners(self.state)
        # Bound and never listening: whatever is dialled there is refused, as a closed port is.
        self._closed = socket.socket()
        self._closed.bind(("127.0.0.1", 0))
        self.dns = DnsServer(self.state, self.zones)
        self._listeners.add(self.dns.serve_tcp, self.dns.tcp)
        self._build()

    @property
    def internet(self) -> Internet:
        return Internet((("127.0.0.1", self.dns.port),), self.dial, self.ca.root, PACE)

    @property
    def log(self) -> list[tuple[str, str]]:
        return self.state.log

    @property
    def delay(self) -> float:
        """Seconds before each answer."""
        return self.state.delay

    @delay.setter
    def delay(self, seconds: float) -> None:
        self.state.delay = seconds

    @property
    def down(self) -> bool:
        """A dead network: questions arrive, nothing answers."""
        return self.state.down

    @down.setter
    def down(self, dead: bool) -> None:
        self.state.down = dead

    def dial(self, endpoint: Endpoint) -> Endpoint:
        """Where an endpoint of the simulated internet really listens; a port that refuses for all others."""
        port = self._ports.get(endpoint)
        return ("127.0.0.1", self._closed.getsockname()[1] if port is None else port)

    def put(self, name: str, rtype: str, *values: str) -> None:
        """Set DNS records, for a test: under a name of its own, since the lab lives on."""
        self.zones.put(name, rtype, *values)
        self.dns.forget()

    def host(self, name: str, address: str, services: dict[int, Serve]) -> None:
        """Add a host with services by port, for a test that plays an attacker. `address` must look public."""
        self.put(name, "AAAA" if ":" in address else "A", address)
        for port, serve in services.items():
            self._ports[address, port] = self._listeners.add(serve)

    def _build(self) -> None:
        self.zones.put("com", "NS", "a.gtld-servers.net")
        self.zones.put(ip_address(GUEST).reverse_pointer, "PTR", GUEST_NAME)
        self.zones.put(GUEST_NAME, "A", GUEST)
        self._entries = entries = registries.entries(self.companies)
        self._web = web = Web(self.state, self.companies, entries)
        self._clear = self._listeners.add(web.serve)
        self._secured = secured = self._listeners.add(partial(web.serve_tls, self.ca.server()))
        for number, host in enumerate(registries.rdap_hosts()):
            self._place(host, f"11.21.1.{number}", {443: secured})
        for number, host in enumerate(registries.whois_hosts()):
            port = self._listeners.add(partial(whois.serve, self.state, entries, host))
            self._place(host, f"11.21.2.{number}", {43: port})
        for number, host in enumerate(outside.HOSTS):
            self._place(host, f"11.21.3.{number}", {443: secured})
        for firm in self.companies:
            self._settle(firm)
        blocklists.add(self.zones, self.companies)
        self._mail_servers()

    def alter(self, firm: company.Company) -> None:
        """Let a firm be as given from now on: zone, registration, site, blocklists, what services know of it,
        and how its mail server answers. For a test; a new firm needs an id and a domain of its own, since the
        lab lives on.
        """
        self.zones.clear(firm.domain)
        if firm.registration is None:
            self._entries.pop(firm.domain, None)
        else:
            self._entries |= registries.entries([firm])
        self._web.show(firm)
        self._web.tell(firm)
        self._settle(firm)
        self._unlist(firm)
        blocklists.add(self.zones, [firm])
        if firm.smtp is not None:
            self._rules[firm.domain] = firm.smtp
            self._serve_mail(firm)
        self.dns.forget()

    @contextmanager
    def restored(self) -> Iterator[None]:
        """What is put, hosted, altered, slowed or killed within is as it was after it. What listens goes on
        to, at addresses that nobody is led to any more."""
        known = self._web.outside.told, self._web.outside.holders
        registered = self._entries, self._rules, self._web.sites, self.ca.shown
        try:
            with restored(self._ports, *known, *registered, *vars(self.zones).values()):
                yield
        finally:
            self._servers.forget()
            self.dns.forget()
            self.delay, self.down = 0.0, False

    def _settle(self, firm: company.Company) -> None:
        """Its names, and its site's ports, at an address of its own."""
        number = self._numbers.setdefault(firm.id, len(self._numbers))
        address = f"11.22.{number}.10"
        zones.add_company(self.zones, firm, address)
        for port in (80, 443):
            self._ports.pop((address, port), None)
        if firm.site.pages:
            self._ports[address, 80] = self._clear
            if not firm.site.plain:
                self._ports[address, 443] = self._secured
            if firm.site.certificate:
                self.ca.show(firm.domain, firm.site.certificate)

    def _unlist(self, firm: company.Company) -> None:
        for operator in blocklists.ZONES.values():
            self.zones.records.pop((f"{firm.domain}.{operator.zone}", "A"), None)

    def _mail_servers(self) -> None:
        """A mail server of its own at each exchanger's address: each greets by its name."""
        self._rules = rules_of(self.companies)
        self._servers = MailServers(self.state, self._rules, self.ca.server())
        for firm in self.companies:
            if firm.smtp is not None:
                self._serve_mail(firm)

    def _serve_mail(self, firm: company.Company) -> None:
        for host in zones.exchangers(firm):
            for ip in self.zones.records.get((host, "A"), ()):
                if (ip, 25) not in self._ports:
                    serve = partial(self._servers.serve, host, firm.domain)
                    self._ports[ip, 25] = self._listeners.add(serve)

    def _place(self, host: str, address: str, ports: dict[int, int]) -> None:
        self.zones.put(host, "A", address)
        self._ports |= {(address, port): real for port, real in ports.items()}

    def __enter__(self) -> Lab:
        self.dns.start()
        self._listeners.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.state.closing.set()
        self.dns.close()
        self._listeners.close()
        self._closed.close()
        self._folder.cleanup()
