"""How often each source answers, and how often the owner calls each reason wrong, over the dossiers checked
last: their facts are read one by one, so not all of a large archive's.
"""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, select

from whowrites.model import Kind
from whowrites.store import ledger
from whowrites.store.figures import within
from whowrites.store.period import Period
from whowrites.store.schema import dossiers, facts

SAMPLE = 2_000
"""So many dossiers are read, those checked last in the period."""


@dataclass(frozen=True, slots=True)
class Source:
    """Of `asked` checks that put a question to a source in these dossiers, `answered` had an answer."""

    name: str
    answered: int
    asked: int


@dataclass(frozen=True, slots=True)
class Reason:
    """A reason that stands in `shown` of these dossiers and that the owner calls wrong in `wrong` of them."""

    code: str
    wrong: int
    shown: int


@dataclass(frozen=True, slots=True)
class Coverage:
    """Over `n` dossiers. `sources`: the most silent first; `reasons`: those called wrong, the most often
    first.
    """

    sources: tuple[Source, ...]
    reasons: tuple[Reason, ...]
    n: int


def coverage(connection: Connection, period: Period) -> Coverage:
    """What the facts of the dossiers say that were checked last in the period."""
    newest = (
        select(dossiers.c.id)
        .where(dossiers.c.checked_at.is_not(None), *within(dossiers.c.checked_at, period))
        .order_by(dossiers.c.checked_at.desc())
        .limit(SAMPLE)
        .subquery()
    )
    chosen = select(facts.c.dossier_id, facts.c.body).join_from(
        newest, facts, newest.c.id == facts.c.dossier_id
    )
    asked: Counter[str] = Counter()
    answered: Counter[str] = Counter()
    shown: dict[str, set[str]] = defaultdict(set)
    read = set()
    for dossier_id, body in connection.execute(chosen):
        read.add(dossier_id)
        heard: dict[tuple[str, str], bool] = {}
        for finding in json.loads(body)["findings"]:
            place = (finding["source"], finding["check"])
            heard[place] = heard.get(place, False) or finding["kind"] != Kind.UNKNOWN
            if finding["kind"] == Kind.RISK:
                shown[finding["code"]].add(dossier_id)
        for (source, _), answer in heard.items():
            asked[source] += 1
            answered[source] += answer
    sources = [Source(name, answered[name], n) for name, n in asked.items()]
    sources.sort(key=lambda source: (source.answered / source.asked, source.name))
    return Coverage(tuple(sources), _reasons(connection, shown, read), len(read))


def _reasons(connection: Connection, shown: dict[str, set[str]], read: set[Any]) -> tuple[Reason, ...]:
    wrong: dict[str, set[str]] = defaultdict(set)
    for entry in ledger.holding(connection, (ledger.DISMISSED,)):
        if entry.dossier_id in read:
            wrong[entry.key.partition(" ")[0]].add(entry.dossier_id)
    # A reason that a message gave stands in no facts: it was shown where it was called wrong.
    found = [Reason(code, len(ids), len(ids | shown.get(code, set()))) for code, ids in wrong.items()]
    return tuple(sorted(found, key=lambda reason: (-reason.wrong, reason.code)))
