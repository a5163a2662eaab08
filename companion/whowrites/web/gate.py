"""The gate: every request passes these steps, in this order, before any view is called.

Host first, because it alone stops DNS rebinding; authentication before the body is read, because a body is
work. Each step is one
small function of the same shape, so that a test can take one out and see that something gets through.
"""

from __future__ import annotations

import hmac
import tempfile
from collections.abc import Callable
from typing import IO, Any

import flask
from flask import Flask, Response, current_app, request
from werkzeug.exceptions import MethodNotAllowed

from whowrites.web import cors, session
from whowrites.web.house import House
from whowrites.web.pairing import is_extension
from whowrites.web.refusal import Refusal
from whowrites.web.route_class import RouteClass, class_of, require_classes
from whowrites.web.strict_json import BadBody, read_object

MAX_BODY = 128 * 1024
MAX_UPLOAD = 25 * 1024 * 1024
"""Of a file that the owner hands over, form around it included."""

_EXTENSION_ROUTES = frozenset({RouteClass.HANDSHAKE, RouteClass.PAIRING, RouteClass.API})
_WRITES = frozenset({RouteClass.PAGE_WRITE, RouteClass.PAGE_UPLOAD, RouteClass.ENTRANCE})
_OWNERS = frozenset({RouteClass.PAGE, RouteClass.PAGE_WRITE, RouteClass.PAGE_UPLOAD})
_OWN = frozenset({"same-origin", "none"})


class StrictRequest(flask.Request):
    """A request whose JSON is what the gate read strictly, so that it is read once and in one way."""

    strict_body: dict[str, Any] | None = None

    def get_json(self, force: bool = False, silent: bool = False, cache: bool = True) -> Any:
        return self.strict_body

    def _get_file_stream(self, *args: Any, **values: Any) -> IO[bytes]:
        """Where a file is streamed to while it arrives: without a name, and the owner's alone (0600)."""
        return tempfile.TemporaryFile("rb+")


def install(app: Flask, rooms: House) -> None:
    """Put the gate before all views. Raises RouteWithoutClass if a view does not say who may call it."""
    require_classes(app)
    app.request_class = StrictRequest
    app.config["MAX_CONTENT_LENGTH"] = MAX_BODY
    app.config["MAX_FORM_MEMORY_SIZE"] = MAX_BODY
    app.config["TRUSTED_HOSTS"] = ["127.0.0.1", "localhost"]
    steps = tuple(STEPS.values())

    @app.before_request
    def pass_gate() -> Response | None:
        for step in steps:
            answer = step(rooms)
            if answer is not None:
                return answer
        return None


def host(rooms: House) -> None:
    """The Host header equals ours. Two of them come joined, none comes as another name: neither is equal."""
    if request.environ.get("HTTP_HOST", "").lower() not in (
        f"127.0.0.1:{rooms.port}",
        f"localhost:{rooms.port}",
    ):
        raise Refusal(421, "host")


def target(rooms: House) -> None:
    """The request line holds a path.

    An absolute URI could name another authority than the Host header does.
    """
    if not request.environ.get("REQUEST_URI", "/").startswith("/"):
        raise Refusal(400, "target")
    if request.environ.get("REQUEST_URI", "/").startswith("//"):
        raise Refusal(404, "not_found")


def transfer_encoding(rooms: House) -> None:
    """No browser sends one to us, and together with a length it would be read in two ways."""
    if "HTTP_TRANSFER_ENCODING" in request.environ:
        raise Refusal(400, "transfer_encoding")


def preflight(rooms: House) -> Response | None:
    """A browser's question before a call across sites: answered for paired extensions, and for any extension
    that wants to pair.
    """
    if request.method != "OPTIONS":
        return None
    if request.path.startswith("/api/") and _may_call_across(rooms, request.path.startswith("/api/v1/pair/")):
        cors.approve(_origin())
        return current_app.response_class(status=204)
    if request.path.startswith("/api/") and _origin():
        raise Refusal(403, "origin")
    return None


def known_route(rooms: House) -> None:
    """There is such a route; no redirect to a similar one."""
    if request.url_rule is None and not isinstance(request.routing_exception, MethodNotAllowed):
        raise Refusal(404, "not_found")


def method(rooms: House) -> None:
    """A route has one method; HEAD and OPTIONS are none of ours."""
    rule = request.url_rule
    if rule is None or request.method not in (rule.methods or set()) - {"HEAD", "OPTIONS"}:
        raise Refusal(405, "method")


def size(rooms: House) -> None:
    """The body's announced length is within the limit; the server holds it to what it announced."""
    limit = MAX_UPLOAD if _class() is RouteClass.PAGE_UPLOAD else MAX_BODY
    if (request.content_length or 0) > limit:
        raise Refusal(413, "too_large", limit=limit // 1024)
    request.max_content_length = limit


def content_type(rooms: House) -> None:
    """JSON for the extension, a plain form for the pages, one with parts for files. Of what a foreign page
    can send unasked there are the forms: `write_origin` and `csrf` refuse those.
    """
    route = _class()
    if route in _EXTENSION_ROUTES and request.headers.get("Content-Type") != "application/json":
        raise Refusal(415, "content_type", wanted="application/json")
    form = "multipart/form-data" if route is RouteClass.PAGE_UPLOAD else "application/x-www-form-urlencoded"
    if route in _WRITES and request.mimetype != form:
        raise Refusal(415, "content_type", wanted=form)


def fetch_site(rooms: House) -> None:
    """No caller from another site, but a paired extension without host permission.

    An absent header is not a pass.
    """
    site, route = request.headers.get("Sec-Fetch-Site"), _class()
    if site is None or site in _OWN:
        return
    if route in _EXTENSION_ROUTES and _may_call_across(rooms, route is RouteClass.PAIRING):
        cors.approve(_origin())
        return
    # The redirect file of `whowrites open` counts as another site. The page behind it is empty and public.
    if route is RouteClass.DOORWAY and request.headers.get("Sec-Fetch-Mode") == "navigate":
        return
    raise Refusal(403, "cross_site")


def extension_origin(rooms: House) -> None:
    """Equal to a paired origin; for pairing itself, of the exact shape of an extension's.

    Never a pattern, suffix or list.
    """
    route = _class()
    if route in _EXTENSION_ROUTES and not _may_call_across(rooms, route is RouteClass.PAIRING):
        raise Refusal(403, "origin")


def bearer(rooms: House) -> None:
    """The token that belongs to this very origin. Cookies count for nothing here."""
    if _class() is not RouteClass.API:
        return
    scheme, _, token = request.headers.get("Authorization", "").partition(" ")
    if scheme.lower() != "bearer" or not token:
        raise Refusal(401, "no_token")
    browsers = rooms.store.browsers
    if browsers.by_token(_origin(), token) is not None:
        return
    _count(rooms)
    if any(browsers.by_token(other, token) is not None for other in browsers.paired_origins()):
        raise Refusal(403, "token_of_other")
    raise Refusal(401, "token")


def page_fetch(rooms: House) -> None:
    """A page without a site (typed, from a bookmark, opened by the extension) is opened as a page, not
    fetched as data.
    """
    typed = _class() is RouteClass.PAGE and request.headers.get("Sec-Fetch-Site") == "none"
    if typed and request.headers.get("Sec-Fetch-Mode", "navigate") != "navigate":
        raise Refusal(403, "cross_site")


def write_origin(rooms: House) -> None:
    """A form of our own page: its Origin is our Host, or it is absent and the browser says same-origin."""
    if _class() not in _WRITES:
        return
    origin = request.headers.get("Origin")
    if origin is None and request.headers.get("Sec-Fetch-Site") == "same-origin":
        return
    if origin != f"http://{request.environ['HTTP_HOST'].lower()}":
        raise Refusal(403, "cross_site")


def owner(rooms: House) -> None:
    """The owner's session. Tokens count for nothing here."""
    if _class() not in _OWNERS:
        return
    cookie = request.cookies.get(rooms.cookie, "")
    if cookie and rooms.store.browsers.session(cookie):
        return
    if cookie:
        _count(rooms)
    raise Refusal(401, "no_session")


def csrf(rooms: House) -> None:
    """The form comes from a page that this session was given."""
    if _class() in (RouteClass.PAGE_WRITE, RouteClass.PAGE_UPLOAD):
        wanted = session.csrf_token(request.cookies.get(rooms.cookie, ""))
        if not hmac.compare_digest(request.form.get("csrf", "").encode(), wanted.encode()):
            raise Refusal(403, "csrf")


def body(rooms: House) -> None:
    """One JSON object, read strictly. Which fields it may have is the route's own model."""
    if _class() in _EXTENSION_ROUTES and isinstance(request, StrictRequest):
        try:
            request.strict_body = read_object(request.get_data())
        except BadBody as fault:
            raise Refusal(400, fault.code) from fault


STEPS: dict[str, Callable[[House], Response | None]] = {
    step.__name__: step
    for step in (
        host, target, transfer_encoding, preflight, known_route, method, size, content_type, fetch_site,
        extension_origin, bearer, page_fetch, write_origin, owner, csrf, body,
    )
}  # fmt: skip


def _class() -> RouteClass:
    assert request.endpoint is not None, "known_route and method have passed"
    return class_of(current_app, request.endpoint)


def _origin() -> str:
    return request.headers.get("Origin", "")


def _may_call_across(rooms: House, pairing: bool) -> bool:
    """Whether the Origin may call the API at all; `pairing`: the calls that come before there is a pair."""
    return is_extension(_origin()) if pairing else _origin() in rooms.store.browsers.paired_origins()


def _count(rooms: House) -> None:
    """One failed credential more; raises 429 when there were too many."""
    wait = rooms.failures.one_more()
    if wait:
        raise Refusal(429, "too_many_failures", wait=wait)
