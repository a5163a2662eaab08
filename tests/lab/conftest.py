"""The simulated internet, started once for the ring; each test sees an empty log and a lab that is up and
quick.
"""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from whowrites.lab.world import Lab
from whowrites.net.dns import Resolver


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


@pytest.fixture
def resolver(lab: Lab) -> Resolver:
    return Resolver(lab.internet)
