"""One page of a site: fetched by the guard, read in the cage."""

from __future__ import annotations

from dataclasses import dataclass
from email.message import Message

from whowrites import cage, wire
from whowrites.net import guard
from whowrites.net.deadline import Deadline
from whowrites.net.errors import NetError
from whowrites.net.http import Response
from whowrites.sources import Sources
from whowrites.sources.page_facts import PageFacts

BYTES = 2 * 1024 * 1024
REDIRECTS = 5
_ACCEPT = "text/html,application/xhtml+xml;q=0.9"
_PAGES = ("text/html", "application/xhtml+xml", "")
_NOT_NATIONAL = frozenset(
    ["ac", "ai", "am", "cc", "co", "fm", "gg", "io", "la", "ly", "me", "sc", "to", "tv", "vc", "ws"]
)
"""Endings of countries that stand for something else nearly everywhere."""


@dataclass(frozen=True, slots=True)
class Reader:
    """What a page is read with. `domain`: the site's, in ASCII; `year`: this one."""

    domain: str
    year: int

    def read(self, kind: str, response: Response, deadline: Deadline) -> PageFacts:
        """The page's facts. Raises NetError: unread (no page, or one that the reader could not end),
        timeout."""
        content, charset = _content_type(response.headers.get("content-type", ""))
        if content not in _PAGES:
            raise NetError("unread", f"{response.url} is {content[:100]}")
        params = {"kind": kind, "domain": self.domain, "country": _country(self.domain), "year": self.year}
        left = deadline.left()
        try:
            answer = cage.ask("page", response.body, charset=charset, params=params, total=left)
            return wire.from_json(PageFacts, answer)
        except cage.CageFailed as error:
            raise NetError("unread", f"{response.url}: {error.why}") from error


def fetch(sources: Sources, url: str, deadline: Deadline) -> Response:
    """The answer behind at most five redirects. Raises NetError: as `Http.get`, and for an answer that is no
    page: throttled (429), refused (401, 403), server_error (5xx)."""
    host = guard.web_url(url).host
    with sources.pacer.slot(host, deadline):
        response = sources.http.get(
            url, accept=_ACCEPT, limit_bytes=BYTES, deadline=deadline, redirects=REDIRECTS
        )
    if response.status in (401, 403, 429) or response.status >= 500:
        if response.status == 429:
            sources.pacer.back_off(host, 60)
        reason = {429: "throttled"}.get(
            response.status, "refused" if response.status < 500 else "server_error"
        )
        raise NetError(reason, f"{response.url}: {response.status}")
    return response


def _content_type(header: str) -> tuple[str, str]:
    """Media type and charset (RFC 9110 section 8.3); empty where they are not said."""
    if not header:
        return "", ""
    message = Message()
    message["content-type"] = header[:200]
    return message.get_content_type(), message.get_content_charset("")


def _country(domain: str) -> str:
    """The ISO code whose numbers a site of this ending writes without one; empty for general endings."""
    ending = domain.rpartition(".")[2]
    if len(ending) != 2 or ending in _NOT_NATIONAL:
        return ""
    return "GB" if ending == "uk" else ending.upper()
