"""The outside services of the simulated internet, which know of a company what its table `[outside]` says.

A word there is the value to answer with, or one of FAULTS. What is not there, the service does not know.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Collection
from functools import partial
from typing import Any
from urllib.parse import parse_qs

from whowrites.lab.company import Company

ARCHIVE, CERTIFICATES, ENTITIES, VAT = "web.archive.org", "crt.sh", "api.gleif.org", "ec.europa.eu"
HOSTS = (ARCHIVE, CERTIFICATES, ENTITIES, VAT)
FAULTS = ("throttled", "down", "broken")


class Outside:
    """`answer` is what a host of HOSTS serves."""

    def __init__(self, companies: Collection[Company]) -> None:
        self._told = {firm.domain: firm.outside for firm in companies}
        self._holders = {
            firm.registration.org.casefold(): firm for firm in companies if firm.registration is not None
        }

    def answer(self, host: str, target: str) -> tuple[int, bytes]:
        """Status and body."""
        asked = {name: values[0] for name, values in parse_qs(target.partition("?")[2]).items()}
        if host == ARCHIVE:
            return _served(self._word(asked.get("url", ""), "archive"), _captures)
        if host == ENTITIES:
            firm = self._holders.get(asked.get("filter[entity.legalName]", ""))
            name = firm.registration.org if firm and firm.registration else ""
            where = firm.outside.get("register_address", "") if firm else ""
            return _served(firm.outside.get("register", "") if firm else "", partial(_entities, name, where))
        if host == VAT:
            return self._vat(target)
        return _served(self._word(asked.get("Identity", ""), "certificate"), _certificates)

    def _vat(self, target: str) -> tuple[int, bytes]:
        """The path ends in `/ms/DE/vat/999999999`. A firm's `vat`: number|word|name|address."""
        country, _, digits = target.partition("/ms/")[2].partition("/vat/")
        told = [firm.get("vat", "").split("|") for firm in self._told.values()]
        word, *holder = next((row[1:] for row in told if row[0] == country + digits), ["INVALID"])
        return _served(word if word in FAULTS else "answer", lambda _: _vat_answer(word, *holder))

    def _word(self, domain: str, service: str) -> str:
        return self._told.get(domain, {}).get(service, "")


def _served(word: str, written: Callable[[str], Any]) -> tuple[int, bytes]:
    if word in FAULTS:
        status = {"throttled": 429, "down": 502, "broken": 200}[word]
        return status, b"[[" if word == "broken" else b"<h1>Not now</h1>"
    return 200, json.dumps(written(word)).encode()


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
