"""The simulated internet, started once for the ring; each test sees an empty log and a lab that is up and
quick.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from quick_start import lay_empty_store
from standing_clock import Clock
from whowrites import cage
from whowrites.lab.world import Lab
from whowrites.model import Reach
from whowrites.net.dns import Resolver
from whowrites.records import Contact
from whowrites.sources import website
from whowrites.store import Store
from whowrites.vetting import TIME_LIMIT, Vetting, utc_now


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The longest test of all begins first: whoever came to it last would have the others wait."""
    items.sort(key=lambda item: item.path.name != "test_coverage.py")


@pytest.fixture(scope="session")
def running_lab() -> Iterator[Lab]:
    with Lab() as lab:
        yield lab


@pytest.fixture
def lab(running_lab: Lab) -> Iterator[Lab]:
    """The running lab. A test may slow it (`delay`), kill it (`down`), and change records, hosts and firms
    (`put`, `host`, `alter`): the next test finds it as it was.
    """
    running_lab.log.clear()
    with running_lab.restored():
        yield running_lab


@pytest.fixture(autouse=True)
def unhurried(monkeypatch: pytest.MonkeyPatch) -> None:
    """Limits on the clock of the wall that a good answer of a busy machine must not meet; what is asked of
    the limits themselves sets its own.
    """
    monkeypatch.setattr(website, "SECONDS", 90.0)
    for reach in (Reach.CONTACT, Reach.SERVICE):
        monkeypatch.setitem(TIME_LIMIT, reach, 120.0)
    for limit in ("WALL", "START"):
        monkeypatch.setattr(cage, limit, 40.0)
    monkeypatch.setitem(cage.ask.__kwdefaults__, "wall", 40.0)
    monkeypatch.setitem(cage.ask.__kwdefaults__, "total", 80.0)


@pytest.fixture
def resolver(lab: Lab) -> Resolver:
    return Resolver(lab.internet)


@pytest.fixture
def clock() -> Clock:
    return Clock(utc_now())


@pytest.fixture
def store(lab: Lab, tmp_path: Path, clock: Clock) -> Iterator[Store]:
    """An empty store whose owner has the known firms of the lab among the contacts."""
    lay_empty_store(tmp_path)
    opened = Store.open(tmp_path, clock)
    known = [firm.mail[0] for firm in lab.companies if firm.known_contact]
    opened.contacts.add([Contact(mail.address, mail.name, "import", clock.now) for mail in known])
    yield opened
    opened.close()


@pytest.fixture
def vetting(lab: Lab, store: Store, clock: Clock) -> Iterator[Vetting]:
    opened = Vetting(lab.internet, store, clock)
    yield opened
    opened.close()
