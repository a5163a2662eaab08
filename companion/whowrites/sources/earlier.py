"""Earlier dossiers as a source: what they say of a firm at a domain, and which domain a firm of a name
has."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Protocol, TypeGuard, runtime_checkable

from whowrites.model import Claim
from whowrites.sources import Known, Sources

SOURCE = "dossiers"


@runtime_checkable
class Earlier(Protocol):
    """What a `Known` may have on firms besides people."""

    def told_at(self, domain: str, but: str) -> Sequence[Claim]:
        """What dossiers of other addresses than `but` at this registrable domain say of its firm."""

    def firms_called(self, beginning: str) -> Sequence[tuple[str, str]]:
        """(name, registrable domain) of firms whose name begins with this word."""


def told_at(sources: Sources, domain: str, but: str) -> Sequence[Claim]:
    """As `Earlier.told_at`; nothing where no dossiers are kept."""
    return sources.known.told_at(domain, but) if _keeps_dossiers(sources.known) else ()


def firms_called(sources: Sources, beginning: str) -> Sequence[tuple[str, str]]:
    """As `Earlier.firms_called`; nothing where no dossiers are kept."""
    return sources.known.firms_called(beginning) if _keeps_dossiers(sources.known) else ()


def _keeps_dossiers(known: Known) -> TypeGuard[Earlier]:
    return _has_dossiers(type(known))


@cache
def _has_dossiers(kind: type[Known]) -> bool:
    """Asked once a class: a protocol's own check walks over its members each time."""
    return issubclass(kind, Earlier)
