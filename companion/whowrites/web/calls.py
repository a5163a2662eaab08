"""The calls of the API: a blueprint that checks their bodies, and their description (OpenAPI), which is made
when somebody asks for it: a third of the time that loading the pages took went into it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from flask_openapi.blueprint import APIBlueprint
from flask_openapi.openapi import OpenAPI

from whowrites import __version__
from whowrites.web import bodies

_REFUSED = (400, 401, 403, 404, 409, 410, 413, 415, 429, 503)
_ANSWERED = {"description": "OK", "content": {"application/json": {"schema": {"type": "object"}}}}

View = Callable[..., Any]


class Calls(APIBlueprint):
    """Calls under /api/v1. `token`: they are for paired extensions, which send theirs."""

    def __init__(self, name: str, import_name: str, *, token: bool = False) -> None:
        super().__init__(name, import_name, url_prefix="/api/v1", doc_ui=False)
        self._token = token
        self._calls: list[tuple[str, str, View]] = []

    def call(self, rule: str, summary: str) -> Callable[[View], View]:
        """Registers a view for POST on `rule`; its `body` is read and checked as the type says."""

        def register(view: View) -> View:
            self._calls.append((rule, summary, view))
            self.post(rule)(view)
            return view

        return register

    def described(self) -> APIBlueprint:
        """A blueprint of the same calls, made to be described and not to be served."""
        twin = APIBlueprint(
            self.name,
            self.import_name,
            url_prefix=self.url_prefix,
            abp_responses={200: _ANSWERED, **dict.fromkeys(_REFUSED, bodies.Refused)},
            abp_security=[{"token": []}] if self._token else None,
        )
        for rule, summary, view in self._calls:
            twin.post(rule, summary=summary)(view)
        return twin


def description(all_calls: Iterable[Calls]) -> dict[str, Any]:
    """The description of these calls, as JSON types."""
    described = OpenAPI(
        "whowrites",
        static_folder=None,
        doc_ui=False,
        info={"title": "WhoWrites companion", "version": __version__},
        security_schemes={"token": {"type": "http", "scheme": "bearer"}},
        validation_error_status=400,
        validation_error_model=bodies.Refused,
    )
    for calls in all_calls:
        described.register_api(calls.described())
    return dict(described.api_doc)
