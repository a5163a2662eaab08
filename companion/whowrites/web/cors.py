"""CORS for paired users who took the host permission back from the extension.

Not access control: that is the gate's.
"""

from __future__ import annotations

from flask import Flask, Response, g
from flask_cors.core import get_cors_options, set_cors_headers


def approve(origin: str) -> None:
    """The gate lets this exact origin call across sites; its answer will say so to the browser."""
    g.cross_origin = origin


def install(app: Flask) -> None:
    """Answers to approved origins carry the allow headers; no other answer does."""

    @app.after_request
    def allow(response: Response) -> Response:
        origin = g.get("cross_origin")
        if origin is None:
            return response
        options = get_cors_options(
            app,
            {
                "origins": [origin],
                "methods": ["POST"],
                "allow_headers": ["Authorization", "Content-Type"],
                "supports_credentials": False,
                "max_age": 600,
            },
        )
        return set_cors_headers(response, options)
