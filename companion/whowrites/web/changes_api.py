"""The extension's call for what changed since it last asked."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from flask import Response, jsonify

from whowrites import wire
from whowrites.change_lines import change_line
from whowrites.store import ChangeRow
from whowrites.web import bodies, language
from whowrites.web.calls import Calls
from whowrites.web.house import house
from whowrites.web.refusal import Refusal
from whowrites.web.route_class import RouteClass, admits

MOST = 200
_TOLD = ("id", "address", "shown", "code", "text", "before", "after", "at", "level")
FIRST = timedelta(days=1)
"""How far back the first question looks."""
SETTLING = timedelta(seconds=10)
"""What was found this lately may not be written yet: it is told the next time."""

api = Calls("changes_api", __name__, token=True)


@api.call("/changes", "What changed about senders since a moment")
@admits(RouteClass.API)
def changes(body: bodies.Changes) -> Response:
    """`{changes: [{id, address, shown, code, text, before, after, at, level}], until}`, newest first, at most
    200. `shown` is the address with both forms of an international domain.

    `id` is that of the dossier, `level` the sender's now; `code` "level_rose" with `level` high is what
    speaks at once. `until` is the `since` of the next question: nothing is told twice, and nothing left out.
    """
    rooms, lang = house(), language.of_body(body.lang)
    until = rooms.clock() - SETTLING
    since = _moment(body.since) if body.since else until - FIRST
    rows = rooms.store.changes.between(since, until, MOST)
    told = [_told(row, lang) for row in rows]
    return jsonify(changes=told, until=wire.stamp(max(since, until)))


def _told(row: ChangeRow, lang: str) -> dict[str, Any]:
    line = wire.to_json(change_line(row.change, row.address, row.level, lang))
    return {name: line[name] for name in _TOLD}


def _moment(text: str) -> datetime:
    try:
        return wire.moment(text)
    except ValueError as fault:
        raise Refusal(400, "bad_field", field="since", fault="a time like 2026-11-24T08:00:00Z") from fault
