"""How waitress reads a request before the gate sees it: what it would swallow is kept, and its own refusals
look like ours.
"""

from __future__ import annotations

import copy
from typing import Any

from waitress.channel import HTTPChannel
from waitress.parser import HTTPRequestParser
from waitress.task import ErrorTask

from whowrites.web.answer_headers import HEADERS
from whowrites.web.gate import MAX_UPLOAD

UPLOADS = frozenset({"/contacts/import", "/import", "/vet/original"})
"""Paths of the routes that take files; bodies of all others stay small before anybody looks at them."""


class Parser(HTTPRequestParser):  # type: ignore[misc]
    """waitress answers a request with both Transfer-Encoding and Content-Length, and takes the former out
    before anybody sees it.
    """

    adj: Any

    def parse_header(self, header_plus: bytes) -> None:
        """Read the header as waitress does, and put the Transfer-Encoding back for the gate to refuse."""
        super().parse_header(header_plus)
        if self.chunked:
            self.headers["TRANSFER_ENCODING"] = "chunked"
        elif self.command == "POST" and self.path in UPLOADS:
            self.adj = copy.copy(self.adj)
            self.adj.max_request_body_size = MAX_UPLOAD + 1


class Refused(ErrorTask):  # type: ignore[misc]
    """A request that is no HTTP, or too large to be read at all."""

    def execute(self) -> None:
        """Answer with the status alone, under the headers of every answer, and hang up."""
        self.status = f"{self.request.error.code} {self.request.error.reason}"
        body = f"{self.status}\n".encode("latin-1")
        self.response_headers = [("Content-Type", "text/plain; charset=utf-8"), *HEADERS.items()]
        self.set_close_on_finish()
        self.content_length = len(body)
        self.write(body)


class Channel(HTTPChannel):  # type: ignore[misc]
    """One connection."""

    parser_class = Parser
    error_task_class = Refused
