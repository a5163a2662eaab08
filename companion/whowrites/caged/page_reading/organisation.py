"""What a page tells machines about its firm: JSON-LD and microdata of the types that schema.org has for
organisations."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import chain
from typing import Any

from whowrites.reading.countries import country
from whowrites.safe_text import safe_text
from whowrites.sources.page_facts import Quoted

_KINDS = (
    "Organization",
    "Corporation",
    "Business",
    "Company",
    "Store",
    "Manufacturer",
    "Contractor",
    "Agency",
)
_LARGEST = 100_000
_DEEPEST = 20
_MOST_NODES = 2000
_MOST = 10


@dataclass(slots=True)
class Organisation:
    """Texts as the page gives them, cut and cleaned."""

    names: list[str] = field(default_factory=list)
    phones: list[str] = field(default_factory=list)
    emails: list[str] = field(default_factory=list)
    countries: list[Quoted] = field(default_factory=list)
    founded: list[str] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    vat_numbers: list[str] = field(default_factory=list)


def organisation(scripts: Iterable[str], marked: Iterable[dict[str, Any]] = ()) -> Organisation:
    """All organisations of these JSON texts as one, in their order, then those of `microdata.items`. What is
    no JSON is skipped."""
    found = Organisation()
    told = (node for text in scripts for node in _nodes(_loaded(text)))
    for node in chain(told, marked):
        if _is_firm(node):
            _take(found, node)
    return found


def _loaded(text: str) -> Any:
    """The value; None for what is no JSON, too large or too deep."""
    if len(text) > _LARGEST or _depth(text) > _DEEPEST:
        return None
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return None


def _depth(text: str) -> int:
    depth = deepest = 0
    for char in text:
        if char in "[{":
            depth += 1
            deepest = max(deepest, depth)
        elif char in "]}":
            depth -= 1
    return deepest


def _nodes(value: Any) -> Iterator[dict[str, Any]]:
    """All objects in it, the outer ones first."""
    waiting, seen = [value], 0
    while waiting and seen < _MOST_NODES:
        seen += 1
        item = waiting.pop(0)
        if isinstance(item, dict):
            yield item
            waiting.extend(item.values())
        elif isinstance(item, list):
            waiting.extend(item)


def _is_firm(node: dict[str, Any]) -> bool:
    return any(isinstance(kind, str) and kind.endswith(_KINDS) for kind in _list(node.get("@type")))


def _take(found: Organisation, node: dict[str, Any]) -> None:
    for target, keys in (
        (found.names, ("legalName", "name", "alternateName")),
        (found.phones, ("telephone",)),
        (found.emails, ("email",)),
        (found.links, ("sameAs",)),
        (found.vat_numbers, ("vatID",)),
    ):
        for key in keys:
            target += [safe_text(text, 200) for text in _list(node.get(key)) if isinstance(text, str)]
            del target[_MOST:]
    found.founded += [
        str(value)[:4] for value in _list(node.get("foundingDate")) if isinstance(value, str | int)
    ]
    for address in _list(node.get("address")):
        if isinstance(address, dict):
            _place(found, address)


def _place(found: Organisation, address: dict[str, Any]) -> None:
    for value in _list(address.get("addressCountry")):
        name = value.get("name") if isinstance(value, dict) else value
        code = country(name) if isinstance(name, str) else ""
        if code and len(found.countries) < _MOST:
            parts = (address.get(key) for key in ("streetAddress", "postalCode", "addressLocality"))
            said = [part for part in (*parts, name) if isinstance(part, str) and part]
            found.countries.append(Quoted(code, safe_text(", ".join(said), 200)))


def _list(value: Any) -> list[Any]:
    return value[:_MOST] if isinstance(value, list) else [] if value is None else [value]
