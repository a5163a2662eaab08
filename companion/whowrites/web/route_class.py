"""Who may call a route: each view declares one class, and a route without one stops the start."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum
from typing import Any, TypeVar

from flask import Flask

View = TypeVar("View", bound=Callable[..., Any])

_MARK = "route_class"


class RouteClass(StrEnum):
    """The kinds of caller. What each has to show stands in `gate`."""

    PUBLIC = "public"  # anybody on this computer; no data
    DOORWAY = (
        "doorway"  # the empty page behind a redirect file or a ticket; no data, and opened from anywhere
    )
    HANDSHAKE = "handshake"  # the paired extension, asking for our proof before it sends its token
    PAIRING = "pairing"  # an extension that is not paired yet
    API = "api"  # the paired extension, with its token
    PAGE = "page"  # the owner's browser, reading
    PAGE_WRITE = "page-write"  # the owner's browser, changing something
    PAGE_UPLOAD = "page-upload"  # the owner's browser, handing over a file
    ENTRANCE = "entrance"  # the owner's browser with a one-time ticket instead of a session


class RouteWithoutClass(RuntimeError):
    """A view was registered that says nothing of who may call it."""


def admits(route_class: RouteClass) -> Callable[[View], View]:
    """Declare who may call this view."""

    def mark(view: View) -> View:
        setattr(view, _MARK, route_class)
        return view

    return mark


def class_of(app: Flask, endpoint: str) -> RouteClass:
    """The class of the view behind an endpoint. Raises RouteWithoutClass."""
    declared = getattr(app.view_functions[endpoint], _MARK, None)
    if not isinstance(declared, RouteClass):
        raise RouteWithoutClass(f"the view of {endpoint!r} declares no class of caller")
    return declared


def require_classes(app: Flask) -> None:
    """Raises RouteWithoutClass if any registered route lacks its class."""
    for rule in app.url_map.iter_rules():
        class_of(app, rule.endpoint)
