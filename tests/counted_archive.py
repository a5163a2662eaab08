"""A small invented archive whose figures can be counted by hand: one line a sender."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime
from typing import Any

from sqlalchemy import insert

from whowrites.model import Level
from whowrites.store import Store
from whowrites.store.schema import decisions, dossiers, facts, ledger

H, M, L, U = Level.HIGH, Level.MEDIUM, Level.LOW, Level.UNKNOWN
# day seen, level, decision, hours until it, outcome and its day, registrar, day registered, free, elsewhere
SENDERS = (
    ("2026-10-02", H, "declined", 1, ("lost", "2026-10-20"), "Cheap Names", "2026-09-20", False, True),
    ("2026-10-05", L, "proceed", 2, ("won", "2026-10-21"), "Old Names", "2001-05-01", False, False),
    ("2026-11-01", H, "declined", 3, ("lost", "2026-11-10"), "Cheap Names", "2026-10-20", False, True),
    ("2026-11-02", H, "", None, None, "Cheap Names", "2026-10-21", False, True),
    ("2026-11-03", H, "ask", 5, None, "Cheap Names", "2026-10-22", True, False),
    ("2026-11-04", H, "", None, None, "Cheap Names", "2026-10-23", False, True),
    ("2026-11-05", H, "declined", 7, None, "Old Names", "2020-01-01", False, True),
    ("2026-11-06", M, "declined", 100, ("won", "2026-11-20"), "Old Names", None, True, False),
    ("2026-11-07", L, "proceed", 9, ("won", "2026-11-21"), "Old Names", "2001-05-01", False, False),
    ("2026-11-08", L, "proceed", 11, ("won", "2026-11-22"), "Old Names", "2001-05-01", False, False),
    ("2026-11-09", U, "", None, None, "", None, False, False),
    ("2026-11-10", L, "", None, None, "Old Names", "2001-05-01", False, False),
)


def fill(store: Store) -> list[str]:
    """Put the senders in; gives their ids."""
    rows = [row(number, *sender) for number, sender in enumerate(SENDERS)]
    with store._database.write() as connection:
        connection.execute(insert(dossiers), rows)
        for item, sender in zip(rows, SENDERS, strict=True):
            connection.execute(insert(facts).values(dossier_id=item["id"], body=_body(sender[1])))
            if item["decision"]:
                told = {"dossier_id": item["id"], "verdict": item["decision"], "at": item["decided_at"]}
                connection.execute(insert(decisions).values(told))
                # A change of mind later: the first decision is what the time is taken to.
                connection.execute(insert(decisions).values({**told, "at": noon("2026-11-22")}))
        wrong = {"kind": "dismissed", "value": "wrong", "note": "", "at": noon("2026-11-22"), "holds": True}
        for key in ("domain_young abc", "reply_to_other abc"):
            connection.execute(insert(ledger).values(**wrong, dossier_id=rows[3]["id"], key=key))
    return [item["id"] for item in rows]


def noon(day: str) -> datetime:
    return datetime.fromisoformat(f"{day}T12:00:00+00:00").astimezone(UTC)


def _body(level: Level) -> str:
    def finding(code: str, kind: str, source: str, check: str) -> dict[str, Any]:
        return {"code": code, "kind": kind, "group": "", "source": source, "check": check}

    young = [finding("domain_young", "risk", "rdap", "registration")] if level is H else []
    silent = finding("website_unknown", "unknown", "site", "website")
    answered = finding("website_there", "good", "site", "website")
    return json.dumps(
        {
            "findings": [
                *young,
                finding("registered", "note", "rdap", "registration"),
                answered if level is L else silent,
            ],
            "claims": [],
        }
    )


def row(
    number: int,
    seen: str,
    level: Level,
    decision: str,
    hours: int | None,
    outcome: tuple[str, str] | None,
    registrar: str,
    registered: str | None,
    free: bool,
    elsewhere: bool,
) -> dict[str, Any]:
    first = noon(seen)
    domain = f"firm{number}.example"
    return {
        "id": f"{number:032x}",
        "address": f"person@{domain}",
        "domain": domain,
        "name": "",
        "first_seen": first,
        "checked_at": first,
        "seen_at": first,
        "reach": "passive",
        "complete": True,
        "level": level,
        "shown": level,
        "score": 1.0,
        "seen": 1,
        "version": 1,
        "search": "",
        "company": "",
        "country": "",
        "tld": "example",
        "registrar": registrar,
        "registrant_country": "",
        "registered": date.fromisoformat(registered) if registered else None,
        "provider": "",
        "free": free,
        "organisation": domain,
        "reply_elsewhere": elsewhere,
        "changed_at": None,
        "decision": decision,
        "decided_at": None
        if hours is None
        else datetime.fromtimestamp(first.timestamp() + hours * 3600, UTC),
        "outcome": outcome[0] if outcome else "",
        "outcome_at": noon(outcome[1]) if outcome else None,
        "owner": "",
        "need": None,
        "impression": None,
        "watch": "",
        "due_at": None,
    }
