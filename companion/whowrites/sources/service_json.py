"""JSON of an outside service without a key: one GET, and one reason for each way in which it says nothing."""

from __future__ import annotations

import json
from typing import Any

from whowrites.net.errors import NetError
from whowrites.net.guard import web_url
from whowrites.sources import Sources

BYTES = 256 * 1024
REDIRECTS = 2
_REST = 60.0
"""Seconds for which a service is left alone that asked us to slow down."""


def get_json(sources: Sources, url: str, *, seconds: float, limit_bytes: int = BYTES) -> Any:
    """What `url` answers with 200, as JSON types; `seconds` is the whole time.

    Raises NetError: throttled (429), server_error (5xx), refused (any other status), unread (no JSON), and
    what the connection raises. No answer of such a service is ever taken for "there is none".
    """
    deadline = sources.deadline.sooner(seconds)
    host = web_url(url).host
    with sources.pacer.slot(host, deadline):
        response = sources.http.get(
            url,
            accept="application/json",
            limit_bytes=limit_bytes,
            deadline=deadline,
            redirects=REDIRECTS,
            https_only=True,
        )
    if response.status == 429:
        sources.pacer.back_off(host, _REST)
        raise NetError("throttled", url)
    if response.status != 200:
        raise NetError("server_error" if response.status >= 500 else "refused", f"{response.status} {url}")
    return read_json(response.body)


def read_json(body: bytes) -> Any:
    """JSON in UTF-8. Raises NetError("unread") for everything else, however deep it is nested."""
    try:
        return json.loads(body.decode("utf-8"))
    except (ValueError, RecursionError) as error:
        raise NetError("unread", "no JSON") from error
