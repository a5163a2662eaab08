"""The levels that are stored, brought along when the owner changed what they are made of; and what they
would be.

Stored is the level of each address and of each message that it was met in: the history sorts and counts by
them.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress

from whowrites import own_steps
from whowrites.address import BadAddress
from whowrites.checks import all_checks
from whowrites.judging import Judged, Seen, addresses_of, known_facts, views
from whowrites.model import Dossier, Level, Reach, Subject
from whowrites.records import Sighting
from whowrites.steps import Book
from whowrites.store import HistoryQuery, NotSaved, Store
from whowrites.store.columns import RANKS
from whowrites.verdict import rate
from whowrites.vetting import Vetting
from whowrites.weights import Weights

ALL = 1_000_000
"""More dossiers than anybody has."""


def rated_anew(vetting: Vetting, store: Store, dossier_id: str) -> None:
    """Bring one dossier's levels along. Raises NotSaved; an unknown dossier is passed over."""
    facts, record = store.dossiers.facts_of(dossier_id), store.dossiers.by_id(dossier_id)
    if facts is None:
        return
    met = [_message(facts.address, seen) for seen in (record.sightings if record else ())]
    judged = [item for item in vetting.answer(met, Reach.LOCAL, met=False) if isinstance(item, Dossier)]
    rated, shown = vetting.rated(facts), [(item.subject, item.verdict.level) for item in judged]
    store.dossiers.rerate(dossier_id, rated.level, rated.score, shown)


def all_rated_anew(vetting: Vetting, store: Store) -> None:
    """Bring all along. Ends early where the disk is full: the others follow with their next check."""
    vetting.weights()
    with suppress(NotSaved):
        for dossier_id in store.dossiers.ids(HistoryQuery(), ALL):
            rated_anew(vetting, store, dossier_id)


def effect(vetting: Vetting, store: Store, weights: Weights, most: int) -> Iterator[tuple[str, Level, Level]]:
    """(dossier id, level now, level by these weights) of the `most` dossiers of the history's first rows.

    The level is the one that the history would show: the most risk of the address by itself and of every
    message that it was met in. Nothing is kept and nobody is asked."""
    now, then = (
        (Judged(all_checks(), vetting.sources, lambda using=using: using), using)  # type: ignore[misc]
        for using in (vetting.weights(), weights)
    )
    book = own_steps.book(store.settings)
    for dossier_id in store.dossiers.ids(HistoryQuery(), most):
        facts, record = store.dossiers.facts_of(dossier_id), store.dossiers.by_id(dossier_id)
        if facts is None:
            continue
        owned = store.owner.owned(dossier_id)
        met = [
            _seen(store, _message(facts.address, seen), book) for seen in (record.sightings if record else ())
        ]
        before, after = (
            max(
                (
                    rate(known_facts(facts, owned), using, facts.address, owned.dismissed).level,
                    *(judged.message(seen, subject, "").verdict.level for subject, seen in met),
                ),
                key=RANKS.index,
            )
            for judged, using in (now, then)
        )
        yield dossier_id, before, after


def _message(address: str, seen: Sighting) -> Subject:
    """The message that an address was met in."""
    return Subject(address, seen.name, seen.reply_to, seen.surface, seen.auth, header=seen.header)


def _seen(store: Store, subject: Subject, book: Book) -> tuple[Subject, list[Seen]]:
    """A message with the views that it is judged by."""
    keys = addresses_of(subject)
    assert not isinstance(keys, BadAddress), "a stored address is one"
    stored = store.dossiers.facts(set(keys.values()))
    kept = {written: key for written, key in keys.items() if key in stored}
    return subject, views(subject, kept, stored, store.owner.owned, book)
