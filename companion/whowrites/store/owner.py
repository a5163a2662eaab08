"""What the owner brings to his dossiers: answers, findings of his own, his judgement, dismissed reasons."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from threading import Lock

from whowrites.records import Answer, Entry, Hit, Owned
from whowrites.store import hits, ledger
from whowrites.store.database import Database
from whowrites.store.ledger import ANSWER, DISMISSED
from whowrites.store.watch import Watch

NOTHING = Owned()
LIST_ENTRIES = frozenset({"mail_disposable", "domain_lent"})
"""Reasons that repeat an entry of a shipped list about a domain: called wrong for one address, such an entry
is wrong for every address there. Their fingerprint holds the domain."""


@dataclass(frozen=True, slots=True)
class OwnerRecord:
    """All that the owner brought to one dossier. `standing`: need, impression, owner, outcome, as far as set;
    `entries` and `hits` are newest first, with what was taken back.
    """

    answers: Mapping[str, Entry]
    dismissed: tuple[Entry, ...]
    hits: tuple[Hit, ...]
    entries: tuple[Entry, ...]


class Owner:
    """Thread-safe. Writing raises NotSaved, and StoreError where there is no such dossier."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._lock = Lock()
        self._watch = Watch(database, "owner_mark")
        self._owned: Mapping[str, Owned] = {}
        self._of_others = NOTHING

    def owned(self, dossier_id: str) -> Owned:
        """What counts in the judgement of this dossier."""
        return self.now()(dossier_id)

    def now(self) -> Callable[[str], Owned]:
        """`owned` as it stands now, from memory: for the many senders of one request."""
        with self._lock:
            if self._watch.changed():
                self._owned, self._of_others = self._read()
            held, of_others = self._owned, self._of_others
        return lambda dossier_id: held.get(dossier_id, of_others)

    def record(self, dossier_id: str) -> OwnerRecord:
        """All about one dossier, for its page."""
        with self._database.read() as connection:
            held = ledger.holding(connection, (ANSWER, DISMISSED), dossier_id)
            return OwnerRecord(
                answers={entry.key: entry for entry in held if entry.kind == ANSWER},
                dismissed=tuple(entry for entry in held if entry.kind == DISMISSED),
                hits=hits.of(connection, dossier_id),
                entries=ledger.entries(connection, dossier_id),
            )

    def answer(self, dossier_id: str, said: Answer) -> None:
        """Keep an answer; an empty one takes the answer back."""
        self._write(Entry(dossier_id, ANSWER, said.question, said.answer, said.note, said.at))

    def dismiss(self, dossier_id: str, code: str, fingerprint: str, note: str, at: datetime) -> None:
        """Call the reason of this code wrong, as long as it states what it states now."""
        self._write(Entry(dossier_id, DISMISSED, f"{code} {fingerprint}", "wrong", note, at))

    def count_again(self, dossier_id: str, code: str, fingerprint: str, at: datetime) -> None:
        """Take back that this reason is wrong; a list's entry, wherever it was called so."""
        key = f"{code} {fingerprint}"
        with self._database.write() as connection:
            said = ledger.holders(connection, DISMISSED, key) if code in LIST_ENTRIES else (dossier_id,)
            for holder in said:
                ledger.take_back(connection, holder, DISMISSED, key, at)
            self._watch.touch(connection)

    def undo(self, dossier_id: str, kind: str, key: str, at: datetime) -> bool:
        """Let hold again what held before in this matter; False where nothing was said."""
        with self._database.write() as connection:
            done = ledger.take_back(connection, dossier_id, kind, key, at)
            self._watch.touch(connection)
        return done

    def add_hit(self, hit: Hit) -> int:
        """Keep what was found elsewhere; gives its id."""
        with self._database.write() as connection:
            hit_id = hits.add(connection, hit)
            self._watch.touch(connection)
        return hit_id

    def take_out_hit(self, dossier_id: str, hit_id: int, at: datetime | None) -> bool:
        """Take a hit out, or with None put it back; False where the dossier has no such hit."""
        with self._database.write() as connection:
            done = hits.take_out(connection, dossier_id, hit_id, at)
            self._watch.touch(connection)
        return done

    def dismissals(self) -> dict[str, int]:
        """How many dossiers have the reason of each code dismissed: the dashboard's "agreement"."""
        with self._database.read() as connection:
            return ledger.dismissals(connection)

    def _write(self, entry: Entry) -> None:
        with self._database.write() as connection:
            if ledger.write(connection, entry):
                self._watch.touch(connection)

    def _read(self) -> tuple[Mapping[str, Owned], Owned]:
        """What was brought to each dossier, and what holds for one to which nothing was."""
        answers: dict[str, list[Answer]] = defaultdict(list)
        wrong: dict[str, set[tuple[str, str]]] = defaultdict(set)
        found: dict[str, list[Hit]] = defaultdict(list)
        wrong_entries: set[tuple[str, str]] = set()
        with self._database.read() as connection:
            for entry in ledger.holding(connection, (ANSWER, DISMISSED)):
                if entry.kind == ANSWER:
                    answers[entry.dossier_id].append(Answer(entry.key, entry.value, entry.note, entry.at))
                    continue
                code, _, fingerprint = entry.key.partition(" ")
                of_whom = wrong_entries if code in LIST_ENTRIES else wrong[entry.dossier_id]
                of_whom.add((code, fingerprint))
            for hit in hits.standing(connection):
                found[hit.dossier_id].append(hit)
        owned = {
            dossier_id: Owned(
                tuple(answers[dossier_id]),
                tuple(found[dossier_id]),
                frozenset(wrong[dossier_id] | wrong_entries),
            )
            for dossier_id in {*answers, *wrong, *found}
        }
        return owned, Owned(dismissed=frozenset(wrong_entries))
