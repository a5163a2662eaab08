"""Sources on the simulated internet, with a cache of their own for each test."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from sources_stage import Cache, People
from whowrites import sources as room
from whowrites.lab.world import Lab
from whowrites.net.deadline import Deadline
from whowrites.sources import Sources


@pytest.fixture
def cache() -> Cache:
    return Cache()


@pytest.fixture
def sources(lab: Lab, cache: Cache) -> Sources:
    built = room.build(lab.internet, cache, People(), lambda: datetime.now(UTC))
    return built.at(Deadline.after(120))
