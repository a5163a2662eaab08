"""Whom the user knows besides his contacts: his own firm's domains, and the senders he approved."""

from __future__ import annotations

import json
from typing import Any

from whowrites.address import registrable
from whowrites.records import Approved
from whowrites.store.database import Look
from whowrites.wire import moment

OWN_DOMAINS = "own_domains"
"""Setting: a list of the domains that are the user's own."""
_APPROVED = """
SELECT dossiers.address, dossiers.name, decisions.at
FROM decisions JOIN dossiers ON dossiers.id = decisions.dossier_id
WHERE decisions.verdict IN ('proceed', 'known')
AND decisions.id IN (SELECT max(id) FROM decisions GROUP BY dossier_id)
"""


def own_domains(look: Look) -> frozenset[str]:
    """The registrable domains that the user says are his own."""
    rows = look("SELECT value FROM settings WHERE key = ?", (OWN_DOMAINS,))
    return own_among(json.loads(rows[0][0]) if rows else [])


def own_among(named: Any) -> frozenset[str]:
    """The registrable domains of the setting's value."""
    return frozenset(registrable(domain.lower()) for domain in named if isinstance(domain, str) and domain)


def approved(look: Look) -> tuple[Approved, ...]:
    """The senders of dossiers whose last decision was `proceed` or `known`."""
    return tuple(Approved(row[0], row[1], moment(row[2])) for row in look(_APPROVED))
