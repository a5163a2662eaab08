"""What stands in the closed shadow roots of our hosts, read through the debugger, which no page can do."""

from __future__ import annotations

import time
from collections.abc import Callable
from functools import partial
from typing import Any

from playwright.sync_api import Error, Page

from browser.nodes import Badge, attributes, badge_in, has_class, hosts, layers, text, twins, walk

PATIENCE = 45.0
"""Seconds: a stop for what hangs. How soon something shows on a busy machine is asserted by nobody."""

AIM = """function (scrolls) {
    if (scrolls) this.scrollIntoView({ block: 'center' });
    this.addEventListener('click', () => { this.clickHeard = true; }, { once: true }); }"""
HEARD = "function () { return this.clickHeard === true; }"
MIDDLE = """function () { const { x, y, width, height } = this.getBoundingClientRect();
    return [x + width / 2, y + height / 2]; }"""


class Shadows:
    """Looks into one page."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.session = page.context.new_cdp_session(page)
        self._ways: dict[int, Callable[[], int | None]] = {}

    def _root(self) -> dict[str, Any]:
        root: dict[str, Any] = self.session.send("DOM.getDocument", {"depth": -1, "pierce": True})["root"]
        return root

    def badges(self) -> list[Badge]:
        """All badges of the document, shown or not, in its order."""
        standing = (badge_in(node, beside, inside) for node, beside, inside in hosts(self._root()))
        found = [badge for badge in standing if badge]
        for badge in found:
            self._ways[badge.button] = partial(self._badge_again, badge, twins(found, badge).index(badge))
        return found

    def _badge_again(self, badge: Badge, place: int) -> int | None:
        return next((twin.button for twin in twins(self.badges(), badge)[place : place + 1]), None)

    def layers(self) -> list[str]:
        """The text of each open tooltip and card."""
        return [text(root) for root in layers(self._root())]

    def layer_button(self, label: str) -> int:
        """The button of an open card with this text or label."""
        node = self._layer_button(label)
        assert node is not None, f"no button {label!r} in {self.layers()}"
        self._ways[node] = partial(self._layer_button, label)
        return node

    def _layer_button(self, label: str) -> int | None:
        return next(
            (
                int(node["backendNodeId"])
                for root in layers(self._root())
                for node in walk(root)
                if node["nodeName"] == "BUTTON" and label in (text(node), attributes(node).get("aria-label"))
            ),
            None,
        )

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
        return sum(has_class(root, class_name) for root in layers(self._root()))

    def of_layers(self, expression: str) -> list[Any]:
        """What an expression about `box`, the root element of each open tooltip and card, is worth."""
        return [
            self._called(child["backendNodeId"], f"function() {{ const box = this; return {expression}; }}")
            for root in layers(self._root())
            for child in root.get("children", [])
        ]

    def _called(self, node: int, function: str) -> Any:
        found = self.session.send("DOM.resolveNode", {"backendNodeId": node})["object"]["objectId"]
        asked = {"objectId": found, "functionDeclaration": function, "returnByValue": True}
        return self.session.send("Runtime.callFunctionOn", asked)["result"].get("value")

    def attributes(self, node: int) -> dict[str, str]:
        """The attributes of a node of the debugger's."""
        return attributes(self._described(node))

    def holds(self, node: int, class_name: str) -> bool:
        """Whether an element of this class is in a node of the debugger's."""
        return has_class(self._described(node), class_name)

    def style(self, node: int, css: str, name: str) -> str:
        """A computed style of what a selector finds in a node of the debugger's."""
        found = self.session.send("DOM.resolveNode", {"backendNodeId": node})["object"]["objectId"]
        read = "function(css, name) { return getComputedStyle(this.querySelector(css))[name]; }"
        return str(self._call(found, read, css, name))

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
        quad = self._of(node, self._box)["border"]
        return (quad[0] + quad[4]) / 2, (quad[1] + quad[5]) / 2

    def size(self, node: int) -> tuple[float, float]:
        model = self._of(node, self._box)
        return model["width"], model["height"]

    def click(self, node: int) -> None:
        """A true click, by the mouse."""
        self._press(node)

    def press(self, label: str) -> None:
        """A true click on the button of an open card, scrolled away from the bar that stays in sight."""
        self._press(self.layer_button(label), scrolls=True)

    def hover(self, node: int) -> None:
        self.page.mouse.move(*self.centre(node))

    def _press(self, node: int, *, scrolls: bool = False) -> None:
        """Clicks once. An element that was drawn anew, or moved, just before the mouse came down is gone to
        again, as a user does. One that stayed where it was and heard nothing is left at that.
        """
        end = time.monotonic() + PATIENCE
        while True:
            element, place = self._of(node, partial(self._aim, scrolls=scrolls))
            self.page.mouse.click(*place)
            try:
                heard, still = self._call(element, HEARD), self._middle(element)
            except Error:
                return  # its page is gone: the click led elsewhere
            if heard or still == place:
                return
            assert time.monotonic() < end, "the element never stood still"
            node = self._again(node)

    def _of(self, node: int, read: Callable[[int], Any]) -> Any:
        """What is read of an element; one that was drawn anew in between is looked up again."""
        end = time.monotonic() + PATIENCE
        while True:
            try:
                return read(node)
            except Error:
                assert time.monotonic() < end, "the element never stood still"
                self.page.wait_for_timeout(50)
                node = self._again(node)

    def _again(self, node: int) -> int:
        """The element that stands now where this one was found; while there is none, this one."""
        known = self._ways.get(node)
        found = known() if known else None
        if found is None or known is None:
            return node
        self._ways[found] = known
        return found

    def _box(self, node: int) -> dict[str, Any]:
        model: dict[str, Any] = self.session.send("DOM.getBoxModel", {"backendNodeId": node})["model"]
        return model

    def _aim(self, node: int, *, scrolls: bool) -> tuple[str, list[float]]:
        """The element, which tells from now on whether a click reached it, and its middle."""
        self._box(node)  # fails where it is not drawn
        element = self.session.send("DOM.resolveNode", {"backendNodeId": node})["object"]["objectId"]
        self._call(element, AIM, scrolls)
        return element, self._middle(element)

    def _middle(self, element: str) -> list[float]:
        middle: list[float] = self._call(element, MIDDLE)
        return middle

    def _call(self, element: str, function: str, *given: Any) -> Any:
        asked = {
            "objectId": element,
            "functionDeclaration": function,
            "arguments": [{"value": value} for value in given],
            "returnByValue": True,
        }
        return self.session.send("Runtime.callFunctionOn", asked)["result"].get("value")

    def focus(self, node: int) -> None:
        self.session.send("DOM.focus", {"backendNodeId": node})

    def spoken(self, node: int) -> tuple[str, str]:
        """Role and name in the accessibility tree."""
        tree = self.session.send(
            "Accessibility.getPartialAXTree", {"backendNodeId": node, "fetchRelatives": False}
        )
        return tree["nodes"][0]["role"]["value"], tree["nodes"][0].get("name", {}).get("value", "")
