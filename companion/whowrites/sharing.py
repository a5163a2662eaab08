"""The bundle: dossiers as JSON, from one WhoWrites to another that has no server in common with it.

One dossier a line, so that neither side holds more than one in memory. What comes in was written by others:
its types, sizes, codes, moments and addresses are checked; what cannot be told here is left out and named.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Any, BinaryIO

from whowrites.address import BadAddress, parse
from whowrites.checklist import ANSWERS, QUESTIONS
from whowrites.imports.reading import Unreadable
from whowrites.model import Facts, Finding, Level, Verdict
from whowrites.sentences import has_sentence, text
from whowrites.store import Store
from whowrites.store.dealings import GRADES, MAX_TAG, OUTCOMES
from whowrites.store.merging import NEW, SAME, Difference, Merged
from whowrites.store.shared import Shared
from whowrites.wire import from_json, stamp, to_json

VERSION = 1
MAX_LINE = 4 * 1024 * 1024
MAX_WHOLE = 25 * 1024 * 1024
"""Bytes of a bundle that another program has put on other lines: it is read in one."""
_HEAD = re.compile(rb'\{"whowrites_bundle": ?([0-9]{1,4}), ?"made_at": ?"[^"]{0,40}", ?"dossiers": ?\[\s*')
_TOGETHER = 50
_LATE = timedelta(days=1)
_VERDICTS = frozenset({"proceed", "ask", "declined", "known", "not_known", "withdrawn"})
SHOWN = 200
"""Faults and differences that are told; all are counted."""


@dataclass(frozen=True, slots=True)
class Fault:
    """A dossier of the file that was left out: its place (from 1), its address if it has one, and why."""

    place: int
    address: str
    code: str


@dataclass(frozen=True, slots=True)
class Brought:
    """A dossier that an import adds, or adds to; `parts` are those of `merging.PARTS`."""

    address: str
    is_new: bool
    parts: tuple[str, ...]


@dataclass(slots=True)
class Report:
    """What an import came to, or would come to. `never`: left out since the owner does not want them checked;
    `unknown`: findings left out since this version does not know them. `faults` names those of `faulty` and
    `never`; `brought`: address and parts of each dossier that is new here or has something new.
    """

    new: int = 0
    changed: int = 0
    same: int = 0
    faulty: int = 0
    never: int = 0
    unknown: int = 0
    different: int = 0
    backup: str = ""
    faults: list[Fault] = field(default_factory=list)
    differences: list[Difference] = field(default_factory=list)
    brought: list[Brought] = field(default_factory=list)


def write(dossiers: Iterable[Shared], out: BinaryIO, now: datetime) -> int:
    """A bundle of these dossiers; gives how many."""
    return sum(out.write(piece) > 0 for piece in pieces(dossiers, now)) - 2


def pieces(dossiers: Iterable[Shared], now: datetime) -> Iterator[bytes]:
    """The bundle's head, one piece a dossier as they come, and its end."""
    yield f'{{"whowrites_bundle": {VERSION}, "made_at": "{stamp(now)}", "dossiers": ['.encode()
    before = "\n"
    for dossier in dossiers:
        told = json.dumps(to_json(dossier), ensure_ascii=False, separators=(",", ":"))
        yield (before + told).encode("utf-8", "replace")
        before = ",\n"
    yield b"\n]}\n"


def readable(path: Path) -> None:
    """Raises Unreadable or OSError for a file that is no bundle, or one that ends in the middle."""
    for _ in _items(path):
        pass


def look(store: Store, path: Path, rate: Callable[[Facts], Verdict], now: datetime) -> Report:
    """What `merge` of this bundle would come to; nothing is changed. Raises as `merge` does."""
    return _through(store, path, rate, now, store.exchange.tried)


def merge(store: Store, path: Path, rate: Callable[[Facts], Verdict], now: datetime) -> Report:
    """Put the dossiers of a bundle into the store. Raises Unreadable (no bundle), NotSaved, OSError.

    A dossier that cannot be read is left out and named, and so is one of an address that the owner does not
    want checked; the others are merged.
    """
    return _through(store, path, rate, now, store.exchange.merge)


_Put = Callable[[Sequence[tuple[Shared, Level, float]]], list[Merged]]


def _through(store: Store, path: Path, rate: Callable[[Facts], Verdict], now: datetime, put: _Put) -> Report:
    report = Report()
    met: set[str] = set()
    waiting: list[tuple[int, Shared]] = []

    def enter() -> None:
        unwanted = store.never.among([one.facts.address for _, one in waiting])
        for place, one in waiting:
            if one.facts.address in unwanted:
                report.never += 1
                _named(report, place, one.facts.address, "bundle_never")
        wanted = [one for _, one in waiting if one.facts.address not in unwanted]
        rated = [(one, verdict.level, verdict.score) for one in wanted for verdict in (rate(one.facts),)]
        for one, merged in zip(wanted, put(rated) if rated else (), strict=True):
            _count(report, one.facts.address, merged, met)
        waiting.clear()

    for place, item in enumerate(_items(path), 1):
        given = _read(item, place, now, report)
        if given is not None:
            waiting.append((place, given))
        if len(waiting) == _TOGETHER:
            enter()
    enter()
    return report


def _count(report: Report, address: str, merged: Merged, met: set[str]) -> None:
    # Where nothing is kept, the second dossier of one address seems new once more.
    is_new = merged.outcome == NEW and address not in met
    met.add(address)
    report.new += is_new
    report.changed += merged.outcome != SAME and not is_new
    report.same += merged.outcome == SAME
    report.different += len(merged.differences)
    report.differences += merged.differences[: max(0, SHOWN - len(report.differences))]
    if merged.outcome != SAME and len(report.brought) < SHOWN:
        report.brought.append(Brought(address, is_new, merged.parts))


def _items(path: Path) -> Iterator[bytes]:
    """The JSON texts of the dossiers."""
    with path.open("rb") as file:
        head = file.readline(1_000)
        found = _HEAD.fullmatch(head)
        if found is None:
            yield from _of_whole(path)
            return
        _need_version(int(found[1]))
        while line := file.readline(MAX_LINE + 1):
            if len(line) > MAX_LINE:
                raise Unreadable("bundle_line", limit=MAX_LINE // 1024 // 1024)
            item = line.strip().removesuffix(b",")
            if item == b"]}":
                return
            if item:
                yield item
    raise Unreadable("bundle_cut_off")


def _of_whole(path: Path) -> Iterator[bytes]:
    if path.stat().st_size > MAX_WHOLE:
        raise Unreadable("bundle_shape")
    try:
        whole = json.loads(path.read_bytes())
    except (ValueError, RecursionError) as fault:
        raise Unreadable("bundle_shape") from fault
    if not isinstance(whole, dict) or not isinstance(whole.get("whowrites_bundle"), int):
        raise Unreadable("bundle_shape")
    _need_version(whole["whowrites_bundle"])
    if not isinstance(whole.get("dossiers"), list):
        raise Unreadable("bundle_shape")
    for item in whole["dossiers"]:
        yield json.dumps(item).encode()


def _need_version(number: int) -> None:
    if number != VERSION:
        raise Unreadable("bundle_version", version=number, known=VERSION)


def _read(item: bytes, place: int, now: datetime, report: Report) -> Shared | None:
    address = ""
    try:
        # Types first, strictly; then the values, by the same reader as all stored JSON.
        _shape().validate_json(item, strict=True)
        data = json.loads(item)
        address = str(data["facts"]["address"])[:254]
        given = from_json(Shared, data)
        _check(given, now)
    except _Refused as fault:
        _left_out(report, place, address, fault.code)
        return None
    except BadAddress:
        _left_out(report, place, address, "bundle_address")
        return None
    except (ValueError, KeyError, TypeError, RecursionError, OverflowError):
        _left_out(report, place, address, "bundle_dossier")
        return None
    told = tuple(finding for finding in given.facts.findings if _tellable(finding))
    report.unknown += len(given.facts.findings) - len(told)
    return replace(given, facts=replace(given.facts, findings=told))


class _Refused(Exception):
    def __init__(self, code: str) -> None:
        self.code = code


def _left_out(report: Report, place: int, address: str, code: str) -> None:
    report.faulty += 1
    _named(report, place, address, code)


def _named(report: Report, place: int, address: str, code: str) -> None:
    if len(report.faults) < SHOWN:
        report.faults.append(Fault(place, address, code))


def _check(given: Shared, now: datetime) -> None:
    """Raises _Refused, and BadAddress."""
    if parse(given.facts.address).normal != given.facts.address:
        raise _Refused("bundle_address")
    moments = [given.first_seen, *(one.at for one in given.decisions), *(one.at for one in given.entries)]
    moments += [one.at for one in given.notes] + [one.at for one in given.changes]
    moments += [given.facts.checked_at] if given.facts.checked_at else []
    if any(at > now + _LATE for at in moments):
        raise _Refused("bundle_future")
    known = (
        all(one.verdict in _VERDICTS for one in given.decisions)
        and all(_is_entry(one.kind, one.key, one.value) for one in given.entries)
        and all(has_sentence(f"change.{one.code}", "en") for one in given.changes)
        and all(has_sentence(f"field.{one.field}", "en") or one.field == "reputation" for one in given.hits)
        and all(one.url.startswith(("http://", "https://")) and one.url.isprintable() for one in given.hits)
        and all(0 < len(tag) <= MAX_TAG and tag.isprintable() for tag in given.tags)
    )
    if not known:
        raise _Refused("bundle_unknown")


def _is_entry(kind: str, key: str, value: str) -> bool:
    if kind == "answer":
        return key in QUESTIONS and value in ("", *ANSWERS)
    if kind == "tag":
        return 0 < len(key) <= MAX_TAG and key.isprintable() and value in ("", "on")
    if kind == "dismissed":
        return has_sentence(f"finding.{key.partition(' ')[0]}", "en") and len(key) <= 80
    if kind != "standing":
        return False
    if key == "outcome":
        return value in ("", *OUTCOMES)
    if key in ("need", "impression"):
        return value in ("", *map(str, GRADES))
    return key == "owner" and len(value) <= 100


def _tellable(finding: Finding) -> bool:
    """Whether there is a sentence for it here, which its params fill."""
    try:
        text(finding.code, finding.params, "en")
    except (KeyError, ValueError):
        return False
    return "." not in finding.code


@cache
def _shape() -> Any:
    from pydantic import TypeAdapter

    return TypeAdapter(Shared)
