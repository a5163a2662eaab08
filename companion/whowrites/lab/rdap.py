"""RDAP answers (RFC 9083) with jCard, events and RFC 9537 redaction, as registries and registrars give
them.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from zlib import crc32

from whowrites.lab.registries import RDAP, REGISTRAR_RDAP, THIN, Entry

Json = dict[str, Any]


def answer(entries: Mapping[str, Entry], host: str, path: str) -> tuple[int, Json | list[Json]]:
    """Status and body for GET `path` at an RDAP host: 200, 404 for an unknown domain, 503 where RDAP is
    "unavailable", 200 with what is no object where it is "broken".
    """
    base, _, name = path.partition("domain/")
    entry = entries.get(name.lower())
    if entry is None or entry.registration.rdap == "none":
        return 404, _error(404, "Object not found")
    if entry.registration.rdap == "unavailable":
        return 503, _error(503, "Service unavailable")
    if entry.registration.rdap == "broken":
        return 200, [_error(200, "See the other object")]
    if host == REGISTRAR_RDAP:
        return 200, _domain(entry, thin=False)
    if RDAP.get(entry.tld) != (host, base):
        return 404, _error(404, "Object not found")
    return 200, _domain(entry, thin=entry.tld in THIN)


def _domain(entry: Entry, thin: bool) -> Json:
    held = entry.registration
    registrar = _entity("registrar", held.registrar, "")
    registrar["publicIds"] = [{"type": "IANA Registrar ID", "identifier": "9001"}]
    registrar["entities"] = [_entity("abuse", "Abuse desk", "")]
    body: Json = {
        "objectClassName": "domain",
        "rdapConformance": ["rdap_level_0", "icann_rdap_response_profile_1", "redacted"],
        "handle": f"{crc32(entry.domain.encode())}_DOMAIN",
        "ldhName": entry.domain.upper() if thin else entry.domain,
        "status": list(held.statuses),
        "events": [
            _event("registration", held.created),
            _event("expiration", held.expires),
            _event("last changed", held.updated),
            *([_event("transfer", held.transferred)] if held.transferred else []),
        ],
        "entities": [registrar],
        "nameservers": [{"objectClassName": "nameserver", "ldhName": host} for host in entry.name_servers],
        "secureDNS": {"delegationSigned": False},
    }
    if thin:
        link = f"https://{REGISTRAR_RDAP}/domain/{entry.domain}"
        body["links"] = [{"rel": "related", "href": link, "type": "application/rdap+json"}]
        return body
    if held.redacted:
        body["entities"].append(_entity("registrant", "", held.country))
        body["redacted"] = [
            {
                "name": {"description": name},
                "prePath": "$.entities[?(@.roles[0]=='registrant')]",
                "method": "emptyValue",
            }
            for name in ("Registrant Name", "Registrant Organization", "Registrant Email")
        ]
    else:
        body["entities"].append(_entity("registrant", held.org, held.country, held.org, held.city))
    return body


def _entity(role: str, name: str, country: str, org: str = "", city: str = "") -> Json:
    card: list[Any] = [["version", {}, "text", "4.0"], ["fn", {}, "text", name]]
    if org:
        card.append(["org", {}, "text", org])
    if country:
        card.append(["adr", {"cc": country}, "text", ["", "", "", city, "", "", ""]])
    return {"objectClassName": "entity", "roles": [role], "vcardArray": ["vcard", card]}


def _event(action: str, at: datetime) -> Json:
    return {"eventAction": action, "eventDate": at.strftime("%Y-%m-%dT%H:%M:%SZ")}


def _error(code: int, title: str) -> Json:
    return {"errorCode": code, "title": title, "rdapConformance": ["rdap_level_0"]}
