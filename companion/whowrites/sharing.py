"""The bundle: dossiers as JSON, from one WhoWrites to another that has no server in common with it.

One dossier a line, so that neither side holds more than one in memory. What comes in was written by others:
its types, sizes, codes, moments and addresses are checked; what cannot be told here is left out and named.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Any, BinaryIO

from whowrites.address import BadAddress, parse
from whowrites.checklist import ANSWERS, QUESTIONS
from whowrites.imports.reading import Unreadable
from whowrites.model import Facts, Finding, Verdict
from whowrites.sentences import has_sentence, text
from whowrites.store import Store
from whowrites.store.dealings import GRADES, MAX_TAG, OUTCOMES
from whowrites.store.merging import CHANGED, NEW, Difference
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


@dataclass(slots=True)
class Report:
    """What an import came to. `unknown`: findings left out since this version does not know them."""

    new: int = 0
    changed: int = 0
    same: int = 0
    faulty: int = 0
    unknown: int = 0
    different: int = 0
    faults: list[Fault] = field(default_factory=list)
    differences: list[Difference] = field(default_factory=list)


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


def merge(store: Store, path: Path, rate: Callable[[Facts], Verdict], now: datetime) -> Report:
    """Put the dossiers of a bundle into the store. Raises Unreadable (no bundle), NotSaved, OSError.

    A dossier that cannot be read is left out and named; the others are merged.
    """
    report = Report()
    waiting: list[Shared] = []
    for place, item in enumerate(_items(path), 1):
        given = _read(item, place, now, report)
        if given is None:
            continue
        waiting.append(given)
        if len(waiting) == _TOGETHER:
            _put(store, waiting, rate, report)
            waiting = []
    _put(store, waiting, rate, report)
    return report


def _put(store: Store, given: list[Shared], rate: Callable[[Facts], Verdict], report: Report) -> None:
    if not given:
        return
    rated = [(one, rate(one.facts)) for one in given]
    for merged in store.exchange.merge([(one, verdict.level, verdict.score) for one, verdict in rated]):
        report.new += merged.outcome == NEW
        report.changed += merged.outcome == CHANGED
        report.same += merged.outcome not in (NEW, CHANGED)
        report.different += len(merged.differences)
        report.differences += merged.differences[: max(0, SHOWN - len(report.differences))]


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
