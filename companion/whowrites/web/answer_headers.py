"""The headers that stand on every answer, errors and static files included."""

from __future__ import annotations

from flask import Response

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
    "form-action 'self'; frame-ancestors 'none'; base-uri 'none'; require-trusted-types-for 'script'"
)

HEADERS = {
    "Cache-Control": "no-store",
    "X-Content-Type-Options": "nosniff",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",  # with no-referrer a form of our own page would carry `Origin: null`
    "Vary": "Origin",
    "Permissions-Policy": "",
    "Content-Security-Policy": POLICY,
}


def stamp(response: Response) -> Response:
    """Put the headers on; what a view or the server said under these names gives way."""
    for name, value in HEADERS.items():
        response.headers[name] = value
    response.headers.pop("Server", None)
    return response
