"""The register of legal entity identifiers (GLEIF): firms of a legal name, their country and status.

Firms that trade in shares or loans are in it; most small ones are not, so absence means nothing.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

from whowrites.model import Answer, Reach
from whowrites.net.errors import NetError
from whowrites.safe_text import safe_text
from whowrites.sources import Sources, answers
from whowrites.sources.about import About, Tried
from whowrites.sources.service_json import get_json

ABOUT = About(
    name="gleif",
    site="https://www.gleif.org",
    sent="The company's name, to GLEIF; only when switched on, and after a click",
    needs_key=False,
    terms="CC0. At most two questions at once and one a second.",
    reach=Reach.CONTACT,
)
SWITCH = "registers"
SECONDS = 10.0
_MOST_LINES, _LONGEST_ADDRESS = 4, 200
_KEEPER = "Global Legal Entity Identifier Foundation"
_URL = "https://api.gleif.org/api/v1/lei-records?filter%5Bentity.legalName%5D={name}&page%5Bsize%5D=10"


@dataclass(frozen=True, slots=True)
class Entity:
    """One firm: `country` as ISO 3166 code or empty, `active` as the register has it. `addresses`: its legal
    one, then its headquarters, where they differ and are both in that country."""

    lei: str
    name: str
    country: str
    active: bool
    addresses: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Matches:
    """The firms of exactly that name, the active ones first."""

    entities: tuple[Entity, ...]


def entities_named(sources: Sources, name: str) -> Answer[Matches] | None:
    """The firms with the legal name `name`, case and blanks aside. Absent: none of that name.

    None while the owner's switch is off: nothing is asked then.
    """
    if SWITCH not in sources.switches:
        return None
    key = _folded(name)
    url = _URL.format(name=quote(key, safe=""))
    return answers.remembered(
        sources, ABOUT.name, key, Matches, lambda: read_records(get_json(sources, url, seconds=SECONDS), key)
    )


def try_out(sources: Sources) -> tuple[Tried, ...]:
    """What is asked to see whether this source answers: the register's own keeper, who stands in it."""
    answer = entities_named(sources, _KEEPER)
    return (Tried(_KEEPER, answer),) if answer else ()


def read_records(told: Any, name: str) -> Matches | None:
    """The records of that very name; the service also gives longer ones. Raises NetError("unread")."""
    match told:
        case {"data": list(records)}:
            read = [_entity(record) for record in records]
            found = [entity for entity in read if _folded(entity.name) == _folded(name)]
            return Matches(tuple(sorted(found, key=lambda one: not one.active))) if found else None
    raise NetError("unread", "no list of records")


def _entity(record: Any) -> Entity:
    match record:
        case {
            "attributes": {
                "lei": str(lei),
                "entity": {
                    "legalName": {"name": str(name)},
                    "legalAddress": {"country": str(country)},
                    "status": "ACTIVE" | "INACTIVE" as status,
                } as entity,
            }
        }:
            places = (entity["legalAddress"], entity.get("headquartersAddress"))
            written = dict.fromkeys(_address(place, country) for place in places)
            return Entity(lei, name, country, status == "ACTIVE", tuple(filter(None, written)))
    raise NetError("unread", "a record of another form")


def _address(place: Any, country: str) -> str:
    """One line, as the register writes it; empty for a place without a town, or in another country."""
    match place:
        case {"addressLines": list(lines), "city": str(city), "country": str(code)} if code == country:
            code_of_post = place.get("postalCode")
            town = f"{code_of_post} {city}" if isinstance(code_of_post, str) else city
            parts = [line for line in (*lines[:_MOST_LINES], town, country) if isinstance(line, str)]
            return safe_text(", ".join(part for part in parts if part.strip()), _LONGEST_ADDRESS)
    return ""


def _folded(name: str) -> str:
    return " ".join(name.casefold().split())
