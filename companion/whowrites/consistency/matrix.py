"""Claims side by side: a row for each field, a column for each source, and what each cell is beside the
others."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from whowrites.consistency import SAME, same
from whowrites.consistency.phone import country_of_phone
from whowrites.model import Claim, Contradiction, Dossier, Reach

__all__ = ["Cell", "Row", "State", "country_of_phone", "matrix", "silent"]


class State(StrEnum):
    """What a cell is. The last three hold no value: the source said nothing, was not asked, or gave no
    answer."""

    SAME = "same"
    DIFFERS = "differs"
    ALONE = "alone"
    NOT_COMPARED = "not_compared"
    MISSING = "missing"
    NOT_ASKED = "not_asked"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Cell:
    """What one source says of one field."""

    source: str
    state: State
    claims: tuple[Claim, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """`agreement`: same, differs, not_compared (several sources, nothing proved), alone (one source)."""

    field: str
    agreement: State
    cells: tuple[Cell, ...]


COLUMNS = (
    "address", "display_name", "local_part", "signature", "headers", "message",
    "rdap", "whois", "registration", "site", "certificate", "archive", "certificate_log",
    "gleif", "vies", "dossiers", "contacts", "dns",
)  # fmt: skip
"""Sources in the order in which their columns stand; others follow."""
FIELDS = (
    "company", "person", "title", "phone", "address", "country", "timezone", "website", "email",
    "founded", "created",
)  # fmt: skip


def matrix(
    claims: Iterable[Claim], differing: Iterable[Contradiction], silent: Mapping[str, State]
) -> tuple[Row, ...]:
    """Rows that differ come first, then those that several sources speak to; all rows have the same columns.

    `silent`: sources that are a column though they say nothing, and why (`not_asked`, `unknown`).
    """
    held = tuple(dict.fromkeys(claim for claim in claims if claim.value.strip()))
    if not held:
        return ()
    sources = _ordered({*(claim.source for claim in held), *silent}, COLUMNS)
    against = {(claim.field, claim.source) for item in differing for claim in item.claims}
    rows = []
    for field in _ordered({claim.field for claim in held}, FIELDS):
        said = {
            source: tuple(claim for claim in held if claim.field == field and claim.source == source)
            for source in sources
        }
        cells = tuple(_cell(field, source, said, against, silent) for source in sources)
        rows.append(Row(field, _agreement(cells), cells))
    return tuple(sorted(rows, key=lambda row: _FIRST.index(row.agreement)))


def silent(dossier: Dossier) -> dict[str, State]:
    """Sources that could speak of this sender's firm and have not: registration and web site, and the
    signature.

    A mailbox that anybody may open has no firm's registration and site: they are no columns then.
    """
    verdict = dossier.verdict
    findings = [
        item.finding for item in (*verdict.reasons, *verdict.goods, *verdict.notes, *verdict.unknowns)
    ]
    heard = {claim.source for claim in dossier.claims}
    answered = {item.finding.source for item in (*verdict.reasons, *verdict.goods, *verdict.notes)}
    failed = {item.finding.source for item in verdict.unknowns}
    found: dict[str, State] = {}
    if not any(finding.code in _SHARED_MAIL for finding in findings):
        if not heard & _REGISTRIES and failed & _REGISTRIES and not answered & _REGISTRIES:
            found["registration"] = State.UNKNOWN
        if "site" not in heard | answered:
            asked = "site" in failed or dossier.reach.rank >= Reach.CONTACT.rank
            found["site"] = State.UNKNOWN if asked else State.NOT_ASKED
    if "signature" not in heard:
        found["signature"] = State.NOT_ASKED
    return found


_REGISTRIES = frozenset({"rdap", "whois", "registration"})
_SHARED_MAIL = frozenset({"mail_free", "mail_relay", "mail_disposable"})
_FIRST = (State.DIFFERS, State.SAME, State.NOT_COMPARED, State.ALONE)


def _ordered(names: Iterable[str], order: Sequence[str]) -> tuple[str, ...]:
    place = {name: at for at, name in enumerate(order)}
    return tuple(sorted(names, key=lambda name: (place.get(name, len(order)), name)))


def _cell(
    field: str,
    source: str,
    said: Mapping[str, tuple[Claim, ...]],
    against: set[tuple[str, str]],
    silent: Mapping[str, State],
) -> Cell:
    own = said[source]
    if not own:
        return Cell(source, silent.get(source, State.MISSING), ())
    if (field, source) in against:
        return Cell(source, State.DIFFERS, own)
    others = [claim for name, claims in said.items() if name != source for claim in claims]
    if not others:
        return Cell(source, State.ALONE, own)
    equal = any(
        same(field, a.value, b.value) or (field not in SAME and a.value == b.value)
        for a in own
        for b in others
    )
    return Cell(source, State.SAME if equal else State.NOT_COMPARED, own)


def _agreement(cells: Sequence[Cell]) -> State:
    states = [cell.state for cell in cells]
    return next((state for state in _FIRST if state in states), State.ALONE)
