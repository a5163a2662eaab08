"""The calls before there is trust: the server's proof, and the pairing."""

from __future__ import annotations

import secrets

from flask import Response, jsonify, request

from whowrites import __version__
from whowrites.web import bodies
from whowrites.web.calls import Calls
from whowrites.web.house import house
from whowrites.web.pairing import LIFETIME, PairingRefused
from whowrites.web.proof import prove
from whowrites.web.refusal import Refusal
from whowrites.web.route_class import RouteClass, admits
from whowrites.web.versions import extension_version

API_VERSION = 1

api = Calls("handshake", __name__)

_STATUS = {
    "too_many_starts": 429,
    "unknown_pair": 404,
    "wrong_verifier": 403,
    "denied": 403,
    "gone": 410,
    "wrong_code": 403,
    "code_void": 429,
}


@api.call("/hello", "Prove that this is the companion that was paired with")
@admits(RouteClass.HANDSHAKE)
def hello(body: bodies.Hello) -> Response:
    """The proof is HMAC-SHA256 over `hello|PORT|nonce` with the key of the pairing. `extension`: the version
    of the extension that this companion brings, empty where it brings none; an older one tells its user.
    """
    rooms = house()
    key = rooms.store.browsers.key_for(request.headers["Origin"])
    if key is None:
        raise Refusal(403, "origin")
    rooms.store.browsers.met(request.headers["Origin"], body.version)
    return jsonify(
        server_id=server_id(),
        proof=prove(key, rooms.port, body.nonce),
        api=API_VERSION,
        version=__version__,
        extension=extension_version(),
    )


@api.call("/pair/start", "Ask the owner to let this extension in")
@admits(RouteClass.PAIRING)
def pair_start(body: bodies.PairStart) -> Response:
    """The number is to be shown in the popup; the owner compares it with the one on the companion's page."""
    try:
        pair = house().desk.start(request.headers["Origin"], body.browser, body.version, body.verifier_hash)
    except PairingRefused as fault:
        raise _refusal(fault) from fault
    return jsonify(pair_id=pair.pair_id, number=pair.number, expires_s=int(LIFETIME))


@api.call("/pair/finish", "Fetch the token, once, after the owner's answer")
@admits(RouteClass.PAIRING)
def pair_finish(body: bodies.PairFinish) -> tuple[Response, int]:
    """202 `{state: "waiting"}` until the owner has answered."""
    rooms, origin = house(), request.headers["Origin"]
    try:
        pair = rooms.desk.finish(body.pair_id, origin, body.verifier, body.code)
    except PairingRefused as fault:
        raise _refusal(fault) from fault
    if pair is None:
        return jsonify(state="waiting"), 202
    token, key = secrets.token_urlsafe(32), secrets.token_urlsafe(32)
    rooms.store.browsers.pair(origin, token, key, f"{pair.browser} {pair.version}".strip())
    return jsonify(token=token, key=key, server_id=server_id()), 200


def server_id() -> str:
    """A random name of this companion's data, made once: tells an extension that it meets the one that it
    knew.
    """
    settings = house().store.settings
    known: str | None = settings.get("server_id")
    if known is None:
        known = secrets.token_hex(16)
        settings.set("server_id", known)
    return known


def _refusal(fault: PairingRefused) -> Refusal:
    if fault.reason in ("wrong_verifier", "wrong_code"):
        wait = house().failures.one_more()
        if wait:
            return Refusal(429, "too_many_failures", wait=wait)
    return Refusal(
        _STATUS[fault.reason], fault.reason, wait=fault.wait or (60 if fault.reason == "code_void" else 0)
    )
