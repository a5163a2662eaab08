"""Rows rated by as many processes as there are processors, told in their order; a short list by this one.

Each row is rated by itself, so that it makes no difference who rates it.
"""

from __future__ import annotations

import os
import signal
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from datetime import UTC, datetime
from functools import cache
from itertools import chain, islice
from typing import NamedTuple

from whowrites.evaluation.rating import Rater
from whowrites.evaluation.rows import BadRow, as_archived, read
from whowrites.net.internet import Internet
from whowrites.weights import load

BATCH = 500
"""Lines that are handed to a process at a time."""
HERE = 2
"""So many batches are rated before other processes are made."""
_MOST = 4
"""Processes; where more are at hand, reading and printing are what takes the time."""


class Told(NamedTuple):
    """A row's id and its rating."""

    id: str
    level: str
    score: float


_Lines = tuple[list[str], int]
"""Lines, and the number of the first."""


class _Batch(NamedTuple):
    told: list[Told]
    fault: str = ""


def rated(lines: Iterable[str], *, believe: bool = False) -> Iterator[Told]:
    """The ratings of a JSONL text, in order. `believe`: the list lines of an archive. Nobody is asked.

    Raises BadRow with the line's number, behind the rows before it.
    """
    batches = _batches(lines)
    for batch in islice(batches, HERE):
        yield from _open(_rate(*batch, believe))
    more = next(batches, None)
    if more is None:
        return
    # Processes that are made now have what the first batches made this one load.
    pool, rest = _pool(), chain((more,), batches)
    if pool is None:
        for batch in rest:
            yield from _open(_rate(*batch, believe))
        return
    with pool:
        yield from _in_order(pool, rest, believe)


def _pool() -> Executor | None:
    """None where there is one processor, or the system lets a program have no other processes."""
    able = getattr(os, "sched_getaffinity", None)
    processors = len(able(0)) if able else os.cpu_count() or 1
    if processors == 1:
        return None
    try:
        return ProcessPoolExecutor(min(processors, _MOST), initializer=_leave_ctrl_c_to_the_first)
    except (ImportError, RuntimeError, OSError):  # as `concurrent.futures` says that it cannot
        return None


def _leave_ctrl_c_to_the_first() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def _in_order(pool: Executor, batches: Iterable[_Lines], believe: bool) -> Iterator[Told]:
    """A few batches are under way at once, so that a long list is never held as a whole."""
    under_way: deque[Future[_Batch]] = deque()
    try:
        for batch in batches:
            under_way.append(pool.submit(_rate, *batch, believe))
            if len(under_way) > 2 * _MOST:
                yield from _open(under_way.popleft().result())
        while under_way:
            yield from _open(under_way.popleft().result())
    finally:
        for future in under_way:
            future.cancel()


def _batches(lines: Iterable[str]) -> Iterator[_Lines]:
    coming, start = iter(lines), 1
    while batch := list(islice(coming, BATCH)):
        yield batch, start
        start += len(batch)


def _rate(lines: list[str], start: int, believe: bool) -> _Batch:
    """Runs in another process: what was rated before a fault comes back with it."""
    told: list[Told] = []
    rater = _rater()
    try:
        for row in read(lines, start):
            rating = rater.rate(as_archived(row) if believe else row)
            told.append(Told(row.id, str(rating.level), rating.score))
    except BadRow as fault:
        return _Batch(told, str(fault))
    return _Batch(told)


@cache
def _rater() -> Rater:
    # To find out whom this computer would ask takes longer than to rate hundreds of rows.
    return Rater(Internet(nameservers=()), load(), datetime.now(UTC))


def _open(batch: _Batch) -> Iterator[Told]:
    yield from batch.told
    if batch.fault:
        raise BadRow(batch.fault)
