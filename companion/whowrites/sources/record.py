"""What a registry says about a domain, whichever protocol said it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Registration:
    """A registered domain. Empty text, None and the empty tuple mean that the source does not give it.

    Moments are UTC; many registries give a day only (then 00:00). `created` is the registration that still
    runs; where the registry says "before DATE" it is that date. `transferred` is the last transfer, or the
    last new registration of a dropped name. `registrant_country` is an ISO 3166 code, else the source's
    words; `registrant_city` the town of a named holder, nothing else of his address. `redacted`: the holder
    is hidden, which is usual since 2018 and says nothing of him; a privacy company's name, town and country
    are never given as the holder's. `reader` is "rdap", "whois" or "python-whois". `unread` names date
    fields that stood there in a form that has no single meaning.
    """

    domain: str
    created: datetime | None
    expires: datetime | None
    updated: datetime | None
    registrar: str
    registrant_org: str
    registrant_country: str
    name_servers: tuple[str, ...]
    statuses: tuple[str, ...]
    redacted: bool
    reader: str
    transferred: datetime | None = None
    unread: tuple[str, ...] = ()
    registrant_city: str = ""
