"""Whose domains the user knows besides his contacts': his own firm's, and those of senders he approved."""

from __future__ import annotations

import json
import sqlite3

from whowrites.address import registrable

OWN_DOMAINS = "own_domains"
"""Setting: a list of the domains that are the user's own."""
_APPROVED = """
SELECT DISTINCT dossiers.domain FROM decisions JOIN dossiers ON dossiers.id = decisions.dossier_id
WHERE decisions.verdict IN ('proceed', 'known')
AND decisions.id IN (SELECT max(id) FROM decisions GROUP BY dossier_id)
"""


def own_domains(connection: sqlite3.Connection) -> frozenset[str]:
    """The registrable domains that the user says are his own."""
    row = connection.execute("SELECT value FROM settings WHERE key = ?", (OWN_DOMAINS,)).fetchone()
    named = json.loads(row[0]) if row else []
    return frozenset(registrable(domain.lower()) for domain in named if isinstance(domain, str) and domain)


def approved_domains(connection: sqlite3.Connection) -> frozenset[str]:
    """The registrable domains of dossiers whose last decision was `proceed` or `known`."""
    return frozenset(registrable(row[0]) for row in connection.execute(_APPROVED))
