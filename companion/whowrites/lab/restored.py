"""Collections that are as they were, once what was done with them is over."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any


@contextmanager
def restored(*living: dict[Any, Any] | set[Any]) -> Iterator[None]:
    """Afterwards each holds what it held before, and is still the same object: others may have it too."""
    before = [one.copy() for one in living]
    try:
        yield
    finally:
        for one, then in zip(living, before, strict=True):
            one.clear()
            one.update(then)
