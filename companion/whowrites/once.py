"""Tables that are made at their first use, by one thread: many runs begin at once, and each of them would
read the whole table for itself (`functools.cache` lets them)."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from threading import RLock
from typing import TypeVar, TypeVarTuple

A = TypeVarTuple("A")
T = TypeVar("T")


def once(make: Callable[[*A], T]) -> Callable[[*A], T]:
    """`make`, called once for each of its arguments, which are few; who comes meanwhile waits."""
    kept: dict[tuple[*A], T] = {}
    making = RLock()

    @wraps(make)
    def made(*args: *A) -> T:
        try:
            return kept[args]
        except KeyError:
            with making:
                if args not in kept:
                    kept[args] = make(*args)
                return kept[args]

    return made
