"""A route that does not say who may call it stops the start."""

from __future__ import annotations

from typing import Any

import pytest
from flask import Flask

from whowrites.web.route_class import RouteClass, RouteWithoutClass, admits, class_of, require_classes


def view() -> str:
    return "data"


def test_a_route_without_a_class_is_found() -> None:
    app = Flask("x", static_folder=None)
    app.add_url_rule("/told", "told", admits(RouteClass.PUBLIC)(lambda: ""))
    require_classes(app)
    app.add_url_rule("/forgotten", "forgotten", view)
    with pytest.raises(RouteWithoutClass, match="forgotten"):
        require_classes(app)


def test_the_class_is_the_one_declared() -> None:
    app = Flask("x", static_folder=None)
    app.add_url_rule("/a", "a", admits(RouteClass.API)(lambda: ""))
    assert class_of(app, "a") is RouteClass.API


def test_the_paths_on_which_the_server_takes_files_are_the_routes_for_files(world: Any) -> None:
    from whowrites.web.channel import UPLOADS

    rules = list(world.app.url_map.iter_rules())
    takers = {rule.rule for rule in rules if class_of(world.app, rule.endpoint) is RouteClass.PAGE_UPLOAD}
    assert takers == UPLOADS
