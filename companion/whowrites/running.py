"""One address being asked about: its checks in parallel under one deadline, what is known so far, and the
facts at the end."""

from __future__ import annotations

import dataclasses
import logging
import threading
from collections import deque
from collections.abc import Callable, Sequence
from concurrent.futures import Executor, Future
from datetime import datetime
from typing import NamedTuple

from whowrites.checks import Check
from whowrites.model import Claim, Facts, Finding, Kind, Reach, Subject
from whowrites.sources import Sources

log = logging.getLogger(__name__)


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
        """Send the checks off. Each ends by its own network deadline; the last one home closes the run.

        Those that ask only the DNS go together: their questions are put in one go, and what is left to do
        then is too little to be handed from thread to thread.
        """
        self._out = len(checks)
        self._switches = tuple(sorted(sources.switches))
        if not checks:
            self._close(sources.clock())
        of_dns = [check for check in checks if check.questions]
        for group in (of_dns, *([check] for check in checks if not check.questions)):
            self._send(deque(group), subject, sources, pool)

    def _send(self, group: deque[Check], subject: Subject, sources: Sources, pool: Executor) -> None:
        if group and not self._abandoned:
            future = pool.submit(self._ask_in_turn, group, subject, sources)
            future.add_done_callback(lambda future: self._home(future, group, subject, sources, pool))

    def _ask_in_turn(self, group: deque[Check], subject: Subject, sources: Sources) -> None:
        asked = {check.id: check.questions(subject) for check in group if check.questions}
        every = [question for questions in asked.values() for question in questions]
        late = set(sources.dns.soon(every, sources.deadline)) if every else set()
        if late:
            # The checks that have all their answers go first; then what is late is waited for together.
            waiting = {check for check, questions in asked.items() if not late.isdisjoint(questions)}
            in_order = sorted(group, key=lambda check: check.id in waiting)
            group.clear()
            group.extend(in_order)
        while group and not self._abandoned:
            if late and group[0].id in waiting:
                sources.dns.await_late(late, sources.deadline)
                late = set()
            outcome = ask(group[0], subject, sources)
            group.popleft()
            self._took(outcome, sources.clock)

    def facts(self, now: datetime) -> Facts:
        """What is known so far, earlier answers included; not complete."""
        with self._lock:
            outcomes = tuple(self._outcomes)
        return dataclasses.replace(self._merged(outcomes, now), complete=self.part and self.before.complete)

    def abandon(self) -> None:
        """Let go: what the checks still bring is neither kept nor reported."""
        self._abandoned = True
        self.done.set()

    def _home(
        self, future: Future[None], group: deque[Check], subject: Subject, sources: Sources, pool: Executor
    ) -> None:
        if self._abandoned or future.cancelled():
            return
        fault = future.exception()
        if fault is not None:
            # A bug of ours must not silence the other checks. It is logged, and shown as what it is: no
            # answer.
            check = group.popleft()
            log.error("check %s failed", check.id, exc_info=fault)
            self._took(Outcome(check.id, (_no_answer(check, sources.clock()),), ()), sources.clock)
            self._send(group, subject, sources, pool)

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
