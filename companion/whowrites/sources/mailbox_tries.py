"""Manners toward mail servers, and when to come back: kept with the answers, to outlive the process.

Greylisting servers take an address minutes later from the same sender. Nobody waits for that: the next try is
written down, and the watch (or a click that comes later) makes it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from whowrites import wire
from whowrites.model import Found
from whowrites.sources import AnswerCache, Sources
from whowrites.sources.mailbox_providers import provider_of
from whowrites.sources.mailbox_result import Mailbox, PutOff

SOURCE = "mailbox-manners"
PAUSES = (timedelta(minutes=10), timedelta(minutes=45))
"""Between the first and second, second and third try."""
TRIES = len(PAUSES) + 1
TRIES_KEPT = timedelta(days=1)
PER_DOMAIN = timedelta(hours=1)
"""One new address of a domain in this time."""
PER_DAY = 50
"""Sessions a day with the mail hosts of one provider."""
_DAY = timedelta(days=1)
_TRIES = "tries "


@dataclass(frozen=True, slots=True)
class Pending:
    """An address that was put off: so many tries were made, the next one is due at `due` (None: no more).

    `met`: the refusals, oldest first.
    """

    tries: int
    due: datetime | None
    reason: str
    met: tuple[PutOff, ...] = ()


def next_try(tries: int, now: datetime) -> datetime | None:
    """When to ask again after `tries` temporary refusals, the last one `now`; None: not again."""
    return now + PAUSES[tries - 1] if 1 <= tries < TRIES else None


def pending(sources: Sources, address: str) -> Pending | None:
    """What is written down about an address that was put off, or None."""
    kept = _get(sources, _TRIES + address)
    return None if kept is None else wire.from_json(Pending, kept.value)


def waiting(cache: AnswerCache, now: datetime) -> list[tuple[str, datetime]]:
    """The addresses that are to be asked about again, each with its moment."""
    found = cache.beginning(SOURCE, _TRIES, now)
    entries = [
        (key.removeprefix(_TRIES), wire.from_json(Pending, kept.value)) for key, kept in found if kept.value
    ]
    return [(address, entry.due) for address, entry in entries if entry.due is not None]


def put_off(sources: Sources, address: str, refusal: Mailbox) -> Pending:
    """Write down one more temporary refusal of an address."""
    before = pending(sources, address)
    now = sources.clock()
    tries = (before.tries if before else 0) + 1
    met = PutOff(now, refusal.host, refusal.code, refusal.enhanced, refusal.text)
    entry = Pending(tries, next_try(tries, now), refusal.reason, (*(before.met if before else ()), met))
    _put(sources, _TRIES + address, wire.to_json(entry), TRIES_KEPT)
    return entry


def settle(sources: Sources, address: str) -> tuple[PutOff, ...]:
    """An address that was put off has its answer: its tries are over. The refusals that came before it."""
    entry = pending(sources, address)
    if entry is None:
        return ()
    _put(sources, _TRIES + address, None, timedelta())
    return entry.met


def not_before(sources: Sources, domain: str, host: str) -> tuple[str, datetime] | None:
    """Why a new address of `domain` is not asked about now, and until when; None where it may be."""
    refused = _get(sources, f"refused {provider_of(host)}")
    if refused is not None:
        return "refused_today", refused.seen_at + _DAY
    last = _get(sources, f"domain {domain}")
    if last is not None:
        return "paced", last.seen_at + PER_DOMAIN
    return over_cap(sources, host)


def over_cap(sources: Sources, host: str) -> tuple[str, datetime] | None:
    """As `not_before`, for the day's sessions with one provider only."""
    today = _get(sources, f"day {provider_of(host)}")
    if today is not None and today.value >= PER_DAY:
        return "paced", today.seen_at + _DAY
    return None


def asked(sources: Sources, domain: str, host: str) -> None:
    """Write down that a session about `domain` was held with `host`."""
    _put(sources, f"domain {domain}", True, PER_DOMAIN)
    key = f"day {provider_of(host)}"
    today = _get(sources, key)
    now = sources.clock()
    begun, count = (today.seen_at, int(today.value)) if today is not None else (now, 0)
    sources.cache.put(SOURCE, key, Found(count + 1, SOURCE, begun), begun + _DAY)


def refused(sources: Sources, host: str) -> None:
    """Write down that a provider's host does not want us: he is left alone for a day."""
    _put(sources, f"refused {provider_of(host)}", True, _DAY)


def _get(sources: Sources, key: str) -> Found[Any] | None:
    kept = sources.cache.get(SOURCE, key, sources.clock())
    return kept if isinstance(kept, Found) and kept.value is not None else None


def _put(sources: Sources, key: str, value: Any, lasts: timedelta) -> None:
    now = sources.clock()
    sources.cache.put(SOURCE, key, Found(value, SOURCE, now), now + lasts)
