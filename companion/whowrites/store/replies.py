"""Whose answers go to whom, of all messages seen: one mailbox behind several senders is worth knowing."""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from datetime import datetime

from sqlalchemy import Connection, select
from sqlalchemy.dialects.sqlite import insert

from whowrites.address import parse
from whowrites.model import Subject
from whowrites.store import settings
from whowrites.store.database import Look
from whowrites.store.schema import replies
from whowrites.store.traits import readable
from whowrites.wire import moment

MARK = "replies_mark"
"""Setting that changes with each sender that is new behind a Reply-To."""

_SHOWN = 20
_BY_ADDRESS = """
SELECT dossiers.address, dossiers.name FROM replies JOIN dossiers ON dossiers.id = replies.dossier_id
WHERE replies.reply_to = ? ORDER BY dossiers.first_seen LIMIT ?
"""
_SINCE = """
SELECT replies.first_at FROM replies JOIN dossiers ON dossiers.id = replies.dossier_id
WHERE replies.reply_to = ? AND dossiers.address = ?
"""
_BY_DOMAIN = _BY_ADDRESS.replace("replies.reply_to", "replies.domain")


def write(connection: Connection, seen: Mapping[str, Subject], at: datetime) -> None:
    """Keep the Reply-To of messages, by dossier id; one at the sender's own address, and mail of lists and
    platforms, which answers elsewhere by its nature, are passed over."""
    rows = []
    for dossier_id, subject in seen.items():
        if not subject.reply_to or (subject.auth and subject.auth.channel in ("bulk", "list")):
            continue
        own = parse(subject.address).normal
        for other in readable(subject.reply_to):
            if other.normal != own:
                row = {"reply_to": other.normal, "dossier_id": dossier_id, "domain": other.registrable}
                rows.append({**row, "first_at": at})
    if not rows:
        return
    chosen = select(replies.c.reply_to, replies.c.dossier_id).where(
        replies.c.dossier_id.in_({row["dossier_id"] for row in rows})
    )
    had = {(row.reply_to, row.dossier_id) for row in connection.execute(chosen)}
    news = [row for row in rows if (row["reply_to"], row["dossier_id"]) not in had]
    if news:
        connection.execute(insert(replies).on_conflict_do_nothing(), news)
        settings.write(connection, MARK, secrets.token_hex(8))


def senders_to(look: Look, address: str) -> tuple[tuple[str, str], ...]:
    """(address, name) of the first senders whose answers go to this normalised address."""
    return tuple((row[0], row[1]) for row in look(_BY_ADDRESS, (address, _SHOWN)))


def senders_into(look: Look, domain: str) -> tuple[tuple[str, str], ...]:
    """(address, name) of the first senders whose answers go into this registrable domain."""
    return tuple((row[0], row[1]) for row in look(_BY_DOMAIN, (domain, _SHOWN)))


def since(look: Look, address: str, reply_to: str) -> datetime | None:
    """When the sender with this address was first seen with this Reply-To; None where he never was."""
    rows = look(_SINCE, (reply_to, address))
    return moment(rows[0][0]) if rows else None
