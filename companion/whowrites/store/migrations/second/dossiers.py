"""The second revision's dossiers: columns to filter, sort, group and count by, filled from what is there."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import sqlalchemy as sa
from alembic import op

from whowrites.address import BadAddress, parse
from whowrites.reading.countries import country


def upgrade() -> None:
    """Make the table anew around its rows, and fill the new columns."""
    _anew()
    _traits()


def _text(name: str, length: int, **options: Any) -> sa.Column[str]:
    return sa.Column(name, sa.String(length), **({"nullable": False} | options))


def _anew() -> None:
    """The table made anew around its rows: columns that are added to a table stand otherwise in its text."""
    op.execute("CREATE TABLE kept AS SELECT * FROM dossiers")
    op.drop_table("dossiers")
    op.create_table(
        "dossiers",
        _text("id", 32, primary_key=True),
        _text("address", 254, unique=True),
        _text("domain", 253),
        _text("name", 200),
        _text("first_seen", 20),
        _text("checked_at", 20, nullable=True),
        _text("seen_at", 20, nullable=True),
        _text("reach", 8),
        sa.Column("complete", sa.Boolean, nullable=False),
        sa.Column("level", sa.SmallInteger, nullable=False),
        sa.Column("shown", sa.SmallInteger, nullable=False),
        sa.Column("score", sa.Float, nullable=False),
        sa.Column("seen", sa.Integer, nullable=False),
        sa.Column("version", sa.Integer, nullable=False),
        _text("company", 200),
        _text("country", 2),
        _text("tld", 63),
        _text("registrar", 200),
        _text("registrant_country", 2),
        sa.Column("registered", sa.Date),
        _text("provider", 200),
        sa.Column("free", sa.Boolean, nullable=False),
        _text("organisation", 254),
        sa.Column("reply_elsewhere", sa.Boolean, nullable=False),
        _text("changed_at", 20, nullable=True),
        _text("decision", 20),
        _text("decided_at", 20, nullable=True),
        _text("outcome", 10),
        _text("outcome_at", 20, nullable=True),
        _text("owner", 100),
        sa.Column("need", sa.SmallInteger),
        sa.Column("impression", sa.SmallInteger),
        _text("watch", 10),
        sa.Column("search", sa.Text, nullable=False),
    )
    op.execute(
        "INSERT INTO dossiers SELECT id, address, domain, name, first_seen, checked_at, seen_at, reach,"
        " complete, level, shown, score, seen, version, '', '', '', '', '', NULL, '', 0, domain, 0,"
        " (SELECT max(at) FROM changes WHERE dossier_id = kept.id), '', NULL, '', NULL, '', NULL, NULL, '',"
        " search FROM kept"
    )
    op.drop_table("kept")
    op.execute(
        "UPDATE dossiers SET decision = last.verdict, decided_at = last.at FROM (SELECT dossier_id, verdict,"
        " at, max(id) FROM decisions GROUP BY dossier_id) AS last WHERE last.dossier_id = dossiers.id"
    )
    for name, *columns in _INDICES:
        op.create_index(f"dossiers_{name}", "dossiers", columns)


_INDICES = (
    ("checked_at", "checked_at"),
    ("first_seen", "first_seen"),
    ("seen_at", "seen_at"),
    ("domain", "domain", "address"),
    ("name", "name", "address"),
    ("score", "score"),
    ("shown", "shown", "checked_at"),
    ("seen", "seen"),
    ("company", "company", "address"),
    ("country", "country", "address"),
    ("owner", "owner", "address"),
    ("decision", "decision", "checked_at", "address"),
    ("free", "free", "checked_at"),
    ("changed_at", "changed_at"),
    ("registered", "registered"),
    ("organisation", "organisation", "shown", "checked_at"),
    ("watch", "watch", "checked_at"),
)


def _traits() -> None:
    """What follows from the facts and the sightings that are there, a thousand dossiers at a time."""
    connection = op.get_bind()
    last = ""
    while True:
        rows = connection.execute(_NEXT, {"last": last}).fetchall()
        if not rows:
            return
        last = rows[-1].id
        connection.execute(_FILL, [_filled(connection, row) for row in rows])


_NEXT = sa.text(
    "SELECT id, address, domain, body FROM dossiers JOIN facts ON dossier_id = id WHERE id > :last"
    " ORDER BY id LIMIT 1000"
)
_FILL = sa.text(
    "UPDATE dossiers SET company = :company, country = :country, tld = :tld, registrar = :registrar,"
    " registrant_country = :registrant_country, registered = :registered, provider = :provider,"
    " free = :free, organisation = :organisation, reply_elsewhere = :reply_elsewhere WHERE id = :id"
)
_SAID = sa.text("SELECT reply_to, auth FROM sightings WHERE dossier_id = :id AND reply_to > ''")


def _filled(connection: sa.Connection, row: Any) -> dict[str, Any]:
    body = json.loads(row.body)
    claims = body.get("claims", [])
    registry = [claim for claim in claims if claim["source"] in ("rdap", "whois")]
    free = any(item["code"] in ("mail_free", "mail_disposable") for item in body.get("findings", []))
    organisation = row.address if free else row.domain
    return {
        "id": row.id,
        "company": _said(claims, "company"),
        "country": country(_said(claims, "country")),
        "tld": row.address.rpartition(".")[2],
        "registrar": _said(registry, "registrar"),
        "registrant_country": country(_said(registry, "country")),
        "registered": _day(_said(registry, "created")),
        "provider": _said(claims, "mail_provider"),
        "free": free,
        "organisation": organisation,
        "reply_elsewhere": any(
            _organisation(said.reply_to, free) not in ("", organisation)
            and (json.loads(said.auth) if said.auth else {}).get("channel") not in ("bulk", "list")
            for said in connection.execute(_SAID, {"id": row.id})
        ),
    }


def _said(claims: list[dict[str, str]], field: str) -> str:
    about = [claim for claim in claims if claim["field"] == field and claim["value"].strip()]
    first = ("site", "gleif", "rdap", "whois")
    about.sort(key=lambda claim: first.index(claim["source"]) if claim["source"] in first else len(first))
    return about[0]["value"].strip()[:200] if about else ""


def _day(text: str) -> str | None:
    try:
        return date.fromisoformat(text[:10]).isoformat()
    except ValueError:
        return None


def _organisation(address: str, free: bool) -> str:
    try:
        found = parse(address)
    except BadAddress:
        return ""
    return found.normal if free else found.registrable
