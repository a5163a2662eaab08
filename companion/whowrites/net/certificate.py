"""What a verified TLS certificate says of its holder."""

from __future__ import annotations

import ssl
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

_MOST_NAMES = 100


@dataclass(frozen=True, slots=True)
class Certificate:
    """`issuer`: the organisation that signed it. `names`: its hosts (RFC 5280 section 4.2.1.6)."""

    issuer: str
    since: datetime
    until: datetime
    names: tuple[str, ...]


def certificate(peer: Mapping[str, Any]) -> Certificate | None:
    """From `SSLSocket.getpeercert()`; None where nothing was verified."""
    if "notBefore" not in peer:
        return None
    issuer = {name: value for part in peer.get("issuer", ()) for name, value in part}
    names = (value for kind, value in peer.get("subjectAltName", ()) if kind == "DNS")
    return Certificate(
        issuer.get("organizationName") or issuer.get("commonName", ""),
        _moment(peer["notBefore"]),
        _moment(peer["notAfter"]),
        tuple(names)[:_MOST_NAMES],
    )


def _moment(text: str) -> datetime:
    return datetime.fromtimestamp(ssl.cert_time_to_seconds(text), UTC)
