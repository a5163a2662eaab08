"""From a subject to a dossier: what is stored, what has to be asked again, and one run for all who ask for
the same address.

Nothing from outside is waited for in `answer`; it gives what is known and sets the rest going. `finish`
waits, for the terminal.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from functools import lru_cache

from whowrites import own_steps, switches
from whowrites.address import BadAddress
from whowrites.changes import changes
from whowrites.checks import Check
from whowrites.explain import Explanation
from whowrites.headers.own_servers import own_servers
from whowrites.headers.sender import read
from whowrites.instruments import Instruments, OnDemand, rehearse
from whowrites.judging import addresses_of, known_facts, views
from whowrites.model import Dossier, Facts, Level, Reach, Subject, Verdict
from whowrites.net.deadline import Deadline
from whowrites.net.internet import Internet
from whowrites.running import Run, ask, unasked
from whowrites.sources import Sources
from whowrites.steps import BOOK
from whowrites.store import Store
from whowrites.under_way import Going, UnderWay
from whowrites.verdict import rate
from whowrites.weights import Weights

TIME_LIMIT = {Reach.LOCAL: 1.0, Reach.PASSIVE: 12.0, Reach.CONTACT: 30.0, Reach.SERVICE: 30.0}
"""Seconds of wall clock for one run."""

_IN_MESSAGES = frozenset({"list", "message", "file"})

AT_ONCE = 16
"""Runs under way at once; the time limit of a run begins when it is its turn."""


def _is_local(check: Check) -> bool:
    return check.reach is Reach.LOCAL


def _answers(run: Run, reach: Reach, again: bool) -> bool:
    """Whether who asks at `reach` may wait for this run; one that asks only a part does not ask all again."""
    return run.reach.rank >= reach.rank and not (again and run.part)


def utc_now() -> datetime:
    """Now, to the second: what dossiers are stamped with."""
    return _moment(int(time.time()))


@lru_cache(maxsize=1)
def _moment(second: int) -> datetime:
    return datetime.fromtimestamp(second, UTC)


class Vetting:
    """Vets addresses against one internet and one store. Thread-safe."""

    def __init__(
        self,
        internet: Internet,
        store: Store,
        clock: Callable[[], datetime] = utc_now,
        *,
        at_once: int = AT_ONCE,
    ) -> None:
        self._store = store
        self._clock = clock
        self._instruments = OnDemand(internet, store, clock)
        self._under_way = UnderWay(at_once)

    @property
    def sources(self) -> Sources:
        """What is kept can be read with them; who asks by them sets a deadline."""
        return self._with.sources

    def rehearse(self) -> Dossier:
        """Load what the first sender would wait for; gives the dossier of an invented one."""
        return rehearse(self._with)

    @property
    def _with(self) -> Instruments:
        return self._instruments()

    def answer(
        self, subjects: Sequence[Subject], reach: Reach, *, met: bool = True
    ) -> list[Dossier | BadAddress]:
        """A dossier a subject, at once and in order; a bad address gives its fault, or, where it is what a
        message shows for its sender, a dossier that says so.

        `complete` is false where a run is under way. `met`: the subjects were met in messages, which the
        dossier's timeline counts; false where the owner only looks at what is known.
        """
        parsed = [addresses_of(subject) for subject in subjects]
        wanted = {key for item in parsed if not isinstance(item, BadAddress) for key in item.values()}
        return self._answered(subjects, parsed, self._known(wanted, reach), met)

    def _answered(
        self,
        subjects: Sequence[Subject],
        parsed: Sequence[Mapping[str, str] | BadAddress],
        facts: Mapping[str, Facts],
        met: bool,
    ) -> list[Dossier | BadAddress]:
        self._with.weights.renew()
        known, book = self._remembered(), own_steps.book(self._store.settings)
        owned, judged = self._store.owner.now(), self._with.judged
        answers: list[Dossier | BadAddress] = []
        seen: list[tuple[str, Subject, Level]] = []
        for subject, item in zip(subjects, parsed, strict=True):
            if isinstance(item, BadAddress):
                in_a_message = subject.surface in _IN_MESSAGES
                answers.append(judged.unanswerable(subject) if in_a_message else item)
                continue
            own = facts[item[subject.address]]
            seen_so = views(subject, item, facts, owned, book)
            dossier = judged.message(seen_so, subject, known)
            answers.append(dossier)
            if met and own.complete:
                seen.append((own.id, subject, dossier.verdict.level))
        self._store.dossiers.sight(seen, self._clock())
        return answers

    def explain(self, subject: Subject, reach: Reach) -> Explanation:
        """The account of the verdict that `answer` gives, from what is known now. Raises BadAddress."""
        item = addresses_of(subject)
        if isinstance(item, BadAddress):
            if subject.surface in _IN_MESSAGES:
                return self._with.judged.explain_unanswerable(subject)
            raise item
        facts = self._known(set(item.values()), reach)
        seen = views(subject, item, facts, self._store.owner.owned, BOOK)
        return self._with.judged.explain(seen, self._remembered())

    def finish(self, subject: Subject, reach: Reach, *, met: bool = True) -> Dossier:
        """The complete dossier; waits for the run. Raises BadAddress."""
        item = addresses_of(subject)
        facts = {} if isinstance(item, BadAddress) else self._finished(set(item.values()), reach)
        answer = self._answered([subject], [item], facts, met)[0]
        if isinstance(answer, BadAddress):
            raise answer
        return answer

    def original(self, message: bytes, reach: Reach) -> Subject:
        """The subject of the message that begins with `message`. At reach contact its DKIM signatures are
        verified too, which waits for the resolver. Raises UnreadableMessage."""
        subject = read(message, own_servers(self._store.settings))
        if subject.header is None or reach.rank < Reach.CONTACT.rank:
            return subject
        from whowrites.sources import dkim

        asking = self.sources.at(Deadline.after(TIME_LIMIT[Reach.PASSIVE]))
        found = dkim.verify(asking, message, subject.header.signatures)
        return replace(subject, header=replace(subject.header, signatures=found))

    def _finished(self, keys: set[str], reach: Reach) -> dict[str, Facts]:
        """The facts under these keys at the end of their runs, which are waited for."""
        facts, runs, begun = self._looked_up(keys, reach)
        # Who waits anyhow does the first himself: a change of threads costs as much as a check.
        for going in begun[1:]:
            self._under_way.hand_over(going)
        for going in begun[:1]:
            self._under_way.go(going)
        for key, run in runs.items():
            run.done.wait(3 * TIME_LIMIT[reach])  # its own limit, and some for its turn to come
            if run.ended:
                facts[key] = run.ended
        # A run may not be ready yet, or had no room to begin.
        done = len(facts) == len(keys) and all(found.complete for found in facts.values())
        return facts if done else self._known(keys, reach)

    def ask_again(self, subject: Subject, reach: Reach) -> None:
        """Start asking anew, however fresh the stored facts are; `answer` follows it. Raises BadAddress."""
        item = addresses_of(subject)
        if isinstance(item, BadAddress):
            raise item
        self._known(set(item.values()), reach, again=True)

    def ask_check_again(self, key: str, check_id: str) -> bool:
        """Ask one check anew about a normalised address, as its switch lets it; what it says goes into the
        stored facts, whose age stays. False where there are none, or somebody else is asking now.
        """
        facts = self._store.dossiers.facts([key]).get(key)
        if facts is None:
            return False
        checks = [check for check in self._with.checks if check.id == check_id]
        run = Run(facts, (), facts.reach, lambda found: self._end(key, run, found), part=True)
        if self._under_way.enter(key, run, lambda running: True) is not run:
            return False
        self._under_way.hand_over(self._going(run, checks, Reach.CONTACT, again=True))
        return True

    def aside(self, work: Callable[[Sources], None], seconds: float) -> None:
        """Have something asked in the background that belongs to no address."""
        self._under_way.aside(lambda: work(self.sources.at(Deadline.after(seconds))))

    def by_id(self, dossier_id: str) -> Facts | None:
        """The facts that stand under this id, a run under way included."""
        run = self._under_way.by_id(dossier_id)
        return run.facts(self._clock()) if run else self._store.dossiers.facts_of(dossier_id)

    def close(self) -> None:
        """Let go of the threads. Runs that were under way are lost; who asked for them asks again."""
        self._under_way.close()

    def _remembered(self) -> str:
        """The version of what is remembered, some of which is told by the day: "first contact" ends with
        it."""
        return f"{self._store.contacts.version()} {self._clock().date()}"

    def weights(self) -> Weights:
        """The weights in use, the owner's changes included."""
        return self._with.weights.renew()

    def rated(self, facts: Facts) -> Verdict:
        """The verdict on an address by itself."""
        owned = self._store.owner.owned(facts.id)
        return rate(known_facts(facts, owned), self._with.weights.current, facts.address, owned.dismissed)

    def _known(self, keys: set[str], reach: Reach, *, again: bool = False) -> dict[str, Facts]:
        """What is known under each of these keys; what has to be asked is being asked then."""
        known, runs, begun = self._looked_up(keys, reach, again)
        for going in begun:
            self._under_way.hand_over(going)
        return known | {key: run.ended or run.facts(self._clock()) for key, run in runs.items()}

    def _looked_up(
        self, keys: set[str], reach: Reach, again: bool = False
    ) -> tuple[dict[str, Facts], dict[str, Run], list[Going]]:
        """What is stored under these keys and still good, for the others the runs that ask, and those of
        them that were just begun and have yet to go."""
        now, good = self._clock(), self._with.freshness.good
        switched = switches.on(self._store.settings)
        # Before what is stored is read: a run that ends meanwhile has then been seen, and is not begun again.
        runs = self._under_way.of(keys)
        stored = self._store.dossiers.facts(keys)
        unwanted = self._store.never.among(keys)
        known = {key: stored.get(key) or unasked(key, self._store.dossiers.new_id()) for key in unwanted}
        asking: dict[str, Run] = {}
        new: dict[str, Run] = {}
        for key in keys - unwanted:
            run, before = runs.get(key), stored.get(key)
            if run and _answers(run, reach, again):
                asking[key] = run
            elif before and not again and (reach is Reach.LOCAL or good(before, reach, now, switched)):
                known[key] = before
            else:
                new[key] = self._run(key, before, reach)
        begun: list[Going] = []
        for key, made in new.items():
            asking[key] = self._begin(key, made, again, begun)
        return known, asking, begun

    def _run(self, key: str, before: Facts | None, reach: Reach) -> Run:
        """A run about this address, with what is known without asking anybody."""
        empty = Facts(self._store.dossiers.new_id(), key, (), (), None, False, Reach.LOCAL)
        here = [ask(check, Subject(key), self.sources) for check in self._granted(reach) if _is_local(check)]
        run = Run(before or empty, here, reach, lambda facts: self._end(key, run, facts))
        return run

    def _begin(self, key: str, run: Run, again: bool, begun: list[Going]) -> Run:
        """Begin this run, or join one that was just begun: the run that asks. One that found no room is not
        under way; it holds what is known without asking anybody."""
        entered = self._under_way.enter(key, run, lambda running: _answers(running, run.reach, again))
        if entered is run:
            out = [check for check in self._granted(run.reach) if not _is_local(check)]
            going = self._going(run, out, run.reach, again)
            if out:
                begun.append(going)
            else:
                self._under_way.go(going)
        elif entered is None:
            run.abandon()  # nobody is to wait for it
        return entered or run

    def _granted(self, reach: Reach) -> list[Check]:
        return [c for c in self._with.checks if c.scope == "address" and c.reach.rank <= reach.rank]

    def _going(self, run: Run, checks: Sequence[Check], reach: Reach, again: bool) -> Going:
        def tools() -> Sources:
            return self.sources.for_run(Deadline.after(TIME_LIMIT[reach]), anew=again)

        return Going(run, checks, Subject(run.before.address), tools)

    def _end(self, key: str, run: Run, facts: Facts) -> None:
        rated = self.rated(facts)
        found = tuple(changes(run.before, facts, lambda of: self.rated(of).level, self._clock()))
        kept_as = self._store.dossiers.save(facts, rated.level, rated.score, found)
        # Another process may have made the dossier meanwhile, under an id of its own.
        run.ended = facts if kept_as in ("", facts.id) else replace(facts, id=kept_as)
        self._under_way.leave(key, run)
