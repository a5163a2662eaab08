"""A request that is not done: one exception, one form of answer, never a stack, a path or SQL."""

from __future__ import annotations

import logging
import secrets

from flask import Flask, Response, jsonify, make_response, render_template, request
from pydantic import ValidationError
from werkzeug.exceptions import HTTPException

from whowrites.store import NotSaved, StoreError
from whowrites.web import language
from whowrites.web.wording import text

log = logging.getLogger(__name__)

_CODES = {400: "bad_request", 404: "not_found", 405: "method", 413: "too_large", 415: "content_type"}


class Refusal(Exception):
    """`code` names a sentence under [refusal] of the page catalogs, `params` what it needs; `wait` is a
    Retry-After in seconds.
    """

    def __init__(self, status: int, code: str, *, wait: int = 0, **params: str | int) -> None:
        super().__init__(status, code)
        self.status = status
        self.code = code
        self.wait = wait
        self.params = params


def install(app: Flask) -> None:
    """Every refusal, error of routing and fault of ours leaves the app in the form of this module."""
    app.register_error_handler(Refusal, answer)
    app.register_error_handler(StoreError, _not_stored)
    app.register_error_handler(HTTPException, _of_werkzeug)
    app.register_error_handler(500, _fault)


def answer(refusal: Refusal) -> Response:
    """`{error, message, request_id}`; a page for people where a browser asked for one; one plain line for a
    wrong Host.
    """
    request_id = secrets.token_hex(8)
    log.info("refused %s %s request=%s", refusal.status, refusal.code, request_id)
    lang = language.of_request()
    message = text(f"refusal.{refusal.code}", lang, **refusal.params)
    if refusal.code == "host":
        response = make_response(
            "Misdirected request.\n", refusal.status, {"Content-Type": "text/plain; charset=utf-8"}
        )
    elif _for_people():
        page = render_template(
            "refusal.html", message=message, refusal=refusal, lang=lang, request_id=request_id
        )
        response = make_response(page, refusal.status)
    else:
        response = jsonify(error=refusal.code, message=message, request_id=request_id)
        response.status_code = refusal.status
    if refusal.wait:
        response.headers["Retry-After"] = str(refusal.wait)
    if refusal.status == 401 and request.path.startswith("/api/"):
        response.headers["WWW-Authenticate"] = "Bearer"
    return response


def of_validation(error: ValidationError) -> Response:
    """A body of the wrong shape as a refusal that names the field: 413 where a list or text is over its
    limit, else 400.
    """
    first = error.errors(include_url=False, include_input=False)[0]
    field = ".".join(str(part) for part in first["loc"]) or "body"
    if first["type"] == "too_long":
        return answer(Refusal(413, "too_many", field=field, limit=int(first["ctx"]["max_length"])))
    code = "unknown_field" if first["type"] == "extra_forbidden" else "bad_field"
    return answer(Refusal(400, code, field=field[:80], fault=first["msg"]))


def _of_werkzeug(error: HTTPException) -> Response:
    status = error.code or 500
    return answer(Refusal(status, _CODES.get(status, "bad_request" if status < 500 else "internal")))


def _not_stored(error: StoreError) -> Response:
    return answer(Refusal(503, "not_saved" if isinstance(error, NotSaved) else "store", wait=60))


def _fault(error: Exception) -> Response:
    """Flask has logged the fault itself; the caller learns only that there was one."""
    return answer(Refusal(500, "internal"))


def _for_people() -> bool:
    wanted = request.accept_mimetypes.best_match(("application/json", "text/html"))
    return not request.path.startswith("/api/") and wanted == "text/html"
