"""Stored facts and one message to a dossier: message checks, verdict, contradictions, next steps. Asks
nobody outside."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Hashable, Sequence

from whowrites.advice import next_steps
from whowrites.checks import Check
from whowrites.consistency import contradictions
from whowrites.model import Dossier, Facts, Subject
from whowrites.running import ask
from whowrites.sources import Sources
from whowrites.verdict import judge
from whowrites.weights import load as load_weights

KEPT = 4_000
"""Dossiers kept ready: a mail page asks for the same ones at every view."""


class Judged:
    """Judges, and remembers what it judged from the same facts, the same message and the same contacts.
    Thread-safe."""

    def __init__(self, checks: Sequence[Check], sources: Sources) -> None:
        self._checks = [check for check in checks if check.scope == "message"]
        self._sources = sources
        self._kept: OrderedDict[Hashable, tuple[Facts, Facts | None, Dossier]] = OrderedDict()
        self._lock = threading.Lock()

    def dossier(self, subject: Subject, own: Facts, other: Facts | None, contacts: str) -> Dossier:
        """The dossier of `subject`. `other`: the facts of a Reply-To that is another address. `contacts`:
        their version."""
        if not (own.complete and (other is None or other.complete)):
            return self._judge(subject, own, other)
        key = (subject, contacts)
        with self._lock:
            kept = self._kept.get(key)
            if kept and kept[:2] == (own, other):  # mostly the very same objects, which costs nothing to see
                self._kept.move_to_end(key)
                return kept[2]
        judged = self._judge(subject, own, other)
        with self._lock:
            self._kept[key] = own, other, judged
            while len(self._kept) > KEPT:
                self._kept.popitem(last=False)
        return judged

    def _judge(self, subject: Subject, own: Facts, other: Facts | None) -> Dossier:
        said = [ask(check, subject, self._sources) for check in self._checks]
        claims = own.claims + tuple(claim for outcome in said for claim in outcome.claims) + subject.claims
        differing = contradictions(claims)
        verdict = judge(
            own.findings,
            other.findings if other else None,
            tuple(finding for outcome in said for finding in outcome.findings),
            load_weights(),
            own.address,
            other.address if other else "",
        )
        return Dossier(
            id=own.id,
            subject=subject,
            verdict=verdict,
            contradictions=differing,
            claims=claims,
            next_steps=next_steps(verdict, differing),
            checked_at=own.checked_at if own.complete else None,
            complete=own.complete and (other is None or other.complete),
            reach=own.reach,
        )
