"""Labelled senders, one JSON object a line, as the subjects that the rating sees: header facts and nothing
else.

Fields are those of a header (from_name, from_address, reply_to, spf, dkim, dmarc, dkim_domains,
spf_mailfrom, subject, has_to, has_refs, list_id, list_unsub, esp ...), with id, label, kind and source. An
empty text is absent.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any

from whowrites.address import registrable
from whowrites.model import Auth, Header, Subject
from whowrites.reading.topic import answers, topic

_ARCHIVES = ("lists:", "lists-fraud:")
"""Sources that were read in the archive of a list: list_id and return_path are the archive's own, on both
sides."""
_NAME = 200


class BadRow(ValueError):
    """A line that is no row; the message names line and fault."""


@dataclass(frozen=True, slots=True)
class Row:
    """One labelled sender. `innocent` is the class of an honest one, empty for others. `archived`: what the
    message shows where the archive's List-Id and unsubscribe lines are believed; None where it has none.
    """

    id: str
    label: str
    kind: str
    innocent: str
    sender: str
    subject: Subject
    archived: Subject | None = None


def as_archived(row: Row) -> Row:
    """The row with the archive's own lines taken for what they say."""
    return replace(row, subject=row.archived) if row.archived else row


def read(lines: Iterable[str]) -> Iterator[Row]:
    """The rows of a JSONL text, in order. Raises BadRow with the line's number."""
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            data = json.loads(line)
        except ValueError as error:
            raise BadRow(f"line {number} is not JSON: {error}") from error
        if not isinstance(data, dict) or not isinstance(data.get("from_address"), str):
            raise BadRow(f"line {number} has no text under from_address")
        yield _row(data)


def _row(data: dict[str, Any]) -> Row:
    listed, unsubscribe = bool(data.get("list_id")), bool(data.get("list_unsub"))
    archived = _archived(data)
    return Row(
        id=_text(data, "id"),
        label=_text(data, "label"),
        kind=_text(data, "kind"),
        innocent=_innocent(data) if data.get("label") == "ham" else "",
        sender=_text(data, "from_address").lower(),
        subject=_subject(data, listed and not archived, unsubscribe and not archived),
        archived=_subject(data, listed, unsubscribe) if archived and (listed or unsubscribe) else None,
    )


def _subject(data: dict[str, Any], listed: bool, unsubscribe: bool) -> Subject:
    service = _text(data, "esp")
    subject = _text(data, "subject")
    header = Header(
        return_path="" if _archived(data) else _text(data, "return_path"),
        sender=_text(data, "sender"),
        message_id_domain=_text(data, "message_id_domain"),
        addressed=data.get("has_to"),
        answers=answers(subject),
        threaded=data.get("has_refs"),
        topic=topic(subject),
        unsubscribe=unsubscribe,
        service=service,
    )
    channel = "list" if listed else "bulk" if service or unsubscribe else ""
    return Subject(
        address=_text(data, "from_address"),
        name=_text(data, "from_name")[:_NAME],
        reply_to=_text(data, "reply_to"),
        surface="file",
        auth=_auth(data, channel),
        header=header,
    )


def _auth(data: dict[str, Any], channel: str) -> Auth | None:
    spf, dkim, dmarc = (_text(data, field) for field in ("spf", "dkim", "dmarc"))
    if not (spf or dkim or dmarc or channel):
        return None
    aligned = None
    if spf or dkim or dmarc:
        own = _organisation(_text(data, "from_address"))
        signers = {_organisation(str(domain)) for domain in data.get("dkim_domains") or ()}
        envelope = _organisation(_text(data, "spf_mailfrom")) if spf == "pass" else ""
        aligned = dmarc == "pass" or (bool(own) and (own in signers or own == envelope))
    return Auth(spf, dkim, dmarc, aligned, channel)


def _organisation(address: str) -> str:
    """The registrable domain of an address or domain; empty where it is none."""
    domain = address.rpartition("@")[2].strip().lower().rstrip(".")
    try:
        return registrable(domain.encode("idna").decode()) if domain else ""
    except UnicodeError:
        return ""


def _innocent(data: dict[str, Any]) -> str:
    """The classes whose false alarms are told apart."""
    if data.get("list_id") and not _archived(data):
        return "list that rewrites" if data.get("source", "").startswith("lore") else "list or newsletter"
    if data.get("list_unsub") and not _archived(data):
        return "list or newsletter"
    from whowrites.sources.lists import is_free

    person = (
        "person on free mail" if is_free(_text(data, "from_address").lower().rpartition("@")[2]) else "person"
    )
    return f"{person}, on a list" if _archived(data) else person


def _archived(data: dict[str, Any]) -> bool:
    return str(data.get("source", "")).startswith(_ARCHIVES)


def _text(data: dict[str, Any], field: str) -> str:
    value = data.get(field)
    return value if isinstance(value, str) else ""
