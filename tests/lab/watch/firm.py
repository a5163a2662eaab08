"""A firm of the lab that is looked at twice, and what its changes come to."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

from whowrites.lab.company import Company, Registration, Smtp, Zone
from whowrites.lab.site import Site, SitePage
from whowrites.lab.world import Lab
from whowrites.model import Reach, Subject
from whowrites.store import Store
from whowrites.vetting import Vetting


class Clock:
    def __init__(self) -> None:
        self.now = datetime.now(UTC).replace(microsecond=0)

    def __call__(self) -> datetime:
        return self.now


@contextmanager
def opened(lab: Lab, folder: Path, clock: Clock) -> Iterator[tuple[Store, Vetting]]:
    store = Store.open(folder, clock)
    vetting = Vetting(lab.internet, store, clock)
    try:
        yield store, vetting
    finally:
        vetting.close()
        store.close()


def site(title: str, body: str) -> Site:
    return Site({"/": SitePage(title=title, body=body)})


HOME = site(
    "Withamford Looms", "<h1>Withamford Looms</h1><p>We make looms in Witham and ship them everywhere.</p>"
)
PARKED = site("withamford", "<p>This domain is parked free, courtesy of the registrar.</p>")


def firm(name: str, now: datetime) -> Company:
    """A firm of its own name, since the lab lives on through all tests."""
    registration = Registration(
        created=now - timedelta(days=4000),
        expires=now + timedelta(days=38),
        updated=now - timedelta(days=300),
        registrar="Gandi SAS",
        org="Withamford Looms Ltd",
        country="GB",
    )
    zone = Zone(
        hosts=("@", "www", "mx"),
        mx=("10 mx",),
        ns=("ns1.quayside-dns.net", "ns2.quayside-dns.net"),
        txt=("v=spf1 mx -all",),
        dmarc="v=DMARC1; p=reject",
    )
    smtp = Smtp(accepts=("ann",))
    return Company(name, "", f"{name}.com", False, zone, registration, smtp, HOME, ())


def look(lab: Lab, store: Store, clock: Clock, name: str) -> None:
    """Ask all of it anew, and wait for the end. What a resolver remembers by its own clock is forgotten, as
    it is in a month."""
    subject = Subject(f"ann@{name}.com")
    vetting = Vetting(lab.internet, store, clock)
    vetting.ask_again(subject, Reach.CONTACT)
    vetting.finish(subject, Reach.CONTACT)
    vetting.close()


def told(store: Store) -> dict[str, str]:
    rows = store.changes.page().rows
    return {row.change.code: f"{row.change.before} > {row.change.after}" for row in rows}
