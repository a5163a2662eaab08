"""One address being asked about: its checks in parallel under one deadline, what is known so far, and the
facts at the end."""

from __future__ import annotations

import dataclasses
import logging
import threading
from collections.abc import Callable, Sequence
from concurrent.futures import Executor, Future
from datetime import datetime
from types import TracebackType
from typing import NamedTuple

from whowrites.checks import Check
from whowrites.model import Claim, Facts, Finding, Kind, Reach, Subject
from whowrites.sources import Sources

log = logging.getLogger(__name__)


def logged(future: Future[None]) -> None:
    """Log what ended a piece of work in the background, if it was a fault."""
    fault = None if future.cancelled() else future.exception()
    if fault is not None:
        log.error("work in the background failed", exc_info=fault)


def unasked(address: str, dossier_id: str) -> Facts:
    """Of an address that the owner does not want checked: nothing is known, and nobody is asked."""
    return Facts(dossier_id, address, (), (), None, True, Reach.LOCAL)


class Outcome(NamedTuple):
    """What one check said."""

    check: str
    findings: tuple[Finding, ...]
    claims: tuple[Claim, ...]

    @property
    def answered(self) -> bool:
        """Whether the check got any answer; a check that yields nothing did not apply, which is an answer
        too."""
        return not self.findings or any(finding.kind is not Kind.UNKNOWN for finding in self.findings)


def ask(check: Check, subject: Subject, sources: Sources) -> Outcome:
    """Run one check here and now."""
    findings: list[Finding] = []
    claims: list[Claim] = []
    for item in check.run(subject, sources):
        if isinstance(item, Claim):
            claims.append(item)
        else:
            findings.append(_of(item, check.id))
    return Outcome(check.id, tuple(findings), tuple(claims))


def _of(said: Finding, check: str) -> Finding:
    """The finding with its check's name. Written out: `replace` took a tenth of the time of a rating."""
    return Finding(
        said.code, said.kind, said.group, said.source, said.seen_at, said.params, said.detail, check
    )


class Run:
    """A vet in progress. Thread-safe: `facts()` may be called while checks are still out."""

    def __init__(
        self,
        before: Facts,
        at_once: Sequence[Outcome],
        reach: Reach,
        finished: Callable[[Facts], None],
        *,
        part: bool = False,
    ) -> None:
        """`before`: the stored facts, or empty ones with a new id. `at_once`: outcomes of the local
        checks. `part`: only some checks of those facts are asked anew, so that the facts stay as old, as far
        asked and as complete as they were.
        """
        self.reach = reach
        self.part = part
        self._switches: tuple[str, ...] = ()
        self.before = before
        self._outcomes = list(at_once)
        self._out = 0
        self._lock = threading.Lock()
        self._finished = finished
        self.done = threading.Event()
        self.ended: Facts | None = None
        """The facts as they were kept, once `done`; set by whoever keeps them."""
        self._abandoned = False

    def start(self, checks: Sequence[Check], subject: Subject, sources: Sources, pool: Executor) -> None:
        """Ask the checks, some of them here and now. Each ends by its own network deadline; the last one home
        closes the run.

        Those that ask only the DNS, or nobody, go together, in this thread: their questions are put in one
        go, and what is left to do then is too little to be handed from thread to thread.
        """
        self._out = len(checks)
        self._switches = tuple(sorted(sources.switches))
        if not checks:
            self._close(sources.clock())
        here: list[Check] = []
        for check in checks:
            if check.questions or not self._asks(check, subject, sources):
                here.append(check)
            else:
                pool.submit(self._ask, check, subject, sources).add_done_callback(logged)
        self._ask_in_turn(here, subject, sources)

    def _asks(self, check: Check, subject: Subject, sources: Sources) -> bool:
        with _Survived(f"check {check.id}", self):
            return check.asks is None or check.asks(subject, sources)
        return True

    def _ask_in_turn(self, group: Sequence[Check], subject: Subject, sources: Sources) -> None:
        asked: dict[str, Sequence[tuple[str, str]]] = {}
        late: set[tuple[str, str]] = set()
        with _Survived("the questions of a run", self):
            asked = {check.id: check.questions(subject) if check.questions else () for check in group}
            every = [question for questions in asked.values() for question in questions]
            late = set(sources.dns.soon(every, sources.deadline)) if every else set()
        if late:
            # The checks that have all their answers go first; then what is late is waited for together.
            group = sorted(group, key=lambda check: not late.isdisjoint(asked[check.id]))
        for check in group:
            if late and not late.isdisjoint(asked[check.id]):
                with _Survived("the wait for late answers", self):
                    sources.dns.await_late(late, sources.deadline)
                late = set()
            self._ask(check, subject, sources)

    def _ask(self, check: Check, subject: Subject, sources: Sources) -> None:
        if self._abandoned:
            return
        outcome: Outcome | None = None
        with _Survived(f"check {check.id}", self):
            outcome = ask(check, subject, sources)
        no_answer = () if outcome else (_no_answer(check, sources.clock()),)
        self._took(outcome or Outcome(check.id, no_answer, ()), sources.clock)

    def facts(self, now: datetime) -> Facts:
        """What is known so far, earlier answers included; not complete."""
        with self._lock:
            outcomes = tuple(self._outcomes)
        return dataclasses.replace(self._merged(outcomes, now), complete=self.part and self.before.complete)

    @property
    def abandoned(self) -> bool:
        """Whether nobody waits for it any more."""
        return self._abandoned

    def abandon(self) -> None:
        """Let go: what the checks still bring is neither kept nor reported."""
        self._abandoned = True
        self.done.set()

    def _took(self, outcome: Outcome, clock: Callable[[], datetime]) -> None:
        if self._abandoned:
            return
        with self._lock:
            self._outcomes.append(outcome)
            self._out -= 1
            last = self._out == 0
        if last:
            self._close(clock())

    def _close(self, now: datetime) -> None:
        with self._lock:
            outcomes = tuple(self._outcomes)
        try:
            self._finished(self._merged(outcomes, now))
        finally:
            self.done.set()

    def _merged(self, outcomes: Sequence[Outcome], now: datetime) -> Facts:
        found, before = merge(self.before, outcomes, self.reach, now), self.before
        if not self.part:
            return dataclasses.replace(found, switches=self._switches)
        return dataclasses.replace(
            found,
            checked_at=before.checked_at,
            complete=before.complete,
            reach=before.reach,
            switches=before.switches,
        )


class _Survived:
    """A bug of ours must not silence the other checks. It is logged, and shown as what it is: no answer."""

    def __init__(self, what: str, run: Run) -> None:
        self._what = what
        self._run = run

    def __enter__(self) -> None:
        return

    def __exit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None
    ) -> bool:
        if not isinstance(fault, Exception):
            return False
        if not self._run.abandoned:
            log.error("%s failed", self._what, exc_info=fault)
        return True


def merge(before: Facts, outcomes: Sequence[Outcome], reach: Reach, now: datetime) -> Facts:
    """New facts from what was stored and what the checks say now.

    A check that got no answer now keeps its earlier answer with its earlier time: a failed look-up takes
    nothing away. One that was not asked now keeps what it said, why it had no answer included. `checked_at`
    and `reach` are those of this run, so what a wider reach told grows old as it should.
    """
    said = {outcome.check: outcome for outcome in outcomes}
    kept_checks = {
        finding.check
        for finding in before.findings
        if finding.check not in said
        or (finding.kind is not Kind.UNKNOWN and not said[finding.check].answered)
    }
    kept = tuple(finding for finding in before.findings if finding.check in kept_checks)
    new = tuple(f for outcome in outcomes if outcome.check not in kept_checks for f in outcome.findings)
    claims = tuple(claim for outcome in outcomes for claim in outcome.claims)
    heard = {claim.source for claim in claims}
    kept_sources = {finding.source for finding in kept} - heard
    claims += tuple(claim for claim in before.claims if claim.source in kept_sources)
    return Facts(
        id=before.id,
        address=before.address,
        findings=kept + new,
        claims=claims,
        checked_at=now,
        complete=True,
        reach=reach,
    )


def _no_answer(check: Check, now: datetime) -> Finding:
    return Finding(
        code=f"{check.id}_unknown",
        kind=Kind.UNKNOWN,
        group="none",
        source="companion",
        seen_at=now,
        params={"reason": "internal_fault"},
        check=check.id,
    )
