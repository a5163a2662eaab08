"""What differs between what was known of a sender and what is known now.

Pure: two looks in, changes out. Each matter is read from either side as what somebody said of it; a matter
that one side does not know says nothing, so a look-up that failed is no change.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta

from whowrites.change_matters import MATTERS, Said, registration_until, said_of_lists
from whowrites.model import Facts, Level
from whowrites.records import Change

EXPIRING = timedelta(days=30)
"""Less than this before its end a registration is told of, once."""
RENEWED = timedelta(days=60)
"""An end that moves by less is the registry's tidying."""

_RISING = (Level.LOW, Level.MEDIUM, Level.HIGH)


def changes(
    before: Facts, after: Facts, level_of: Callable[[Facts], Level], now: datetime
) -> Iterator[Change]:
    """Each difference once, the level last; `now` is when the later look ended.

    `level_of` rates both sides, so that the owner's own change of weights is no news of a sender. `since`
    of a change is when its old value was last seen. The first look of all yields nothing.
    """
    if before.checked_at is None:
        return

    def change(code: str, was: Said, is_now: Said) -> Change:
        return Change(after.id, code, was.value, is_now.value, now, is_now.source, was.seen_at)

    for matter in MATTERS:
        was, is_now = matter.read(before), matter.read(after)
        if was and is_now and (code := matter.differs(was, is_now)):
            yield change(code, was, is_now)
    yield from _lists(before, after, change)
    yield from _registration_ends(before, after, change)
    was_rated, rated = level_of(before), level_of(after)
    if code := _level(was_rated, rated):
        then = Said(was_rated.value, "companion", before.checked_at)
        yield change(code, then, Said(rated.value, "companion", now))


def _lists(before: Facts, after: Facts, change: Callable[[str, Said, Said], Change]) -> Iterator[Change]:
    """Blocklists one by one: only a list that answered both times can have changed its mind."""
    was, is_now = said_of_lists(before), said_of_lists(after)
    for name in sorted(was.keys() & is_now.keys()):
        if bool(was[name].value) != bool(is_now[name].value):
            yield change("listed" if is_now[name].value else "unlisted", was[name], is_now[name])


def _registration_ends(
    before: Facts, after: Facts, change: Callable[[str, Said, Said], Change]
) -> Iterator[Change]:
    was, is_now = registration_until(before), registration_until(after)
    if not was or not is_now or is_now.seen_at <= was.seen_at:
        return
    moved = date.fromisoformat(is_now.value) - date.fromisoformat(was.value)
    if moved >= RENEWED:
        yield change("registration_renewed", was, is_now)
    elif _is_near(is_now.value, is_now.seen_at) and not _is_near(was.value, was.seen_at):
        yield change("registration_expiring", Said("", was.source, was.seen_at), is_now)


def _is_near(day: str, moment: datetime) -> bool:
    return date.fromisoformat(day) - moment.date() < EXPIRING


def _level(before: Level, after: Level) -> str:
    """Not enough evidence is no level to rise or fall from."""
    if before is after or before not in _RISING or after not in _RISING:
        return ""
    return "level_rose" if _RISING.index(after) > _RISING.index(before) else "level_fell"
