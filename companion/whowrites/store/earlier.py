"""What earlier dossiers say of firms: their claims by domain, and the domains of firms by name."""

from __future__ import annotations

import json

from whowrites.model import Claim
from whowrites.records import OF_A_FIRM
from whowrites.store.database import Look
from whowrites.wire import moment

SOURCE = "dossiers"
_MOST = 5
_CLAIMS = 30
_FIRMS = 20
_AT = """
SELECT facts.body FROM dossiers JOIN facts ON facts.dossier_id = dossiers.id
WHERE dossiers.domain = ? AND dossiers.address <> ? AND NOT dossiers.free ORDER BY dossiers.checked_at
DESC LIMIT ?
"""
_CALLED = """
SELECT DISTINCT company, domain FROM dossiers WHERE company >= ? AND company < ? AND NOT free LIMIT ?
"""


def told_at(look: Look, domain: str, but: str) -> tuple[Claim, ...]:
    """What the latest dossiers of other addresses at this registrable domain say of its firm, each value
    once, with the time at which it was said then."""
    found: dict[tuple[str, str], Claim] = {}
    for (body,) in look(_AT, (domain, but, _MOST)):
        for item in json.loads(body)["claims"]:
            field, value = item["field"], item["value"]
            if field in OF_A_FIRM and item["source"] != SOURCE and len(found) < _CLAIMS:
                found.setdefault((field, value), Claim(field, value, SOURCE, moment(item["seen_at"])))
    return tuple(found.values())


def firms_called(look: Look, beginning: str) -> tuple[tuple[str, str], ...]:
    """(name, registrable domain) of firms whose name begins so, in this spelling or in capitals."""
    if not beginning:
        return ()
    spelt = dict.fromkeys((beginning, beginning.upper(), beginning.capitalize()))
    return tuple(
        (row[0], row[1]) for start in spelt for row in look(_CALLED, (start, start + "\U0010ffff", _FIRMS))
    )
