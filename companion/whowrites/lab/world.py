"""The simulated internet: every company of `companies/` with DNS, on loopback sockets, behind one `Internet`
value.
"""

from __future__ import annotations

import socket
from datetime import UTC, datetime
from types import TracebackType

from whowrites.lab import company, zones
from whowrites.lab.dns import DnsServer
from whowrites.lab.listen import Listeners
from whowrites.lab.state import State
from whowrites.net.internet import Endpoint, Internet, Pace

PACE = Pace(at_once=64, burst=10_000, per_second=10_000)


class Lab:
    """A context manager. `internet` is what the companion is given; `log` is what it asked, as (service,
    question).
    """

    def __init__(self, now: datetime | None = None) -> None:
        self.companies = company.load_all(now or datetime.now(UTC))
        self.zones = zones.Zones()
        self.state = State()
        self._ports: dict[Endpoint, int] = {}
        self._listeners = Listeners(self.state)
        for number, firm in enumerate(self.companies):
            zones.add_company(self.zones, firm, f"11.22.{number}.10")
        self.dns = DnsServer(self.state, self.zones)
        self._listeners.add(self.dns.serve_tcp, self.dns.port)
        # Bound and never listening: whatever is dialled there is refused, as a closed port is.
        self._closed = socket.socket()
        self._closed.bind(("127.0.0.1", 0))

    @property
    def internet(self) -> Internet:
        return Internet(nameservers=(("127.0.0.1", self.dns.port),), dial=self.dial, pace=PACE)

    @property
    def log(self) -> list[tuple[str, str]]:
        return self.state.log

    @property
    def delay(self) -> float:
        return self.state.delay

    @delay.setter
    def delay(self, seconds: float) -> None:
        self.state.delay = seconds

    @property
    def down(self) -> bool:
        return self.state.down

    @down.setter
    def down(self, dead: bool) -> None:
        self.state.down = dead

    def dial(self, endpoint: Endpoint) -> Endpoint:
        """Where an endpoint of the simulated internet really listens; a port that refuses for all others."""
        port = self._ports.get(endpoint)
        return ("127.0.0.1", self._closed.getsockname()[1] if port is None else port)

    def put(self, name: str, rtype: str, *values: str) -> None:
        """Set DNS records for a test."""
        self.zones.put(name, rtype, *values)
        self.dns.forget()

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
