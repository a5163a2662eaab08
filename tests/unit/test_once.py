"""One maker, however many come first."""

from __future__ import annotations

import time
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest

from whowrites.once import once


def test_many_who_come_first_wait_for_one_maker() -> None:
    made: list[str] = []
    together = Barrier(8)

    @once
    def table(name: str) -> list[str]:
        made.append(name)
        time.sleep(0.05)
        return [name]

    def ask(_: int) -> list[str]:
        together.wait()
        return table("a")

    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(ask, range(8)))
    assert made == ["a"] and all(one is found[0] for one in found)
    assert table("b") == ["b"] and made == ["a", "b"]


def test_what_could_not_be_made_is_made_at_the_next_call() -> None:
    tries: list[int] = []

    @once
    def table() -> int:
        tries.append(1)
        return 1 // (len(tries) - 1)

    with pytest.raises(ZeroDivisionError):
        table()
    assert table() == 1 and table() == 1 and len(tries) == 2


def test_a_table_may_be_made_of_itself() -> None:
    @once
    def table(depth: int) -> int:
        return depth and 1 + table(depth - 1)

    assert table(3) == 3
