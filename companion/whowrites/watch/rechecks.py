"""Watched senders, looked at again when their time has come: a few at once, in no hurry, so many a day.

What is due follows from what is stored, so that a restart loses nothing: a look that was cut off is due
still.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

from whowrites import switches
from whowrites.model import Facts, Reach, Subject
from whowrites.stamps import ahead
from whowrites.store import Store
from whowrites.store.watched import A_DAY, VISITS
from whowrites.vetting import Vetting

AT_ONCE = 4
PAUSE = timedelta(seconds=30)
"""Between two handfuls."""
REST = timedelta(minutes=10)
"""Where nothing is due."""
AGAIN = timedelta(hours=6)
"""Between two attempts at one address, where the first one left no trace: it was cut off."""


class Rechecks:
    """An errand."""

    def __init__(self, vetting: Vetting, store: Store, clock: Callable[[], datetime]) -> None:
        self._vetting = vetting
        self._store = store
        self._clock = clock
        self._next = clock() + PAUSE
        self._tried: dict[str, datetime] = {}

    def due(self) -> datetime:
        """When the next handful is looked for."""
        now = self._clock()
        return now if ahead(self._next, now) else self._next

    def run(self) -> None:
        """Begin with those that waited longest, as far as the day's number goes."""
        now = self._clock()
        tried = self._tried.items()
        self._tried = {address: at for address, at in tried if now - at < AGAIN and not ahead(at, now)}
        left = max(A_DAY - self._store.watched.spent(now), 0)
        ready = self._store.watched.due(now, AT_ONCE + len(self._tried)) if left else ()
        unwanted = self._store.never.among(ready)
        chosen = [key for key in ready if key not in self._tried and key not in unwanted]
        chosen = chosen[: min(AT_ONCE, left)]
        self._next = now + (PAUSE if chosen else REST)
        self._tried |= dict.fromkeys(unwanted, now)
        if not chosen:
            return
        self._store.watched.spend(len(chosen), now)
        facts = self._store.dossiers.facts(chosen)
        for address in chosen:
            self._tried[address] = now
            self._vetting.ask_again(Subject(address), self._reach(facts[address]))

    def _reach(self, facts: Facts) -> Reach:
        """As far as the sender was asked before, where the owner's consent, switches and wish let it."""
        settings = self._store.settings
        willing = settings.get(VISITS, False) and switches.consented(settings)
        visited = facts.reach.rank >= Reach.CONTACT.rank
        return Reach.CONTACT if willing and visited and _visiting(settings) else Reach.PASSIVE


def _visiting(settings: switches.Settings) -> bool:
    return bool(switches.on(settings) & {"website", "mailbox"})
