"""What a verified TLS certificate says of its holder."""

from __future__ import annotations

import re
import ssl
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

_MOST_NAMES = 100
_LETTERS = 200
_COUNTRY = re.compile("[A-Z]{2}")


@dataclass(frozen=True, slots=True)
class Certificate:
    """`issuer`: the organisation that signed it. `names`: its hosts (RFC 5280 section 4.2.1.6). `holder` and
    `country` are those of the organisation that the issuer checked, as it wrote them; empty where it checked
    the host only.
    """

    issuer: str
    since: datetime
    until: datetime
    names: tuple[str, ...]
    holder: str = ""
    country: str = ""


def certificate(peer: Mapping[str, Any]) -> Certificate | None:
    """From `SSLSocket.getpeercert()`; None where nothing was verified."""
    if "notBefore" not in peer:
        return None
    issuer = {name: value for part in peer.get("issuer", ()) for name, value in part}
    subject = {name: value for part in peer.get("subject", ()) for name, value in part}
    holder = subject.get("organizationName", "")[:_LETTERS]
    country = subject.get("countryName", "").upper()
    names = (value for kind, value in peer.get("subjectAltName", ()) if kind == "DNS")
    return Certificate(
        issuer.get("organizationName") or issuer.get("commonName", ""),
        _moment(peer["notBefore"]),
        _moment(peer["notAfter"]),
        tuple(names)[:_MOST_NAMES],
        holder,
        country if holder and _COUNTRY.fullmatch(country) else "",
    )


def _moment(text: str) -> datetime:
    return datetime.fromtimestamp(ssl.cert_time_to_seconds(text), UTC)
