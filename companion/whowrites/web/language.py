"""Which language a request is answered in: the owner's setting, else what the browser asks for."""

from __future__ import annotations

from flask import current_app, request

from whowrites.web.wording import LANGUAGES

SETTING = "language"


def of_request() -> str:
    """A key of LANGUAGES."""
    house = current_app.extensions.get("whowrites")
    chosen: str = (house.store.settings.get(SETTING) if house else None) or ""
    return chosen if chosen in LANGUAGES else preferred(request.headers.get("Accept-Language", ""))


def of_body(asked: str) -> str:
    """The language that a call asks for (`zh-CN`, `zh_CN`); the request's where it asks for none."""
    return preferred(asked.replace("_", "-")) if asked else of_request()


def preferred(accept: str) -> str:
    """The first language of an Accept-Language header (RFC 9110 §12.5.4, in the order written) that we
    speak; else English.
    """
    for part in accept.split(",")[:20]:
        tag = part.split(";")[0].strip().lower()
        for lang in LANGUAGES:
            if tag.split("-")[0] == lang.split("_")[0].lower():
                return lang
    return "en"
