"""A route that does not say who may call it stops the start."""

from __future__ import annotations

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
