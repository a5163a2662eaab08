"""Registration data by RDAP (RFC 9082, 9083): the registry, and for the holder once the registrar."""

from __future__ import annotations

import dataclasses
import json
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Any

from whowrites.model import Answer, Found, Reach, Unknown
from whowrites.net.errors import NetError
from whowrites.net.guard import web_url
from whowrites.net.http import Response
from whowrites.sources import Sources, answers, rdap_record
from whowrites.sources.about import EXAMPLE, About, Tried
from whowrites.sources.bootstrap import rdap_base
from whowrites.sources.record import Registration

ABOUT = About(
    name="rdap",
    site="https://www.icann.org/rdap",
    sent="The registrable domain, to its registry and registrar",
    needs_key=False,
    terms="Public. At most two questions at once and one a second to each server.",
    reach=Reach.PASSIVE,
)
TOTAL = 10.0
"""Seconds for registry and registrar together."""
BYTES = 256 * 1024
REDIRECTS = 2
DEEPEST = 20
_REST = 60.0
_LONGEST_REST = 3600.0


def rdap(sources: Sources, domain: str) -> Answer[Registration]:
    """The registration of a registry's domain in ASCII (`registry_domain` of an address).

    Absent: the registry answers 404. Unknown("unpublished"): no RDAP service of that registry is known.
    """
    base = rdap_base(domain)
    if base is None:
        return Unknown("unpublished", ABOUT.name, sources.clock())
    return answers.remembered(sources, ABOUT.name, domain, Registration, lambda: _ask(sources, base, domain))


def try_out(sources: Sources) -> tuple[Tried, ...]:
    """What is asked to see whether this source answers."""
    return (Tried(EXAMPLE, rdap(sources, EXAMPLE)),)


def _ask(sources: Sources, base: str, domain: str) -> Registration | None:
    sources = sources.at(sources.deadline.sooner(TOTAL))
    data = _get(sources, f"{base}domain/{domain}", domain)
    if data is None:
        return None
    record = rdap_record.read_record(data, domain)
    more = rdap_record.related(data)
    if not more or record.registrant_org or record.registrant_country or record.redacted:
        return record
    # The registrar only adds: what the registry said stands, whatever becomes of this hop.
    registrar = answers.asked(sources, "rdap-registrar", more, lambda: _read(sources, more, domain))
    return _joined(record, registrar.value) if isinstance(registrar, Found) else record


def _read(sources: Sources, url: str, domain: str) -> Registration | None:
    data = _get(sources, url, domain)
    return None if data is None else rdap_record.read_record(data, domain)


def _joined(registry: Registration, registrar: Registration) -> Registration:
    return dataclasses.replace(
        registry,
        registrar=registry.registrar or registrar.registrar,
        registrant_org=registrar.registrant_org,
        registrant_country=registrar.registrant_country,
        registrant_city=registrar.registrant_city,
        redacted=registrar.redacted,
    )


def _get(sources: Sources, url: str, domain: str) -> dict[str, Any] | None:
    """What `url` says of `domain`, None for 404.

    Raises NetError for every other answer, each with its own reason.
    """
    host = web_url(url).host
    with sources.pacer.slot(host, sources.deadline):
        response = sources.http.get(
            url,
            accept="application/rdap+json",
            limit_bytes=BYTES,
            deadline=sources.deadline,
            redirects=REDIRECTS,
            https_only=True,
        )
    if response.status == 200:
        data = _object(response.body)
        if not rdap_record.is_about(data, domain):
            raise NetError("malformed", "no RDAP domain object, or another's")
        return data
    if response.status == 404:
        return None
    if response.status == 429 or (response.status == 503 and "retry-after" in response.headers):
        sources.pacer.back_off(host, _rest(response, sources.clock()))
    if response.status == 429:
        raise NetError("throttled", url)
    # 401, 403, 451: it will not tell us. 5xx: it cannot. Both leave the question open.
    raise NetError("server_error" if response.status >= 500 else "refused", f"{response.status} {url}")


def _rest(response: Response, now: datetime) -> float:
    """Seconds of Retry-After, a number or a date (RFC 9110 section 10.2.3); a minute where there is none."""
    text = response.headers.get("retry-after", "").strip()
    if text.isascii() and text.isdigit():
        return min(float(text[:9]), _LONGEST_REST)
    try:
        until = parsedate_to_datetime(text)
    except (TypeError, ValueError):
        return _REST
    until = until if until.tzinfo else until.replace(tzinfo=UTC)
    return min(max((until - now).total_seconds(), 0.0), _LONGEST_REST)


def _object(body: bytes) -> dict[str, Any]:
    try:
        text = body.decode("utf-8")
        _check_depth(text)
        data = json.loads(text, parse_constant=_refuse)
    except ValueError as error:
        raise NetError("malformed", "RDAP JSON") from error
    if not isinstance(data, dict):
        raise NetError("malformed", "RDAP JSON is no object")
    return data


def _refuse(name: str) -> None:
    raise ValueError(name)


def _check_depth(text: str) -> None:
    """Raises ValueError below 20 levels, before the parser goes down there."""
    depth = 0
    quoted = escaped = False
    for char in text:
        if quoted:
            quoted = escaped or char != '"'
            escaped = char == "\\" and not escaped
        elif char == '"':
            quoted = True
        elif char in "[{":
            depth += 1
            if depth > DEEPEST:
                raise ValueError("too deep")
        elif char in "]}":
            depth -= 1
