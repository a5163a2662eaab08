"""What vetting works with: the checks, the sources that they ask, and the judge.

Loading them takes as long as all else that a companion loads; so they come with the first question, or
shortly before it.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from whowrites import sources as source_room
from whowrites import switches
from whowrites.checks import Check, all_checks
from whowrites.freshness import Freshness
from whowrites.judging import Judged, Seen
from whowrites.model import Dossier, Reach, Subject
from whowrites.net.internet import Internet
from whowrites.own_weights import Chosen
from whowrites.running import Run, ask, unasked
from whowrites.sources import Sources
from whowrites.store import Store

_NOBODY = Subject("nobody.there@unit-names.example", "No Body", "no.body@other-names.example", "list")


@dataclass(frozen=True, slots=True)
class Instruments:
    """One set serves a whole process: its sources keep the pace and the answers of all runs."""

    checks: tuple[Check, ...]
    sources: Sources
    freshness: Freshness
    weights: Chosen
    judged: Judged


class OnDemand:
    """The instruments of one internet and one store; the first who calls for them waits until they are
    loaded. Thread-safe."""

    def __init__(self, internet: Internet, store: Store, clock: Callable[[], datetime]) -> None:
        self._of = internet, store, clock
        self._loaded: Instruments | None = None
        self._lock = threading.Lock()

    def __call__(self) -> Instruments:
        if self._loaded is None:
            with self._lock:
                self._loaded = self._loaded or _load(*self._of)
        return self._loaded


def _load(internet: Internet, store: Store, clock: Callable[[], datetime]) -> Instruments:
    checks = all_checks()
    sources = source_room.build(
        internet, store.lookups, store.contacts, clock, lambda: switches.on(store.settings), store.keys.of
    )
    weights = Chosen(store.settings)
    return Instruments(
        checks, sources, Freshness(checks), weights, Judged(checks, sources, lambda: weights.current)
    )


def rehearse(instruments: Instruments) -> Dossier:
    """The dossier of an invented sender by what is on this computer, with an answer elsewhere: it loads the
    lists and tables that the first real sender would wait for. Nobody is asked and nothing is kept."""
    local = [c for c in instruments.checks if c.scope == "address" and c.reach is Reach.LOCAL]
    said = [ask(check, _NOBODY, instruments.sources) for check in local]
    run = Run(unasked(_NOBODY.address, ""), said, Reach.LOCAL, lambda facts: None)
    other = unasked(str(_NOBODY.reply_to), "")
    # Not complete: what is complete the judge would keep.
    return instruments.judged.dossier(Seen(_NOBODY, run.facts(instruments.sources.clock()), other), "")
