"""What the owner says of a dossier, kept in one way whether a page or the extension brings it.

Each raises Refusal 404 where there is no such dossier, 409 while its first vetting is under way, and
NotSaved.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from whowrites.model import Facts
from whowrites.records import Contact, Decision, Note
from whowrites.rerating import ALL, rated_anew
from whowrites.store import HistoryQuery
from whowrites.store.owner import LIST_ENTRIES
from whowrites.web.house import House
from whowrites.web.refusal import Refusal

NOTE_LENGTH = 4000
DEALS = ("proceed", "ask", "declined")
DECISIONS = (*DEALS, "known", "not_known")
WITHDRAWN = "withdrawn"
OUTCOMES = ("won", "lost")
GRADES = range(1, 6)
HIT_FIELDS = ("company", "person", "title", "phone", "address", "country", "website", "founded", "email")
REPUTATION = "reputation"


def facts_of(rooms: House, dossier_id: str) -> Facts:
    """The facts under this id. Raises Refusal 404."""
    facts = rooms.vetting.by_id(dossier_id)
    if facts is None:
        raise Refusal(404, "dossier")
    return facts


def stored_facts(rooms: House, dossier_id: str) -> Facts:
    """The facts under this id, of a dossier that decisions and notes can hang on.

    Raises Refusal 404, and 409 while the first vetting is under way.
    """
    facts = facts_of(rooms, dossier_id)
    if rooms.store.dossiers.by_id(dossier_id) is None:
        raise Refusal(409, "unfinished", wait=2)
    return facts


def keep_decision(rooms: House, dossier_id: str, decision: str) -> None:
    """Store the decision; `known` and `not_known` change the owner's contacts too. `undo`: the decision on
    the deal that held before the last one holds again, or none does.
    """
    facts, now = stored_facts(rooms, dossier_id), rooms.clock()
    if decision == "undo":
        record = rooms.store.dossiers.by_id(dossier_id)
        said = [one.verdict for one in record.decisions if one.verdict in _ON_DEAL] if record else []
        if not said:
            return
        decision = said[1] if len(said) > 1 else WITHDRAWN
    if decision == "known":
        rooms.store.contacts.add([Contact(facts.address, _last_name(rooms, dossier_id), "decision", now)])
    elif decision == "not_known":
        rooms.store.contacts.remove(facts.address)
    rooms.store.dossiers.decide(Decision(dossier_id, decision, now))


_ON_DEAL = (*DEALS, WITHDRAWN)


def deal_of(decisions: Sequence[Decision]) -> Decision | None:
    """The decision on the deal that holds; whether a sender is known is another matter."""
    last = next((one for one in decisions if one.verdict in _ON_DEAL), None)
    return last if last and last.verdict != WITHDRAWN else None


def keep_note(rooms: House, dossier_id: str, text: str) -> datetime | None:
    """Store a note; gives its time, None for an empty one, which is none."""
    stored_facts(rooms, dossier_id)
    said, now = text.strip()[:NOTE_LENGTH], rooms.clock()
    if not said:
        return None
    rooms.store.dossiers.note(Note(dossier_id, said, now))
    return now


def call_wrong(rooms: House, dossier_id: str, code: str, value: str, note: str = "") -> None:
    """Dismiss the reason of this code for this sender until it states another thing; `value` is its
    line's. A list's entry about a domain is dismissed for all of that domain.
    """
    stored_facts(rooms, dossier_id)
    rooms.store.owner.dismiss(dossier_id, code, value, note, rooms.clock())
    _rated_anew(rooms, dossier_id, code)


def call_right(rooms: House, dossier_id: str, code: str, value: str) -> bool:
    """Let a dismissed reason count again; False where it was not dismissed."""
    stored_facts(rooms, dossier_id)
    if (code, value) not in rooms.store.owner.owned(dossier_id).dismissed:
        return False
    rooms.store.owner.count_again(dossier_id, code, value, rooms.clock())
    _rated_anew(rooms, dossier_id, code)
    return True


def _rated_anew(rooms: House, dossier_id: str, code: str) -> None:
    touched: tuple[str, ...] = (dossier_id,)
    if code in LIST_ENTRIES:
        domain = facts_of(rooms, dossier_id).address.rpartition("@")[2]
        touched = rooms.store.dossiers.ids(HistoryQuery(text=f"@{domain}"), ALL)
    for one in touched:
        rated_anew(rooms.vetting, rooms.store, one)


def _last_name(rooms: House, dossier_id: str) -> str:
    record = rooms.store.dossiers.by_id(dossier_id)
    named: list[tuple[datetime, str]] = (
        [(s.last_at, s.name) for s in record.sightings if s.name] if record else []
    )
    return max(named)[1] if named else ""
