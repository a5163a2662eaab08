"""The parts of the settings, and the frame that each of them stands in."""

from __future__ import annotations

from typing import Any

from flask import render_template, request

PARTS = (
    ("general", "/settings"),
    ("reach", "/settings/reach"),
    ("sources", "/settings/sources"),
    ("rating", "/settings/rating"),
    ("company", "/settings/company"),
    ("browsers", "/settings/browsers"),
    ("data", "/settings/data"),
    ("about", "/settings/about"),
)
"""Name and path, in the order of the list beside them."""


def show(part: str, template: str, **values: Any) -> str:
    """One part, with the list of all of them beside it; `?kept=NAME` says what was just kept."""
    values = {"kept": request.args.get("kept", ""), **values}
    return render_template(template, here="settings", part=part, parts=PARTS, **values)
