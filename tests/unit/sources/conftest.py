"""Each test of a source gets a pretended network of its own."""

from __future__ import annotations

import pytest

from sources_stage import Stage, make


@pytest.fixture
def stage() -> Stage:
    return make()
