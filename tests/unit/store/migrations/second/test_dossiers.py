"""Dossiers of the first revision: their new columns say what facts, sightings and decisions said."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from pathlib import Path

from whowrites.store.database import connect
from whowrites.store.migrate import migrate

CLAIMS = [
    {"field": "company", "value": "Holder", "source": "rdap", "seen_at": "2026-01-01T00:00:00Z"},
    {"field": "company", "value": "Beta Valves", "source": "site", "seen_at": "2026-01-01T00:00:00Z"},
    {"field": "country", "value": "Germany", "source": "rdap", "seen_at": "2026-01-01T00:00:00Z"},
    {"field": "created", "value": "2025-12-24", "source": "rdap", "seen_at": "2026-01-01T00:00:00Z"},
    {"field": "registrar", "value": "Registrar One", "source": "rdap", "seen_at": "2026-01-01T00:00:00Z"},
    {"field": "mail_provider", "value": "Google", "source": "dns", "seen_at": "2026-01-01T00:00:00Z"},
]


def test_the_columns_are_filled_from_what_is_there(old: Path) -> None:
    with closing(connect(old)) as db:
        for key, address in (("d1", "a@b.example"), ("d2", "c@post.example")):
            db.execute(
                "INSERT INTO dossiers VALUES (?, ?, ?, '', '2026-01-01T00:00:00Z', NULL, NULL, 'local', 1, 0,"
                " 0, 0.0, 0, 1, '')",
                (key, address, address[2:]),
            )
        db.execute("INSERT INTO facts VALUES ('d1', ?)", (json.dumps({"findings": [], "claims": CLAIMS}),))
        free = {"findings": [{"code": "mail_free"}], "claims": []}
        db.execute("INSERT INTO facts VALUES ('d2', ?)", (json.dumps(free),))
        db.execute("INSERT INTO decisions VALUES (1, 'd1', 'ask', '2026-01-03T00:00:00Z')")
        db.execute("INSERT INTO decisions VALUES (2, 'd1', 'declined', '2026-01-04T00:00:00Z')")
        db.execute("INSERT INTO changes VALUES (1, 'd1', 'x', '', '', '2026-01-05T00:00:00Z')")
        db.execute(
            "INSERT INTO sightings VALUES ('d1', 'k', '', 'x@other.example', NULL, 'list', 0, '', '', 1),"
            " ('d2', 'k', '', 'c@post.example', NULL, 'list', 0, '', '', 1)"
        )
    migrate(old, "0001")
    with closing(sqlite3.connect(old)) as db:
        db.row_factory = sqlite3.Row
        one, two = db.execute("SELECT * FROM dossiers ORDER BY id").fetchall()
    assert (one["company"], one["country"], one["registrant_country"]) == ("Beta Valves", "DE", "DE")
    assert (one["registered"], one["registrar"], one["provider"]) == ("2025-12-24", "Registrar One", "Google")
    assert (one["tld"], one["free"], one["organisation"]) == ("example", 0, "b.example")
    assert (one["decision"], one["decided_at"]) == ("declined", "2026-01-04T00:00:00Z")
    assert (one["changed_at"], one["reply_elsewhere"]) == ("2026-01-05T00:00:00Z", 1)
    assert (two["free"], two["organisation"], two["reply_elsewhere"]) == (1, "c@post.example", 0)
    assert (two["decision"], two["changed_at"], two["company"]) == ("", None, "")
