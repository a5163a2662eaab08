"""The state of the history in its URL: filters, order and page from closed lists, and the id of a search."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any
from urllib.parse import parse_qsl, urlencode

from werkzeug.datastructures import MultiDict

from whowrites.model import Level
from whowrites.store import HistoryQuery, Sort
from whowrites.store.history_query import UNDECIDED

LEVELS = (Level.HIGH, Level.MEDIUM, Level.LOW, Level.UNKNOWN)
DECISIONS = (UNDECIDED, "proceed", "ask", "declined", "known")
SIZES = (25, 50, 100, 200, 500)
SIZE = 50
LAST_PAGE = 1_000_000
YOUNG_DAYS = "young_days"
"""Setting: a domain is young below so many days."""
YOUNG = 180
_ID = re.compile(r"[0-9a-f]{32}")


@dataclass(frozen=True, slots=True)
class State:
    """What the URL says, checked. `plain`: its parameters without the page; the text is that of the view."""

    plain: Mapping[str, Any]
    query: HistoryQuery

    def url(self, path: str = "/history", **changes: Any) -> str:
        """The URL of this state with some parameters changed; empty ones are left out."""
        wanted = {key: value for key, value in {**self.plain, **changes}.items() if value}
        return f"{path}?{urlencode(wanted, doseq=True)}" if wanted else path

    def toggled(self, level: Level, path: str = "/history") -> str:
        """The URL with one level more, or less."""
        levels = [item.value for item in LEVELS if (item in self.query.levels) != (item is level)]
        return self.url(path, level=levels)

    @property
    def narrowed(self) -> bool:
        """Whether anything is filtered."""
        return any(key not in ("sort", "dir", "size") and value for key, value in self.plain.items())


def read(asked: MultiDict[str, str], text: str, young: int, now: datetime) -> State:
    """The state that these parameters are; what is not of the closed lists is left out.

    `text` is the search of their view, `young` the days below which a domain is young.
    """
    sort, size, decision = asked.get("sort", ""), asked.get("size", ""), asked.get("decision", "")
    levels = [level for level in LEVELS if level.value in asked.getlist("level")]
    changed, company = _day(asked.get("changed", "")), asked.get("with", "")
    on = {name: asked.get(name) == "1" for name in ("free", "young", "unanswered")}
    query = HistoryQuery(
        text=text,
        levels=frozenset(levels),
        changed_since=datetime(changed.year, changed.month, changed.day, tzinfo=UTC) if changed else None,
        free=on["free"],
        registered_since=(now - timedelta(days=young)).date() if on["young"] else None,
        decision=decision if decision in DECISIONS else "",
        tag=asked.get("tag", "")[:60],
        unanswered=on["unanswered"],
        same_company=company if _ID.fullmatch(company) else "",
        sort=Sort(sort) if sort in set(Sort) else Sort.CHECKED,
        descending=asked.get("dir", "desc") != "asc",
        page=_number(asked.get("page", "1")),
        size=int(size) if size in map(str, SIZES) else SIZE,
    )
    plain = {
        "view": asked.get("view", "") if text or _ID.fullmatch(asked.get("view", "")) else "",
        "level": [level.value for level in levels],
        "changed": changed.isoformat() if changed else "",
        **{name: "1" if value else "" for name, value in on.items()},
        "decision": query.decision,
        "tag": query.tag,
        "with": query.same_company,
        "sort": query.sort.value,
        "dir": "desc" if query.descending else "asc",
        "size": "" if query.size == SIZE else str(query.size),
    }
    return State(plain, query)


def parsed(url: str) -> MultiDict[str, str]:
    """The parameters of a URL or query string that a form carries."""
    return MultiDict(parse_qsl(url.rpartition("?")[2][:4_000], max_num_fields=60))


def _number(text: str) -> int:
    plain = text.isascii() and text.isdigit() and len(text) < 9
    return min(max(1, int(text)), LAST_PAGE) if plain else 1


def _day(text: str) -> date | None:
    if not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", text):
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
