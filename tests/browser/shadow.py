"""What stands in the closed shadow roots of our hosts, read through the debugger, which no page can do."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from playwright.sync_api import Page

PATIENCE = 45.0
"""Seconds: a stop for what hangs. How soon something shows on a busy machine is asserted by nobody."""


@dataclass(frozen=True)
class Badge:
    """One badge. `beside` names the element that it stands at; `button` is a node of the debugger's."""

    surface: str
    label: str
    look: str
    beside: str
    button: int
    in_body: bool


class Shadows:
    """Looks into one page."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.session = page.context.new_cdp_session(page)

    def _root(self) -> dict[str, Any]:
        root: dict[str, Any] = self.session.send("DOM.getDocument", {"depth": -1, "pierce": True})["root"]
        return root

    def badges(self) -> list[Badge]:
        """All badges of the document, shown or not, in its order."""
        return [
            badge
            for node, beside, inside in _hosts(self._root(), False)
            if (badge := _badge(node, beside, inside))
        ]

    def layers(self) -> list[str]:
        """The text of each open tooltip and card."""
        hosts = (
            node
            for node, _, _ in _hosts(self._root(), False)
            if _attributes(node).get("data-whowrites") == "layer"
        )
        return [_text(root) for node in hosts for root in node.get("shadowRoots", [])]

    def layer_button(self, label: str) -> int:
        """The button of an open card with this text or label."""
        for node, _, _ in _hosts(self._root(), False):
            for root in node.get("shadowRoots", []):
                for child in _walk(root):
                    if child["nodeName"] == "BUTTON" and label in (
                        _text(child),
                        _attributes(child).get("aria-label"),
                    ):
                        return int(child["backendNodeId"])
        raise AssertionError(f"no button {label!r} in {self.layers()}")

    def settled(self, expected: int, seconds: float = PATIENCE) -> list[Badge]:
        """The badges once there are `expected` of them and none says "Checking"."""
        return self.until(
            lambda found: len(found) == expected and all(b.look != "checking" for b in found), seconds
        )

    def until(self, fits: Callable[[list[Badge]], bool], seconds: float = PATIENCE) -> list[Badge]:
        """The badges once they fit."""
        end = time.monotonic() + seconds
        while not fits(found := self.badges()):
            assert time.monotonic() < end, f"badges now: {[(b.beside, b.look, b.label) for b in found]}"
            self.page.wait_for_timeout(50)
        return found

    def layers_holding(self, class_name: str) -> int:
        """How many open tooltips and cards hold an element of this class."""
        hosts = (
            node
            for node, _, _ in _hosts(self._root(), False)
            if _attributes(node).get("data-whowrites") == "layer"
        )
        return sum(
            any(class_name in _attributes(child).get("class", "").split() for child in _walk(root))
            for node in hosts
            for root in node.get("shadowRoots", [])
        )

    def attributes(self, node: int) -> dict[str, str]:
        """The attributes of a node of the debugger's."""
        return _attributes(self._described(node))

    def holds(self, node: int, class_name: str) -> bool:
        """Whether an element of this class is in a node of the debugger's."""
        inside = _walk(self._described(node))
        return any(class_name in _attributes(child).get("class", "").split() for child in inside)

    def style(self, node: int, css: str, name: str) -> str:
        """A computed style of what a selector finds in a node of the debugger's."""
        found = self.session.send("DOM.resolveNode", {"backendNodeId": node})["object"]["objectId"]
        read = "function(css, name) { return getComputedStyle(this.querySelector(css))[name]; }"
        asked = {
            "objectId": found,
            "functionDeclaration": read,
            "arguments": [{"value": css}, {"value": name}],
            "returnByValue": True,
        }
        return str(self.session.send("Runtime.callFunctionOn", asked)["result"]["value"])

    def _described(self, node: int) -> dict[str, Any]:
        asked = {"backendNodeId": node, "depth": -1, "pierce": True}
        described: dict[str, Any] = self.session.send("DOM.describeNode", asked)["node"]
        return described

    def wait_layer(self, words: str, seconds: float = PATIENCE) -> str:
        """The text of the tooltip or card that holds these words."""
        end = time.monotonic() + seconds
        while not (found := [text for text in self.layers() if words in text]):
            assert time.monotonic() < end, f"layers now: {self.layers()}"
            self.page.wait_for_timeout(50)
        return found[0]

    def centre(self, node: int) -> tuple[float, float]:
        """The middle of an element on the page."""
        quad = self.session.send("DOM.getBoxModel", {"backendNodeId": node})["model"]["border"]
        return (quad[0] + quad[4]) / 2, (quad[1] + quad[5]) / 2

    def size(self, node: int) -> tuple[float, float]:
        model = self.session.send("DOM.getBoxModel", {"backendNodeId": node})["model"]
        return model["width"], model["height"]

    def click(self, node: int) -> None:
        """A true click, by the mouse."""
        self.page.mouse.click(*self.centre(node))

    def press(self, label: str) -> None:
        """A true click on the button of an open card, scrolled away from the bar that stays in sight."""
        node = self.layer_button(label)
        found = self.session.send("DOM.resolveNode", {"backendNodeId": node})["object"]["objectId"]
        centred = "function() { this.scrollIntoView({ block: 'center' }); }"
        self.session.send("Runtime.callFunctionOn", {"objectId": found, "functionDeclaration": centred})
        self.page.mouse.click(*self.centre(node))

    def hover(self, node: int) -> None:
        self.page.mouse.move(*self.centre(node))

    def focus(self, node: int) -> None:
        self.session.send("DOM.focus", {"backendNodeId": node})

    def spoken(self, node: int) -> tuple[str, str]:
        """Role and name in the accessibility tree."""
        tree = self.session.send(
            "Accessibility.getPartialAXTree", {"backendNodeId": node, "fetchRelatives": False}
        )
        return tree["nodes"][0]["role"]["value"], tree["nodes"][0].get("name", {}).get("value", "")


def _hosts(node: dict[str, Any], in_body: bool) -> Iterator[tuple[dict[str, Any], str, bool]]:
    children = node.get("children", [])
    if node.get("contentDocument"):
        children = [*children, node["contentDocument"]]
    for place, child in enumerate(children):
        attributes = _attributes(child)
        inside = in_body or "a3s" in attributes.get("class", "") or attributes.get("role") == "document"
        if "data-whowrites" in attributes:
            after = children[place + 1] if place + 1 < len(children) else {}
            before = children[place - 1] if place else {}
            yield child, _named(after) or _named(before), inside
        yield from _hosts(child, inside)


def _named(node: dict[str, Any]) -> str:
    attributes = _attributes(node)
    inner = (
        next(
            (_attributes(n).get("aria-label", "") for n in _walk(node) if "aria-label" in _attributes(n)), ""
        )
        if node
        else ""
    )
    return attributes.get("email") or attributes.get("title") or inner


def _badge(host: dict[str, Any], beside: str, in_body: bool) -> Badge | None:
    surface = _attributes(host)["data-whowrites"]
    for root in host.get("shadowRoots", []):
        for node in _walk(root):
            if node["nodeName"] == "BUTTON" and surface != "layer":
                box = next(n for n in _walk(root) if "is-" in _attributes(n).get("class", ""))
                look = next(c for c in _attributes(box)["class"].split() if c.startswith("is-"))[3:]
                return Badge(
                    surface,
                    _attributes(node).get("aria-label", ""),
                    look,
                    beside,
                    node["backendNodeId"],
                    in_body,
                )
    return None


def _walk(node: dict[str, Any]) -> Iterator[dict[str, Any]]:
    yield node
    for child in node.get("children", []):
        yield from _walk(child)


def _attributes(node: dict[str, Any]) -> dict[str, str]:
    flat = node.get("attributes", [])
    return dict(zip(flat[::2], flat[1::2], strict=True))


def _text(node: dict[str, Any]) -> str:
    return " ".join(child["nodeValue"].strip() for child in _walk(node) if child["nodeName"] == "#text")
