"""What anybody on this computer may fetch: that the companion is here, its API's description, and static
files.
"""

from __future__ import annotations

from functools import cache
from typing import Any

from flask import Blueprint, Response, current_app, jsonify, send_from_directory

from whowrites.web.calls import Calls, description
from whowrites.web.handshake_api import API_VERSION
from whowrites.web.route_class import RouteClass, admits

public = Blueprint("public", __name__, static_folder=None)


@public.get("/healthz")
@admits(RouteClass.PUBLIC)
def healthz() -> Response:
    """That the companion is here, and which API it speaks; nothing more."""
    return jsonify(app="whowrites", api=API_VERSION)


@public.get("/openapi.json")
@admits(RouteClass.PUBLIC)
def openapi() -> dict[str, Any]:
    """The description of the API (OpenAPI)."""
    calls = [blueprint for blueprint in current_app.blueprints.values() if isinstance(blueprint, Calls)]
    return _described(tuple(calls))


@cache
def _described(calls: tuple[Calls, ...]) -> dict[str, Any]:
    return description(calls)


@public.get("/static/<name>")
@admits(RouteClass.PUBLIC)
def static(name: str) -> Response:
    """A style sheet, script or picture of the pages."""
    return send_from_directory("web/static", name)
