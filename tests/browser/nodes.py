"""What the debugger tells of a page's nodes, those of closed shadow roots too: our hosts, badges, texts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Badge:
    """One badge. `beside` names the element that it stands at; `button` is a node of the debugger's."""

    surface: str
    label: str
    look: str
    beside: str
    button: int
    in_body: bool


def twins(badges: list[Badge], badge: Badge) -> list[Badge]:
    """All badges of this one's sender on its surface, in the document's order."""
    return [one for one in badges if (one.surface, one.beside) == (badge.surface, badge.beside)]


def hosts(node: dict[str, Any], in_body: bool = False) -> Iterator[tuple[dict[str, Any], str, bool]]:
    """Our hosts below a node, each with what it stands beside, and whether that is in a mail's body."""
    children = node.get("children", [])
    if node.get("contentDocument"):
        children = [*children, node["contentDocument"]]
    for place, child in enumerate(children):
        given = attributes(child)
        inside = in_body or "a3s" in given.get("class", "") or given.get("role") == "document"
        if "data-whowrites" in given:
            after = children[place + 1] if place + 1 < len(children) else {}
            before = children[place - 1] if place else {}
            yield child, named(after) or named(before), inside
        yield from hosts(child, inside)


def named(node: dict[str, Any]) -> str:
    given = attributes(node)
    inner = (
        next((attributes(n).get("aria-label", "") for n in walk(node) if "aria-label" in attributes(n)), "")
        if node
        else ""
    )
    return given.get("email") or given.get("title") or inner


def badge_in(host: dict[str, Any], beside: str, in_body: bool) -> Badge | None:
    surface = attributes(host)["data-whowrites"]
    for root in host.get("shadowRoots", []):
        for node in walk(root):
            if node["nodeName"] == "BUTTON" and surface != "layer":
                box = next(n for n in walk(root) if "is-" in attributes(n).get("class", ""))
                look = next(c for c in attributes(box)["class"].split() if c.startswith("is-"))[3:]
                return Badge(
                    surface,
                    attributes(node).get("aria-label", ""),
                    look,
                    beside,
                    node["backendNodeId"],
                    in_body,
                )
    return None


def walk(node: dict[str, Any]) -> Iterator[dict[str, Any]]:
    yield node
    for child in node.get("children", []):
        yield from walk(child)


def attributes(node: dict[str, Any]) -> dict[str, str]:
    flat = node.get("attributes", [])
    return dict(zip(flat[::2], flat[1::2], strict=True))


def layers(root: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """What stands in each open tooltip and card."""
    for node, _, _ in hosts(root):
        if attributes(node).get("data-whowrites") == "layer":
            yield from node.get("shadowRoots", [])


def has_class(root: dict[str, Any], name: str) -> bool:
    return any(name in attributes(node).get("class", "").split() for node in walk(root))


def text(node: dict[str, Any]) -> str:
    return " ".join(child["nodeValue"].strip() for child in walk(node) if child["nodeName"] == "#text")
