"""How a page that waits for something loads itself again where no script runs."""

from __future__ import annotations

from urllib.parse import urlencode

from flask import request

_LOOK = "look"


def look_again(anchor: str = "") -> str:
    """The address for this page's `http-equiv=refresh`: its own, with a query that changes each time.

    A browser that is told to go where it is only scrolls if the address has a fragment, as the answer to a
    form often has (HTML, "navigate"): such a page would wait for ever.
    """
    kept = [(name, value) for name, value in request.args.items(multi=True) if name != _LOOK]
    query = urlencode([*kept, (_LOOK, "2" if request.args.get(_LOOK) == "1" else "1")])
    return f"{request.path}?{query}" + (f"#{anchor}" if anchor else "")
