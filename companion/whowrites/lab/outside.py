"""The outside services of the simulated internet, which know of a company what its table `[outside]` says.

A word there is the value to answer with, or one of FAULTS, all of which public services of this kind were
seen to do. What is not there, the service does not know.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any
from urllib.parse import parse_qs

from whowrites.lab.company import Company

ARCHIVE, CERTIFICATES, ENTITIES, VAT = "web.archive.org", "crt.sh", "api.gleif.org", "ec.europa.eu"
HOSTS = (ARCHIVE, CERTIFICATES, ENTITIES, VAT)
_HUGE = 2 * 1024 * 1024 + 4096


@dataclass(frozen=True, slots=True)
class Reply:
    """`manner`: "" whole, "cut" (more is announced than comes), "silent" (nothing comes)."""

    status: int
    body: bytes
    manner: str = ""


FAULTS = {
    "throttled": Reply(429, b"<h1>Too many requests</h1>"),
    "down": Reply(502, b"<h1>Bad gateway</h1>"),
    "unavailable": Reply(503, b"<h1>Not now</h1>"),
    "blocked": Reply(403, b"Blocked site"),
    "moved": Reply(404, b"<h1>Not found</h1>"),
    "broken": Reply(200, b"[["),
    "empty": Reply(200, b""),
    "page": Reply(200, b"<!doctype html><title>Busy</title><h1>Please come back</h1>"),
    "complaint": Reply(200, b'{"error": "rate limit exceeded"}'),
    "huge": Reply(200, b"[" + b" " * _HUGE + b"]"),
    "cut": Reply(200, b"[", "cut"),
    "silent": Reply(200, b"", "silent"),
}


class Outside:
    """`answer` is what a host of HOSTS serves. `told`: each domain's table; `holders`: firms by name."""

    def __init__(self, companies: Collection[Company]) -> None:
        self.told: dict[str, Mapping[str, str]] = {}
        self.holders: dict[str, Company] = {}
        for firm in companies:
            self.tell(firm)

    def tell(self, firm: Company) -> None:
        """Know of the firm from now on what its table says."""
        self.told[firm.domain] = firm.outside
        if firm.registration is not None:
            self.holders[firm.registration.org.casefold()] = firm

    def answer(self, host: str, target: str) -> Reply:
        asked = {name: values[0] for name, values in parse_qs(target.partition("?")[2]).items()}
        if host == ARCHIVE:
            return _served(self._word(asked.get("url", ""), "archive"), _captures)
        if host == ENTITIES:
            firm = self.holders.get(asked.get("filter[entity.legalName]", ""))
            name = firm.registration.org if firm and firm.registration else ""
            where = firm.outside.get("register_address", "") if firm else ""
            return _served(firm.outside.get("register", "") if firm else "", partial(_entities, name, where))
        if host == VAT:
            return self._vat(target)
        return _served(self._word(asked.get("Identity", ""), "certificate"), _certificates)

    def _vat(self, target: str) -> Reply:
        """The path ends in `/ms/DE/vat/999999999`. A firm's `vat`: number|word|name|address."""
        country, _, digits = target.partition("/ms/")[2].partition("/vat/")
        told = [firm.get("vat", "").split("|") for firm in self.told.values()]
        word, *holder = next((row[1:] for row in told if row[0] == country + digits), ["INVALID"])
        return _served(word if word in FAULTS else "answer", lambda _: _vat_answer(word, *holder))

    def _word(self, domain: str, service: str) -> str:
        return self.told.get(domain, {}).get(service, "")


def _served(word: str, written: Callable[[str], Any]) -> Reply:
    return FAULTS.get(word) or Reply(200, json.dumps(written(word)).encode())


def _captures(day: str) -> list[list[str]]:
    return [["timestamp", "statuscode"], [f"{day.replace('-', '')}091203", "200"]] if day else []


def _certificates(day: str) -> list[dict[str, str]]:
    return [{"not_before": f"{when}T00:00:00"} for when in ("2024-02-01", day)] if day else []


def _vat_answer(said: str, name: str = "---", address: str = "---") -> dict[str, Any]:
    return {
        "isValid": said == "VALID",
        "userError": said,
        "name": name,
        "address": address.replace("; ", "\n"),
    }


def _entities(name: str, where: str, status: str) -> dict[str, list[Any]]:
    """One firm of that name, and one of a longer name, as the service gives.

    `where`: street|postcode|town.
    """
    street, postcode, town = where.split("|") if where else ("", "", "")
    place = {"addressLines": [street], "postalCode": postcode, "city": town, "country": "DE"}
    names = (f"{name} Holding", name) if status else ()
    firms = [{"legalName": {"name": each}, "legalAddress": place, "status": status} for each in names]
    return {"data": [{"attributes": {"lei": "9" * 20, "entity": firm}} for firm in firms]}
