"""From a subject to a dossier: what is stored, what has to be asked again, and one run for all who ask for the same address.

Nothing from outside is waited for in `answer`; it gives what is known and sets the rest going. `finish` waits, for the terminal.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta

from whowrites import address as addresses
from whowrites import sources as source_room
from whowrites import verdict as verdicts
from whowrites.address import BadAddress
from whowrites.advice import next_steps
from whowrites.checks import Check, all_checks
from whowrites.consistency import contradictions
from whowrites.model import Dossier, Facts, Finding, Kind, Level, Reach, Subject, Verdict
from whowrites.net.deadline import Deadline
from whowrites.net.internet import Internet
from whowrites.running import Outcome, Run, ask
from whowrites.store import Store
from whowrites.weights import load as load_weights

log = logging.getLogger(__name__)

FRESH_FOR = timedelta(days=7)
"""How long complete facts are shown without asking again."""

UNANSWERED_FOR = timedelta(minutes=15)
"""How long a check that got no answer is left alone."""

TIME_LIMIT = {Reach.LOCAL: 1.0, Reach.PASSIVE: 12.0, Reach.CONTACT: 30.0, Reach.SERVICE: 30.0}
"""Seconds of wall clock for one run."""

RUNS_IN_MEMORY = 2_000
"""Finished runs that the disk refused; the oldest go first."""


def utc_now() -> datetime:
    """Now, to the second: what dossiers are stamped with."""
    return datetime.now(UTC).replace(microsecond=0)


class Vetting:
    """Vets addresses against one internet and one store. Thread-safe."""

    def __init__(
        self, internet: Internet, store: Store, clock: Callable[[], datetime] = utc_now, *, workers: int = 32
    ) -> None:
        self._store = store
        self._clock = clock
        self._checks = all_checks()
        self._weights = load_weights()
        self._sources = source_room.build(internet, store.lookups, store.contacts, clock)
        self._pool = ThreadPoolExecutor(workers, thread_name_prefix="check")
        self._runs: dict[str, Run] = {}
        self._unsaved: dict[str, Facts] = {}
        self._lock = threading.Lock()

    def answer(self, subjects: Sequence[Subject], reach: Reach) -> list[Dossier | BadAddress]:
        """A dossier a subject, at once and in order; `complete` is false where a run is under way. A bad address gives its fault."""
        parsed = [self._parse(subject) for subject in subjects]
        wanted = {key for item in parsed if not isinstance(item, BadAddress) for key in item if key}
        facts = self._known(wanted, reach)
        answers: list[Dossier | BadAddress] = []
        seen: list[tuple[str, Subject, Level]] = []
        for subject, item in zip(subjects, parsed, strict=True):
            if isinstance(item, BadAddress):
                answers.append(item)
                continue
            own, other = facts[item[0]], facts[item[1]] if item[1] else None
            dossier = self._dossier(subject, own, other)
            answers.append(dossier)
            if own.complete:
                seen.append((own.id, subject, dossier.verdict.level))
        self._store.dossiers.sight(seen, self._clock())
        return answers

    def finish(self, subject: Subject, reach: Reach, *, again: bool = False) -> Dossier:
        """The complete dossier; waits for the run. `again`: ask even where fresh facts are stored. Raises BadAddress."""
        item = self._parse(subject)
        if isinstance(item, BadAddress):
            raise item
        self._known({key for key in item if key}, reach, again=again)
        for key in item:
            with self._lock:
                run = self._runs.get(key) if key else None
            if run:
                run.done.wait(TIME_LIMIT[reach] + 5)
        answer = self.answer([subject], reach)[0]
        assert isinstance(answer, Dossier)
        return answer

    def by_id(self, dossier_id: str) -> Facts | None:
        """The facts that stand under this id, a run under way included."""
        now = self._clock()
        with self._lock:
            for run in self._runs.values():
                facts = run.facts(now)
                if facts.id == dossier_id:
                    return facts
            for facts in self._unsaved.values():
                if facts.id == dossier_id:
                    return facts
        record = self._store.dossiers.by_id(dossier_id)
        return record.facts if record else None

    def close(self) -> None:
        """Let go of the threads. Runs that were under way are lost; who asked for them asks again."""
        self._pool.shutdown(wait=False, cancel_futures=True)

    def _parse(self, subject: Subject) -> tuple[str, str] | BadAddress:
        """The keys of From and Reply-To (empty: none, or not an address)."""
        try:
            own = addresses.parse(subject.address).normal
        except BadAddress as fault:
            return fault
        if not subject.reply_to:
            return own, ""
        try:
            other = addresses.parse(subject.reply_to).normal
        except BadAddress:
            return own, ""  # the reply_to check says so; nobody can be asked about it
        return own, "" if other == own else other

    def _known(self, keys: set[str], reach: Reach, *, again: bool = False) -> dict[str, Facts]:
        now = self._clock()
        stored = self._store.dossiers.facts(keys)
        known: dict[str, Facts] = {}
        for key in keys:
            with self._lock:
                run = self._runs.get(key)
                before = stored.get(key) or self._unsaved.get(key)
            if run and run.reach.rank >= reach.rank:
                known[key] = run.facts(now)
            elif before and not again and (reach is Reach.LOCAL or self._fresh(before, reach, now)):
                known[key] = before
            else:
                known[key] = self._begin(key, before, reach, now)
        return known

    def _fresh(self, facts: Facts, reach: Reach, now: datetime) -> bool:
        if not facts.complete or facts.reach.rank < reach.rank or facts.checked_at is None:
            return False
        unanswered = any(finding.kind is Kind.UNKNOWN for finding in facts.findings)
        return now - facts.checked_at < (UNANSWERED_FOR if unanswered else FRESH_FOR)

    def _begin(self, key: str, before: Facts | None, reach: Reach, now: datetime) -> Facts:
        """Start a run for this address, or join the one that another thread has just started; what is known at once."""
        empty = Facts(self._store.dossiers.new_id(), key, (), (), None, False, Reach.LOCAL)
        subject = Subject(key)
        granted = [c for c in self._checks if c.scope == "address" and c.reach.rank <= reach.rank]
        here = [self._ask(check, subject) for check in granted if check.reach is Reach.LOCAL]
        run = Run(before or empty, here, reach, lambda facts: self._end(key, run, facts))
        with self._lock:
            running = self._runs.get(key)
            if running and running.reach.rank >= reach.rank:
                return running.facts(now)
            self._runs[key] = run
        out = [check for check in granted if check.reach is not Reach.LOCAL]
        run.start(out, subject, self._sources.at(Deadline.after(TIME_LIMIT[reach])), self._pool)
        return run.facts(now) if out else self._finished(key) or run.facts(now)

    def _ask(self, check: Check, subject: Subject) -> Outcome:
        return ask(check, subject, self._sources)

    def _end(self, key: str, run: Run, facts: Facts) -> None:
        rated = verdicts.rate(facts.findings, self._weights, key)
        saved = self._store.dossiers.save(facts, rated.level, rated.score)
        with self._lock:
            if self._runs.get(key) is run:
                del self._runs[key]
            self._unsaved.pop(key, None)
            if not saved:
                self._unsaved[key] = facts
                while len(self._unsaved) > RUNS_IN_MEMORY:
                    del self._unsaved[next(iter(self._unsaved))]

    def _finished(self, key: str) -> Facts | None:
        return self._store.dossiers.facts([key]).get(key) or self._unsaved.get(key)

    def _dossier(self, subject: Subject, own: Facts, other: Facts | None) -> Dossier:
        message = tuple(self._ask(check, subject) for check in self._checks if check.scope == "message")
        findings: tuple[Finding, ...] = tuple(finding for outcome in message for finding in outcome.findings)
        claims = own.claims + tuple(claim for outcome in message for claim in outcome.claims) + subject.claims
        differing = contradictions(claims)
        judged: Verdict = verdicts.judge(
            own.findings, other.findings if other else None, findings, self._weights, own.address, other.address if other else ""
        )
        return Dossier(
            id=own.id,
            subject=subject,
            verdict=judged,
            contradictions=differing,
            claims=claims,
            next_steps=next_steps(judged, differing),
            checked_at=own.checked_at if own.complete else None,
            complete=own.complete and (other is None or other.complete),
            reach=own.reach,
        )
