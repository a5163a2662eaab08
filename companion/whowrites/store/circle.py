"""Whom the user knows besides his contacts: his own firm's domains, and the senders he approved."""

from __future__ import annotations

import json
import sqlite3
from typing import Any

from whowrites.address import registrable
from whowrites.records import Approved
from whowrites.wire import moment

OWN_DOMAINS = "own_domains"
"""Setting: a list of the domains that are the user's own."""
_APPROVED = """
SELECT dossiers.address, dossiers.name, decisions.at
FROM decisions JOIN dossiers ON dossiers.id = decisions.dossier_id
WHERE decisions.verdict IN ('proceed', 'known')
AND decisions.id IN (SELECT max(id) FROM decisions GROUP BY dossier_id)
"""


def own_domains(connection: sqlite3.Connection) -> frozenset[str]:
    """The registrable domains that the user says are his own."""
    row = connection.execute("SELECT value FROM settings WHERE key = ?", (OWN_DOMAINS,)).fetchone()
    return own_among(json.loads(row[0]) if row else [])


def own_among(named: Any) -> frozenset[str]:
    """The registrable domains of the setting's value."""
    return frozenset(registrable(domain.lower()) for domain in named if isinstance(domain, str) and domain)


def approved(connection: sqlite3.Connection) -> tuple[Approved, ...]:
    """The senders of dossiers whose last decision was `proceed` or `known`."""
    return tuple(Approved(row[0], row[1], moment(row[2])) for row in connection.execute(_APPROVED))
