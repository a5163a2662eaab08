"""The dashboard's tables in a language: what stands beside each chart, and what its CSV holds."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from whowrites.model import Level
from whowrites.reading.countries import country_name
from whowrites.sentences import has_sentence, signal, word
from whowrites.store.coverage import Coverage
from whowrites.store.features import FEW, Common, Feature
from whowrites.store.figures import Month, Outcome

LEVELS = (Level.HIGH, Level.MEDIUM, Level.LOW, Level.UNKNOWN)
DECIDED = ("proceed", "ask", "declined", "known", "")
"""The decisions of the table; an empty one: nothing decided."""

Say = Callable[..., str]


@dataclass(frozen=True, slots=True)
class Share:
    """So many of so many."""

    n: int
    of: int

    @property
    def told(self) -> bool:
        """Whether there are enough cases for a share to say something."""
        return self.of >= FEW

    @property
    def percent(self) -> str:
        return f"{self.n / self.of:.0%}" if self.told else ""


Cell = str | int | Share


@dataclass(frozen=True, slots=True)
class Table:
    """`key` names it in URLs and texts. The first cell of a row is its heading."""

    key: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


def levels(months: Sequence[Month], say: Say) -> Table:
    """What was vetted in each month, by level; the latest first."""
    columns = (say("dashboard.month"), say("dashboard.n"), *(say(f"level.{level}") for level in LEVELS))
    rows: tuple[tuple[Cell, ...], ...] = tuple(
        (month.month, month.total, *(Share(month.levels[level], month.total) for level in LEVELS))
        for month in reversed(months)
    )
    return Table("levels", columns, rows)


def decisions(months: Sequence[Month], say: Say) -> Table:
    """What was vetted in each month, by decision; the latest first."""
    named = (say(f"decision.{name}") if name else say("history.undecided") for name in DECIDED)
    rows: tuple[tuple[Cell, ...], ...] = tuple(
        (month.month, month.total, *(Share(decided(month, name), month.total) for name in DECIDED))
        for month in reversed(months)
    )
    return Table("decisions", (say("dashboard.month"), say("dashboard.n"), *named), rows)


def decided(month: Month, name: str) -> int:
    """How many were decided so; an empty name: all that is none of the others."""
    if name:
        return month.decisions.get(name, 0)
    return month.total - sum(month.decisions.get(other, 0) for other in DECIDED if other)


def features(common: Common, say: Say, lang: str) -> Table:
    """What the high-risk senders have in common."""
    heads = ("feature", "value", "among_high", "among_all", "lift")
    rows = tuple(
        (
            say(f"dashboard.feature_{feature.kind}"),
            value_of(feature, say, lang),
            Share(feature.high, feature.all_high),
            Share(feature.n, feature.all),
            f"{feature.lift:.1f}",
        )
        for feature in common.features
    )
    return Table("features", tuple(say(f"dashboard.{head}") for head in heads), rows)


def value_of(feature: Feature, say: Say, lang: str) -> str:
    """The value of a feature as a person is told it."""
    if not feature.value:
        return say("dashboard.not_known")
    if feature.kind == "registrant_country":
        return country_name(feature.value, lang)
    if feature.kind == "tld":
        return f".{feature.value}"
    if feature.kind == "age":
        return say(f"dashboard.age_{feature.value}")
    return say(f"dashboard.{feature.value}") if feature.value in ("yes", "no") else feature.value


def outcomes(now: Sequence[Outcome], before: Sequence[Outcome] | None, say: Say) -> Table:
    """Won and lost by level; with a period before, its share and the change in percentage points."""
    heads = ["level", "won", "lost", "won_share"] + (["won_before", "change"] if before is not None else [])
    rows: list[tuple[Cell, ...]] = []
    for place, outcome in enumerate(now):
        share = Share(outcome.won, outcome.told)
        cells: list[Cell] = [say(f"level.{outcome.level}"), outcome.won, outcome.lost, share]
        if before is not None:
            was = Share(before[place].won, before[place].told)
            points = (share.n / share.of - was.n / was.of) * 100 if share.told and was.told else None
            cells += [was, say("dashboard.few") if points is None else f"{points:+.0f}"]
        rows.append(tuple(cells))
    return Table("outcomes", tuple(say(f"dashboard.{head}") for head in heads), tuple(rows))


def sources(found: Coverage, say: Say, lang: str) -> Table:
    """How often each source answered."""
    columns = (say("dashboard.source"), say("dashboard.answered"), say("dashboard.asked"))
    rows = tuple(
        (word("source", source.name, lang), Share(source.answered, source.asked), source.asked)
        for source in found.sources
    )
    return Table("sources", columns, rows)


def reasons(found: Coverage, say: Say, lang: str) -> Table:
    """How often each reason was called wrong."""
    columns = (say("dashboard.reason"), say("dashboard.wrong"), say("dashboard.shown"))
    rows = tuple(
        (
            signal(reason.code, lang) if has_sentence(f"finding.{reason.code}", lang) else reason.code,
            Share(reason.wrong, reason.shown),
            reason.shown,
        )
        for reason in found.reasons
    )
    return Table("reasons", columns, rows)


def flat(table: Table) -> list[list[str]]:
    """The table for a spreadsheet: a share is two columns, its number and its percentage, which is empty for
    too few.
    """
    shares = [any(isinstance(row[at], Share) for row in table.rows) for at in range(len(table.columns))]
    head = [name for at, title in enumerate(table.columns) for name in _pair(title, f"{title} %", shares[at])]
    rows = []
    for row in table.rows:
        cells: list[str] = []
        for cell in row:
            if isinstance(cell, Share):
                cells += [str(cell.n), cell.percent.rstrip("%")]
            else:
                cells.append(str(cell))
        rows.append(cells)
    return [head, *rows]


def _pair(first: str, second: str, both: bool) -> list[str]:
    return [first, second] if both else [first]
