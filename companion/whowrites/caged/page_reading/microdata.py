"""What a page tells machines about its firm in its own markup: microdata of schema.org's types (WHATWG HTML,
section 5), in the form that JSON-LD has."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from selectolax.lexbor import LexborHTMLParser, LexborNode

MOST_ITEMS, MOST_PROPERTIES = 50, 1000
_SAID_IN = {"meta": "content", "a": "href", "link": "href", "area": "href", "time": "datetime"}
"""Where an element of that name states a property; others do in their text."""
_READ_AS_TEXT = frozenset({"name", "legalName", "alternateName", "vatID"})

_Own = Mapping[int, Sequence[LexborNode]]
"""The properties of each item, by the item's node."""


def items(tree: LexborHTMLParser) -> Iterator[dict[str, Any]]:
    """Each item of the page: `@type`, and a list for each property, of texts and of the items directly in
    it."""
    own: dict[int, list[LexborNode]] = defaultdict(list)
    for part in tree.css("[itemprop]")[:MOST_PROPERTIES]:
        around = part.parent
        while around is not None and "itemscope" not in around.attributes:
            around = around.parent
        if around is not None:
            own[around.mem_id].append(part)
    for node in tree.css("[itemscope][itemtype]")[:MOST_ITEMS]:
        yield _item(node, own)


def _item(node: LexborNode, own: _Own) -> dict[str, Any]:
    found: dict[str, Any] = {"@type": node.attributes.get("itemtype") or ""}
    for part in own.get(node.mem_id, ()):
        inside = own.get(part.mem_id, ()) if "itemscope" in part.attributes else None
        for name in _names(part):
            value = _value(part, name) if inside is None else _texts(inside)
            found.setdefault(name, []).append(value)
    return found


def _texts(parts: Sequence[LexborNode]) -> dict[str, str]:
    found: dict[str, str] = {}
    for part in parts:
        for name in _names(part):
            found.setdefault(name, _value(part, name))
    return found


def _names(node: LexborNode) -> list[str]:
    return (node.attributes.get("itemprop") or "").split()[:3]


def _value(node: LexborNode, name: str) -> str:
    place = "" if name in _READ_AS_TEXT else _SAID_IN.get(node.tag or "", "")
    said = node.attributes.get("content") or (node.attributes.get(place) if place else "")
    text = said or node.text(deep=True)
    return " ".join(text[:500].removeprefix("mailto:").removeprefix("tel:").split())
