from __future__ import annotations

import pytest

from lab.watch.firm import Clock


@pytest.fixture
def clock() -> Clock:
    return Clock()
