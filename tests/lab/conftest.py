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
    """The running lab. A test may slow it (`delay`), kill it (`down`) and add records (`put`, under names of
    its own).
    """
    running_lab.log.clear()
    yield running_lab
    running_lab.delay = 0.0
    running_lab.down = False


@pytest.fixture
def resolver(lab: Lab) -> Resolver:
    return Resolver(lab.internet)
