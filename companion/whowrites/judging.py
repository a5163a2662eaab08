"""Stored facts and one message to a dossier: message checks, verdict, contradictions, next steps. Asks
nobody outside."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from urllib.parse import urlsplit

from whowrites import checklist
from whowrites.address import MAX_ADDRESS, BadAddress, parse, several
from whowrites.advice import next_steps
from whowrites.case import Case
from whowrites.checks import Check
from whowrites.consistency import contradictions, contrary
from whowrites.explain import Explanation, explain
from whowrites.model import Claim, Contradiction, Dossier, Facts, Finding, Reach, Subject
from whowrites.records import Owned
from whowrites.running import Outcome, ask
from whowrites.safe_text import safe_text
from whowrites.sources import Sources
from whowrites.steps import BOOK, Book
from whowrites.verdict import judge, severity
from whowrites.weights import Weights, load

NOTHING_OWNED = Owned()

_NO_ADDRESS = "sender_address"

KEPT = 4_000
"""Dossiers kept ready: a mail page asks for the same ones at every view."""


@dataclass(frozen=True, slots=True)
class Seen:
    """What one message is judged by. `other`: the facts of a Reply-To that is another address; `owned` and
    `other_owned`: what the owner brought to either dossier. `book`: the next steps in force."""

    subject: Subject
    own: Facts
    other: Facts | None = None
    owned: Owned = NOTHING_OWNED
    other_owned: Owned = NOTHING_OWNED
    book: Book = BOOK

    @property
    def complete(self) -> bool:
        return self.own.complete and (self.other is None or self.other.complete)


def addresses_of(subject: Subject) -> dict[str, str] | BadAddress:
    """The addresses of From and Reply-To as they are written, each with its key; what is no address in
    Reply-To is left out."""
    try:
        keys = {subject.address: parse(subject.address).normal}
    except BadAddress as fault:
        return fault
    for reply in several(subject.reply_to or ""):
        with suppress(BadAddress):  # the reply_to check says so; nobody can be asked about it
            keys[reply] = parse(reply).normal
    return keys


def views(
    subject: Subject,
    keys: Mapping[str, str],
    facts: Mapping[str, Facts],
    owned: Callable[[str], Owned],
    book: Book,
) -> list[Seen]:
    """The message as each address of its Reply-To shows it: one view for each, and one where there is none.

    `keys`: as `addresses_of` gives them; `facts`: by key; `owned`: by a dossier's id.
    """
    own = facts[keys[subject.address]]
    replies = several(subject.reply_to or "")
    seen = []
    for reply in replies or ("",):
        other = facts[keys[reply]] if reply in keys and keys[reply] != own.address else None
        view = replace(subject, reply_to=reply) if len(replies) > 1 else subject
        seen.append(Seen(view, own, other, owned(own.id), owned(other.id) if other else NOTHING_OWNED, book))
    return seen


class Judged:
    """Judges, and remembers what it judged from the same facts, the same message, the same contacts and
    the same weights. Thread-safe."""

    def __init__(
        self, checks: Sequence[Check], sources: Sources, weights: Callable[[], Weights] = load
    ) -> None:
        self._checks = [check for check in checks if check.scope == "message"]
        self._sources = sources
        self._weights = weights
        self._kept: OrderedDict[Hashable, tuple[Facts, Facts | None, Dossier]] = OrderedDict()
        self._lock = threading.Lock()

    def dossier(self, seen: Seen, contacts: str) -> Dossier:
        """The dossier of one message's sender. `contacts`: their version."""
        if not seen.complete:
            return self._judge(seen)
        key = (seen.subject, seen.owned, seen.other_owned, contacts, seen.book.mark, self._weights().mark)
        with self._lock:
            kept = self._kept.get(key)
            # Mostly the very same objects, which costs nothing to see.
            if kept and kept[:2] == (seen.own, seen.other):
                self._kept.move_to_end(key)
                return kept[2]
        judged = self._judge(seen)
        with self._lock:
            self._kept[key] = seen.own, seen.other, judged
            while len(self._kept) > KEPT:
                self._kept.popitem(last=False)
        return judged

    def message(self, views: Sequence[Seen], subject: Subject, contacts: str) -> Dossier:
        """The dossier of a message with these views, one for each address of its Reply-To. An answer goes to
        all of them: the message is as the worst."""
        if len(views) == 1:
            return self.dossier(views[0], contacts)
        worst = self.dossier(self._worst(views, contacts), contacts)
        complete = all(view.complete for view in views)
        return replace(
            worst, subject=subject, complete=complete, checked_at=worst.checked_at if complete else None
        )

    def unanswerable(self, subject: Subject) -> Dossier:
        """The dossier of a message whose From is no address: it has no id, and nothing is kept."""
        case = self._unanswerable(subject)
        verdict = judge(case, self._weights())
        return Dossier(
            id="",
            subject=replace(subject, address=case.address, reply_to=None),
            verdict=verdict,
            contradictions=(),
            claims=(),
            next_steps=next_steps(verdict, ()),
            checked_at=self._sources.clock(),
            complete=True,
            reach=Reach.LOCAL,
        )

    def explain_unanswerable(self, subject: Subject) -> Explanation:
        """The account of the verdict on such a message."""
        return explain(self._unanswerable(subject), self._weights())

    def _unanswerable(self, subject: Subject) -> Case:
        said = [ask(check, subject, self._sources) for check in self._checks if check.id == _NO_ADDRESS]
        findings = tuple(finding for outcome in said for finding in outcome.findings)
        return Case((), None, findings, safe_text(subject.address, MAX_ADDRESS))

    def explain(self, views: Sequence[Seen], contacts: str) -> Explanation:
        """The account of the verdict: what each fact gave, and what the level would be without it."""
        seen = views[0] if len(views) == 1 else self._worst(views, contacts)
        said = self._ask(seen.subject)
        return explain(_case(seen, said, contradictions(_claims(seen, said))), self._weights())

    def _worst(self, views: Sequence[Seen], contacts: str) -> Seen:
        return min(views, key=lambda view: severity(self.dossier(view, contacts).verdict))

    def _ask(self, subject: Subject) -> list[Outcome]:
        return [ask(check, subject, self._sources) for check in self._checks]

    def _judge(self, seen: Seen) -> Dossier:
        subject, own = seen.subject, seen.own
        said = self._ask(subject)
        claims = _claims(seen, said)
        differing = contradictions(claims)
        verdict = judge(_case(seen, said, differing), self._weights())
        return Dossier(
            id=own.id,
            subject=subject,
            verdict=verdict,
            contradictions=differing,
            claims=claims,
            next_steps=next_steps(verdict, differing, seen.book),
            checked_at=own.checked_at if own.complete else None,
            complete=seen.complete,
            reach=own.reach,
        )


def known_facts(facts: Facts, owned: Owned) -> tuple[Finding, ...]:
    """The stored findings, and what the owner answered to the questions that no tool can answer."""
    return facts.findings + tuple(checklist.findings(owned.answers))


def hit_claims(owned: Owned) -> tuple[Claim, ...]:
    """What the owner found elsewhere, as claims of the hosts where it stands (source `hit:HOST`). What others
    say of a sender is no claim of his and stays out of the comparison."""
    return tuple(
        Claim(hit.field, hit.value, f"hit:{urlsplit(hit.url).hostname or ''}", hit.at)
        for hit in owned.hits
        if hit.field != "reputation"
    )


def _claims(seen: Seen, said: Sequence[Outcome]) -> tuple[Claim, ...]:
    told = tuple(claim for outcome in said for claim in outcome.claims)
    return seen.own.claims + told + seen.subject.claims + hit_claims(seen.owned)


def _case(seen: Seen, said: Sequence[Outcome], differing: Sequence[Contradiction]) -> Case:
    other = seen.other
    message = tuple(finding for outcome in said for finding in outcome.findings)
    codes = {finding.code for finding in (*seen.own.findings, *message)}
    return Case(
        own=known_facts(seen.own, seen.owned),
        reply_to=known_facts(other, seen.other_owned) if other else None,
        message=message + tuple(contrary.findings(differing, codes)),
        address=seen.own.address,
        reply_to_address=other.address if other else "",
        dismissed=seen.owned.dismissed,
    )
