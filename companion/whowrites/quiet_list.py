"""The owner's quiet list: addresses and domains whose marks stay quiet, whatever their level.

The list says nothing of a sender and changes no level: it only takes the colour away. It never does so where
somebody may be hiding behind a known address: a look-alike, an answer that goes elsewhere, a header that was
not proved.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any, Protocol

from whowrites.address import BadAddress, parse
from whowrites.cards import Quiet
from whowrites.model import Dossier, Weighed

SETTING = "quiet_list"
MOST = 500
_LOUD_CHECKS = frozenset(
    {"lookalike", "provider_typo", "reply_to", "shared_reply_to", "authentication", "known_contact"}
)
"""What these say against a sender is about who he really is."""

NOT_LISTED = Quiet()


class ListFull(ValueError):
    """The list has `MOST` entries."""


class Settings(Protocol):
    """Where it is kept."""

    def get(self, key: str, default: Any = None) -> Any:
        """The value under a key."""

    def set(self, key: str, value: Any) -> None:
        """Keep a value of JSON types."""


@dataclass(frozen=True, slots=True)
class Entry:
    """`name`: a normalised address or a registrable domain; `since`: the day that it was put here, ISO."""

    name: str
    since: str


@dataclass(frozen=True, slots=True)
class QuietList:
    """The entries, by name."""

    entries: tuple[Entry, ...]
    days: dict[str, str]

    def standing(self, dossier: Dossier) -> Quiet:
        """How the list stands to the sender of this dossier."""
        if not self.days:
            return NOT_LISTED
        try:
            own = parse(dossier.subject.address)
        except BadAddress:
            return NOT_LISTED
        entry = own.normal if own.normal in self.days else own.registrable
        since = self.days.get(entry)
        if not since:
            return NOT_LISTED
        doubtful = dossier.verdict.about != own.normal or any(map(_is_loud, dossier.verdict.reasons))
        return Quiet(since, not doubtful, entry)


def _is_loud(item: Weighed) -> bool:
    return item.finding.check in _LOUD_CHECKS


def read(settings: Settings) -> QuietList:
    """The list as it is kept."""
    kept = settings.get(SETTING) or {}
    return _laid_out(tuple(sorted(kept.items())))


@lru_cache(maxsize=4)
def _laid_out(kept: tuple[tuple[str, str], ...]) -> QuietList:
    return QuietList(tuple(Entry(name, since) for name, since in kept), dict(kept))


def add(settings: Settings, name: str, today: date) -> None:
    """Put an address or a domain on the list; one that is there keeps its day. Raises ListFull."""
    kept = dict(settings.get(SETTING) or {})
    if name not in kept and len(kept) >= MOST:
        raise ListFull
    settings.set(SETTING, {name: today.isoformat(), **kept})


def remove(settings: Settings, name: str) -> None:
    """Take it off the list; one that is not there is passed over."""
    kept = dict(settings.get(SETTING) or {})
    kept.pop(name, None)
    settings.set(SETTING, kept)
