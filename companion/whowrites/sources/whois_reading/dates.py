"""Dates as WHOIS servers write them, without guessing which number is the day.

A day taken for a month moves the very figure that is rated on, so `03/04/2020` is a date only where the order
is known.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone, tzinfo

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_LONG_MONTHS = (
    "january|february|march|april|may|june|july|august|september|october|november|december",
    "janvier|fevrier|mars|avril|mai|juin|juillet|aout|septembre|octobre|novembre|decembre",
    "enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre",
    "janeiro|fevereiro|marco|abril|maio|junho|julho|agosto|setembro|outubro|novembro|dezembro",
    "januar|februar|marz|april|mai|juni|juli|august|september|oktober|november|dezember",
    "gennaio|febbraio|marzo|aprile|maggio|giugno|luglio|agosto|settembre|ottobre|novembre|dicembre",
    "ene|fev|mrz|abr|mei|juin|juil|aou|sept|okt|noviem|dic",
)
_MONTH_OF = {name: number for names in _LONG_MONTHS for number, name in enumerate(names.split("|"), 1)} | {
    name: number for number, name in enumerate(_MONTHS, 1)
}
_ZONES = {"jst": timezone(timedelta(hours=9)), "kst": timezone(timedelta(hours=9)), "z": UTC, "utc": UTC}
_OPENERS = frozenset({"before", "until", "on", "since"})
_LONGEST = 80
_LAST_DAY = 31
_MOST_PARTS = 16
_YEARS = range(1980, 2120)
_HOUR_SHIFT = timedelta(hours=14)


@dataclass(frozen=True, slots=True)
class _Part:
    """A run of digits or of letters, and the last character before it that is no blank, if there is one."""

    text: str
    before: str

    @property
    def number(self) -> int | None:
        return int(self.text) if self.text.isdigit() else None


def read_date(text: str, order: str = "", home: tzinfo = UTC) -> datetime | None:
    """The moment that `text` begins with, or None; it is in the zone in which it was written.

    None also where it has no single meaning. `order` is "dmy" or "mdy" for numeric dates with the year last,
    "dby" where only the year of "03-Aug-05" is known to be last, or empty; dotted ones are day, month, year
    everywhere. A day alone is 00:00 UTC; a time of day without a
    zone is one of `home`.
    """
    parts = _opened(_parts(text))
    day, rest = _day(parts, order)
    if day is None and _is_hand(first := text.strip().partition(" ")[0][:_LONGEST]):
        day, rest = _day(_opened(_parts(text.strip()[len(first) :])), order)
    if day is None:
        return None
    time, zone = _time(rest, home)
    return (day + time).replace(tzinfo=zone)


def _opened(parts: list[_Part]) -> list[_Part]:
    return parts[1:] if parts and parts[0].text in _OPENERS else parts


def _is_hand(word: str) -> bool:
    """Whether it is the handle or address of whoever made the change: "hostmaster@example.com 20010203"."""
    return "@" in word or ("-" in word and word[-1:].isalpha())


def shown_order(texts: Iterable[str]) -> str:
    """The order that a record's own dates give away: `30/06/2003` is "dmy", so the others are. Else empty."""
    orders = {_order_of(_parts(text)) for text in texts} - {""}
    return orders.pop() if len(orders) == 1 else ""


def short_order(texts: Iterable[str], term: Sequence[str]) -> str:
    """ "dby" where a record shows that the year of its "03-Aug-05" is the last number, else empty.

    One of `texts` shows it by a number that is no day, "03-Aug-99"; so does its `term`, from "03-Aug-05" to
    "02-Aug-30": domains are registered for whole years, so the day stays.
    """
    if any(short[2] > _LAST_DAY for text in texts if (short := _short(text))):
        return "dby"
    ends = [short for text in term if (short := _short(text))]
    if len(ends) != 2 or ends[0][1] != ends[1][1]:
        return ""
    first, last = abs(ends[0][0] - ends[1][0]), abs(ends[0][2] - ends[1][2])
    return "dby" if last > first and first <= 1 else ""


def _short(text: str) -> tuple[int, int, int] | None:
    """The first number, the month and the last number of "03-Aug-05"."""
    parts = _parts(text)[:3]
    if len(parts) < 3 or not _month(parts[1]) or any(len(part.text) > 2 for part in (parts[0], parts[2])):
        return None
    first, last = parts[0].number, parts[2].number
    return None if first is None or last is None else (first, _month(parts[1]), last)


def _parts(text: str) -> list[_Part]:
    parts: list[_Part] = []
    run, before, previous = "", "", ""
    for char in text[:_LONGEST].strip().lower() + " ":
        kind = "d" if "0" <= char <= "9" else "a" if char.isalpha() else ""
        if run and kind != ("d" if run[0] in "0123456789" else "a"):
            parts.append(_Part(run, before))
            run, previous = "", ""
        if not kind:
            # "5. 8. 2001" is dotted.
            previous = previous if previous and char == " " else char
        else:
            if not run:
                before = previous
            run += char
    return parts[:_MOST_PARTS]


def _day(parts: list[_Part], order: str) -> tuple[datetime | None, list[_Part]]:
    """The day that the parts begin with, and the parts after it."""
    if not parts:
        return None, []
    numbers = [part.number for part in parts[:3]]
    first = parts[0]
    if first.number is not None and len(first.text) in (8, 12, 14):
        clock = [_Part(first.text[place : place + 2], ":") for place in range(8, len(first.text), 2)]
        digits = first.text
        return _date(int(digits[:4]), int(digits[4:6]), int(digits[6:8])), [*clock, *parts[1:]]
    if len(first.text) == 4 and None not in numbers and len(numbers) == 3:
        return _date(*(int(part.text) for part in parts[:3])), parts[3:]
    if len(numbers) == 3 and None not in numbers and len(parts[2].text) == 4:
        return _numeric(parts, order), parts[3:]
    if len(numbers) == 3 and None not in numbers and {len(part.text) for part in parts[:3]} == {2}:
        # "16/09/03": only where the registry's own order is known.
        day, month, year = (int(part.text) for part in parts[:3])
        known = order == "dmy" and parts[1].before == parts[2].before == "/"
        return (_date(_century(year), month, day) if known else None), parts[3:]
    return _named_month(parts, order)


def _century(year: int) -> int:
    return year + (1900 if year >= 80 else 2000)


def _numeric(parts: list[_Part], order: str) -> datetime | None:
    one, two, year = (int(part.text) for part in parts[:3])
    if one == two:
        return _date(year, one, two)
    order = _order_of(parts) or ("dmy" if parts[1].before == "." else order)
    if order == "dmy":
        return _date(year, two, one)
    return _date(year, one, two) if order == "mdy" else None


def _order_of(parts: list[_Part]) -> str:
    if len(parts) < 3 or len(parts[2].text) != 4:
        return ""
    one, two, year = (part.number for part in parts[:3])
    if one is None or two is None or year is None or max(one, two) <= 12:
        return ""
    return "dmy" if two <= 12 else "mdy" if one <= 12 else ""


def _named_month(parts: list[_Part], order: str) -> tuple[datetime | None, list[_Part]]:
    """`16-Apr-1999`, `2nd April, 2001`, `Thu Aug 03 2006`, `Mar 25 01:57:22 PDT 2009`, `Aug-1996`."""
    words = (place for place, part in enumerate(parts[:4]) if _month(part))
    place = next(words, None)
    if place is None:
        return None, []
    month = _month(parts[place])
    # The ordinal's "th" stands between day and month.
    ahead = [part.number for part in parts[:place] if part.number is not None]
    behind = [(n, part) for n, part in enumerate(parts[place + 1 :], place + 1) if part.number is not None]
    if len(ahead) == 1 and len(parts[0].text) == 4 and behind:
        return _date(ahead[0], month, int(behind[0][1].text)), parts[behind[0][0] + 1 :]
    years = [(n, part) for n, part in behind if len(part.text) == 4]
    if not years and len(ahead) == 1 and place == 1 and behind and behind[0][0] == 2:
        # "14-May-98": 98 is no day, so it is the year. "14-May-09" may be read in two ways.
        text, short = behind[0][1].text, behind[0][1].number or 0
        known = len(text) == 2 and (short > _LAST_DAY or order == "dby")
        return (_date(_century(short), month, ahead[0]) if known else None), parts[3:]
    if not years or len(ahead) > 1:
        return None, []
    end, year = years[0]
    if ahead:
        return _date(int(year.text), month, ahead[0]), parts[end + 1 :]
    if behind[0][0] == end:
        return _date(int(year.text), month, 1), parts[end + 1 :]
    return _date(int(year.text), month, int(behind[0][1].text)), parts[behind[0][0] + 1 :]


def _month(part: _Part) -> int:
    name = part.text
    if not name.isascii():
        name = "".join(char for char in unicodedata.normalize("NFKD", name) if char.isascii())
    return _MONTH_OF.get(name, 0)


def _date(year: int, month: int, day: int) -> datetime | None:
    if year not in _YEARS:
        return None
    try:
        return datetime(year, month, day, tzinfo=UTC)
    except ValueError:
        return None


def _time(parts: list[_Part], home: tzinfo) -> tuple[timedelta, tzinfo]:
    """The time of day, and its zone. A zone that is an unknown word counts as UTC: hours, not days."""
    if parts and parts[0].text == "t":
        parts = parts[1:]
    numbers = [part for part in parts[:3] if part.number is not None and len(part.text) == 2]
    clock = [int(part.text) for part in numbers]
    if len(clock) < 2 or numbers[1].before != ":" or clock[0] > 23 or clock[1] > 59:
        return timedelta(), UTC
    seconds = clock[2] if len(clock) > 2 and numbers[2].before == ":" and clock[2] <= 60 else 0
    return timedelta(hours=clock[0], minutes=clock[1], seconds=min(seconds, 59)), _zone(parts[2:], home)


def _zone(parts: list[_Part], home: tzinfo) -> tzinfo:
    for place, part in enumerate(parts[:4]):
        if part.before in ("+", "-") and part.number is not None and len(part.text) in (1, 2, 4):
            minutes = int(part.text[2:] or 0)
            following = parts[place + 1 : place + 2]
            if len(part.text) <= 2 and following and following[0].before == ":":
                minutes = following[0].number or 0
            shift = timedelta(hours=int(part.text[:2]), minutes=minutes)
            if shift > _HOUR_SHIFT:
                return UTC
            return timezone(shift if part.before == "+" else -shift)
    words = [part.text for part in parts[:4] if part.number is None]
    return next((_ZONES[word] for word in words if word in _ZONES), UTC if words else home)
