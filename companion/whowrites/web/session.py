"""The owner's session in the browser: the cookie, and the token that its forms carry."""

from __future__ import annotations

import hashlib
import hmac

from flask import Response, request

from whowrites.web.house import house


def begin(response: Response) -> Response:
    """Give this browser a session: HttpOnly and SameSite=Strict; it ends with the browser, or after 12 idle
    hours.
    """
    rooms = house()
    response.set_cookie(
        rooms.cookie,
        rooms.store.browsers.new_session(),
        path="/",
        httponly=True,
        samesite="Strict",
        secure=False,
    )
    return response


def csrf_token(cookie: str) -> str:
    """What a form of this session must carry.

    Made from the session's own secret, which scripts cannot read.
    """
    return hmac.new(cookie.encode(), b"form", hashlib.sha256).hexdigest()


def own_csrf_token() -> str:
    """The token for a form of the page at hand."""
    return csrf_token(request.cookies.get(house().cookie, ""))
